import numpy as np


def xor_training_step(X, Y, W0, W1):
    """Return both weight matrices after one step of gradient descent on all examples.

    Forward: l1 = σ(X W0), l2 = σ(l1 W1), no biases, σ(s) = 1 / (1 + exp(−s)). The error signal
    of the output is δ2 = (Y − l2) l2 (1 − l2), entry by entry; that of the hidden layer is δ2
    carried back through the weights W1 that made l2, times l1 (1 − l1). Each matrix grows by
    (its input)ᵀ (the δ of its output): the learning rate is 1, nothing is divided by N.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    Y : array (N, K)
        The wanted outputs, 0 or 1.
    W0 : array (D, H)
        The weights of the hidden layer.
    W1 : array (H, K)
        The weights of the output layer.

    Returns
    -------
    (W0, W1) : arrays (D, H) and (H, K)
        The new weights; the arrays passed in keep their values.

    >>> X, Y = np.array([[2.0]]), np.array([[1.0]])
    >>> W0, W1 = xor_training_step(X, Y, np.array([[0.0]]), np.array([[0.0]]))
    >>> W0.tolist(), W1.tolist()  # l1 = l2 = 0.5, the output's signal is 0.125
    ([[0.0]], [[0.0625]])
    """
    ### BEGIN SOLUTION
    l1 = 1.0 / (1.0 + np.exp(-(X @ W0)))
    l2 = 1.0 / (1.0 + np.exp(-(l1 @ W1)))
    delta2 = (Y - l2) * l2 * (1.0 - l2)
    delta1 = (delta2 @ W1.T) * l1 * (1.0 - l1)
    return W0 + X.T @ delta1, W1 + l1.T @ delta2
    ### END SOLUTION
