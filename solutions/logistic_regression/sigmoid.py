import numpy as np


def sigmoid(z):
    """Return the logistic sigmoid 1 / (1 + e^(−z)) of every entry of z.

    The result is right for any finite z, however large: near 0 for z = −1000, near 1 for
    z = 1e300. No RuntimeWarning reaches the caller: either no step overflows, or its warning
    is kept inside.

    Parameters
    ----------
    z : array of any shape
        Scores. They may be whole numbers; the result is not.

    Returns
    -------
    sigma : array of the same shape
        σ(z), between 0 and 1.

    >>> sigmoid(np.array([0.0, -1000.0, 1000.0])).tolist()
    [0.5, 0.0, 1.0]
    >>> sigmoid(np.array([[2], [-2]])).round(4).tolist()  # 7.389 / 8.389
    [[0.8808], [0.1192]]
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))  # never more than 1
    return np.where(z >= 0, 1, e) / (1 + e)
    ### END SOLUTION
