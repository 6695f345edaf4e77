import numpy as np


def inverted_dropout_backward(dY, mask):
    """Return the gradient of the loss with respect to the input of inverted dropout.

    Forward was Y = X · mask, entry by entry, with the mask that `inverted_dropout` returned:
    0 where an entry was dropped, 1/(1 − p) where it was kept.

    Parameters
    ----------
    dY : array of any shape
        The gradient of the loss with respect to Y.
    mask : array of dY's shape
        The mask of the forward pass.

    Returns
    -------
    dX : array of the same shape.

    >>> inverted_dropout_backward(np.array([5.0, -6.0]), np.array([0.0, 2.0])).tolist()
    [0.0, -12.0]
    """
    ### BEGIN SOLUTION
    return dY * mask
    ### END SOLUTION
