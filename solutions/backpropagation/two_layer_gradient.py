import numpy as np


def two_layer_gradient(X, Y, W1, W2):
    """Return the loss of a network of two layers, and its gradient for both weight matrices.

    The network is S = relu(X W1) W2 without biases, the loss is L = Σ (S − Y)²: a sum over all
    entries, with no factor. The derivative of the ReLU at 0 is taken as 0.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    Y : array (N, K)
        The wanted outputs.
    W1 : array (D, H)
        The weights of the first layer.
    W2 : array (H, K)
        The weights of the second layer.

    Returns
    -------
    (loss, dW1, dW2) : float and arrays (D, H) and (H, K)
        L, ∂L/∂W1 and ∂L/∂W2.

    >>> X, Y = np.array([[2.0]]), np.array([[5.0]])
    >>> W1, W2 = np.array([[1.0]]), np.array([[3.0]])
    >>> loss, dW1, dW2 = two_layer_gradient(X, Y, W1, W2)  # the error is 6 − 5
    >>> float(loss), dW1.tolist(), dW2.tolist()
    (1.0, [[12.0]], [[4.0]])
    """
    ### BEGIN SOLUTION
    f = X @ W1
    g = np.maximum(f, 0)
    errors = g @ W2 - Y
    dh = 2 * errors
    df = (dh @ W2.T) * (f > 0)
    return np.sum(errors**2), X.T @ df, g.T @ dh
    ### END SOLUTION
