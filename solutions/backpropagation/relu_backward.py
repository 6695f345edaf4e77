import numpy as np


def relu_backward(dY, X):
    """Return the gradient of the input of a ReLU, given the gradient of its output.

    The layer is Y = max(0, X), entry by entry. Its derivative is 1 where X is positive and 0
    elsewhere; at exactly 0 it is taken as 0.

    Parameters
    ----------
    dY : array of X's shape
        The gradient of the loss with respect to Y.
    X : array of any shape
        The input of the layer.

    Returns
    -------
    array of X's shape: the gradient of the loss with respect to X.

    >>> dY, X = np.array([5.0, 6.0, -7.0]), np.array([-1.0, 0.0, 2.0])
    >>> relu_backward(dY, X).tolist()
    [0.0, 0.0, -7.0]
    """
    ### BEGIN SOLUTION
    return np.where(X > 0, dY, 0.0)
    ### END SOLUTION
