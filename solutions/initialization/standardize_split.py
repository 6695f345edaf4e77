import numpy as np


def standardize_split(train, test):
    """Scale a training part and a test part, both with the statistics of the training part.

    Of every column take the mean and the population standard deviation in `train`, and bring each
    entry x of that column, in both parts, to

        (x − mean) / std

    A column whose entries are all equal in `train` has no spread: its std is 1.0, so it is moved
    and not scaled. Beware of rounding: NumPy's std of such a column is not always 0.

    Parameters
    ----------
    train : array (N, D)
        The examples that are learned from, one a row.
    test : array (M, D)
        Other examples with the same features.

    Returns
    -------
    (train, test) : arrays (N, D) and (M, D)
        Both scaled; the arrays passed in keep their values.

    >>> train, test = standardize_split(np.array([[1.0, 7.0], [3.0, 7.0]]), np.array([[6.0, 9.0]]))
    >>> train.tolist(), test.tolist()  # means 2 and 7, stds 1 and 1
    ([[-1.0, 0.0], [1.0, 0.0]], [[4.0, 2.0]])
    """
    ### BEGIN SOLUTION
    mean = train.mean(axis=0)
    std = np.where(train.min(axis=0) == train.max(axis=0), 1.0, train.std(axis=0))
    return (train - mean) / std, (test - mean) / std
    ### END SOLUTION
