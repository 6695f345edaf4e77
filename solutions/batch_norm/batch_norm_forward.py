import numpy as np


def batch_norm_forward(X, gamma, beta, *, eps=1e-6):
    """Normalize every column of a batch, then scale and shift it.

    Each column of X has its own mean, and its own variance: the mean of the squared distances from
    the mean, a sum divided by N. With these

        Y = gamma (X − mean) / √(var + eps) + beta

    The result has to be right also where a column's mean is 10⁷ times its standard deviation.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    gamma : array (D,)
        The scale of each column.
    beta : array (D,)
        The shift of each column.
    eps : float
        Added to the variance, under the root.

    Returns
    -------
    (Y, mean, var) : arrays (N, D), (D,) and (D,)
        var is the variance without eps.

    >>> X, gamma, beta = np.array([[1.0], [3.0]]), np.array([5.0]), np.array([0.5])
    >>> Y, mean, var = batch_norm_forward(X, gamma, beta, eps=3.0)
    >>> Y.tolist(), mean.tolist(), var.tolist()  # the root is 2
    ([[-2.0], [3.0]], [2.0], [1.0])
    """
    ### BEGIN SOLUTION
    mean = X.mean(axis=0)
    centred = X - mean
    var = (centred**2).mean(axis=0)
    return gamma * centred / np.sqrt(var + eps) + beta, mean, var
    ### END SOLUTION
