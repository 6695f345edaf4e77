import numpy as np


def shared_gradient(X, W, heads, targets):
    """Return the gradient of weights that several tasks share.

    All tasks use the same U = X W; the head V of a task predicts U V and has targets T of its own.
    The loss is the sum over the tasks of

        (1/N) Σ_n ‖row n of (X W V − T)‖²

    where the square of a row's length is the sum of the squares of its entries.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    W : array (D, H)
        The shared weights.
    heads : list of arrays (H, K)
        The weights V of each task; K may differ from task to task.
    targets : list of arrays (N, K)
        The targets T of each task, in the order of `heads`.

    Returns
    -------
    array (D, H)
        The derivative of the loss by W.

    >>> X, W = np.array([[1.0]]), np.array([[2.0]])
    >>> heads, targets = [np.array([[1.0]]), np.array([[3.0]])], [np.array([[1.0]])] * 2
    >>> shared_gradient(X, W, heads, targets).tolist()  # 2 (2 − 1) 1 + 2 (6 − 1) 3
    [[32.0]]
    """
    ### BEGIN SOLUTION
    U = X @ W
    dU = np.zeros(U.shape)
    for V, T in zip(heads, targets, strict=True):
        dU += 2 / len(X) * (U @ V - T) @ V.T
    return X.T @ dU
    ### END SOLUTION
