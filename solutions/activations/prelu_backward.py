import numpy as np


def prelu_backward(dY, Z, alpha):
    """Return the gradients of a PReLU layer, given the gradient of its output.

    The layer is Y = Z where Z > 0 and Y = alpha · Z elsewhere. One number alpha serves all
    entries, and it is learned too. Where Z is exactly 0, dZ may use either of the two slopes.

    Parameters
    ----------
    dY : array of Z's shape
        The gradient of the loss with respect to Y.
    Z : array of any shape
        The input of the layer.
    alpha : number
        The slope. Learning may have made it negative or larger than 1.

    Returns
    -------
    (dZ, dalpha) : array of Z's shape, and float
        The gradients of the loss with respect to Z and to alpha.

    >>> dY, Z = np.array([10.0, 20.0, 30.0]), np.array([-1.0, 2.0, -3.0])
    >>> dZ, dalpha = prelu_backward(dY, Z, 0.5)
    >>> dZ.tolist(), float(dalpha)  # −10 − 90
    ([5.0, 20.0, 15.0], -100.0)
    """
    ### BEGIN SOLUTION
    dZ = np.where(Z > 0, dY, alpha * dY)
    dalpha = (dY * np.minimum(Z, 0)).sum()
    return dZ, dalpha
    ### END SOLUTION
