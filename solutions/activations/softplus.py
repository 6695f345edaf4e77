import numpy as np


def softplus(z):
    """Return softplus(z) = log(1 + e^z) of every entry of z, with the natural logarithm.

    The result is right for any finite z, however large: z itself for z = 1000, 0 for z = −1000.

    Parameters
    ----------
    z : array of any shape
        They may be whole numbers; the result is not.

    Returns
    -------
    array of the same shape.

    >>> softplus(np.array([-1000.0, 1000.0])).tolist()
    [0.0, 1000.0]
    >>> softplus(np.array([[0], [1]])).round(4).tolist()  # log 2 and log(1 + 2.7183)
    [[0.6931], [1.3133]]
    """
    ### BEGIN SOLUTION
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    ### END SOLUTION
