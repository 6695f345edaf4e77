import numpy as np


def tanh_from_sigmoid(z):
    """Return tanh z of every entry of z, with the help of the logistic sigmoid σ.

    tanh z = (e^z − e^(−z)) / (e^z + e^(−z)) = 2 σ(2z) − 1, with σ(z) = 1 / (1 + e^(−z)).
    The result is right for any finite z, however large: 1 for z = 1e300, −1 for z = −1e300.
    Only the values are graded, not how they are computed.

    Parameters
    ----------
    z : array of any shape
        They may be whole numbers; the result is not.

    Returns
    -------
    array of the same shape, between −1 and 1.

    >>> tanh_from_sigmoid(np.array([0.0, -1000.0, 1000.0])).tolist()
    [0.0, -1.0, 1.0]
    >>> tanh_from_sigmoid(np.array([[1], [-1]])).round(4).tolist()  # σ(2) = 0.8808
    [[0.7616], [-0.7616]]
    """
    ### BEGIN SOLUTION
    e = np.exp(-2.0 * np.abs(z))  # never more than 1
    return 2 * np.where(z >= 0, 1, e) / (1 + e) - 1
    ### END SOLUTION
