import numpy as np


def leaky_relu(z, alpha=0.01):
    """Return the leaky ReLU of every entry of z: z where z > 0, alpha · z elsewhere.

    The result is right for any finite z, however large.

    Parameters
    ----------
    z : array of any shape
        They may be whole numbers; the result is not.
    alpha : float
        The slope for negative z, 0 ≤ alpha ≤ 1. With 0 the function is the ReLU.

    Returns
    -------
    array of the same shape.

    >>> leaky_relu(np.array([-200.0, 0.0, 3.0])).tolist()
    [-2.0, 0.0, 3.0]
    >>> leaky_relu(np.array([[-2, 3]]), alpha=0.25).tolist()
    [[-0.5, 3.0]]
    """
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * z)
    ### END SOLUTION
