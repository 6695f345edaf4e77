import numpy as np


def linear_backward(dY, X, W):
    """Return the gradients of a linear layer Y = X W + b, given the gradient of its output.

    L is a loss computed from Y, and dY = ∂L/∂Y is known. Whether L is a sum or a mean over
    the examples is already in dY.

    Parameters
    ----------
    dY : array (N, H)
        The gradient of the loss with respect to the output.
    X : array (N, D)
        The input of the layer.
    W : array (D, H)
        The weights.

    Returns
    -------
    (dX, dW, db) : arrays (N, D), (D, H) and (H,)
        ∂L/∂X, ∂L/∂W and ∂L/∂b.

    >>> dY, X = np.array([[1.0], [2.0]]), np.array([[3.0], [4.0]])
    >>> dX, dW, db = linear_backward(dY, X, W=np.array([[5.0]]))
    >>> dX.tolist(), dW.tolist(), db.tolist()  # dW = 1·3 + 2·4
    ([[5.0], [10.0]], [[11.0]], [3.0])
    """
    ### BEGIN SOLUTION
    return dY @ W.T, X.T @ dY, np.sum(dY, axis=0)
    ### END SOLUTION
