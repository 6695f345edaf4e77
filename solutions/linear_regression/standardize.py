import numpy as np


def standardize(X):
    """Bring every column of X to mean 0 and standard deviation 1.

    From each column subtract its mean and divide by its population standard deviation

        std = √( 1/N Σ (x_n − mean)² )

    A column whose N entries are all equal has no spread: it becomes zeros, and its std is
    reported as 1.0. Beware of rounding: NumPy's std of such a column is not always 0.

    Parameters
    ----------
    X : array (N, D)
        One example a row, one feature a column.

    Returns
    -------
    (scaled, mean, std) : arrays (N, D), (D,) and (D,)
        The scaled features, and what each column was shifted and divided by.

    >>> X = np.array([[1.0, 7.0], [3.0, 7.0]])
    >>> scaled, mean, std = standardize(X)
    >>> scaled.tolist(), mean.tolist(), std.tolist()
    ([[-1.0, 0.0], [1.0, 0.0]], [2.0, 7.0], [1.0, 1.0])
    """
    ### BEGIN SOLUTION
    mean = X.mean(axis=0)
    std = np.where(X.min(axis=0) == X.max(axis=0), 1.0, X.std(axis=0))
    return (X - mean) / std, mean, std
    ### END SOLUTION
