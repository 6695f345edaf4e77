import numpy as np


def gradient_descent(X, targets, *, lr, num_steps):
    """Fit the model X w + b by gradient descent on half the mean squared error.

    Start with every weight and the bias at zero. Each step computes both derivatives at the
    old parameters and then takes

        w ← w − lr · ∂L/∂w
        b ← b − lr · ∂L/∂b        with L = 1/(2N) Σ (p_n − t_n)²

    Make all `num_steps` steps, whatever the loss does.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    targets : array (N,)
        The wanted values t.
    lr : float
        The learning rate.
    num_steps : int
        The number of steps, 0 or more.

    Returns
    -------
    (w, b, history) : array (D,), float and array (num_steps + 1,)
        The parameters after the last step, and the loss L before the first step and after
        every step.

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([2.0, 6.0])
    >>> w, b, history = gradient_descent(X, targets, lr=0.1, num_steps=1)
    >>> np.round(w, 9).tolist(), round(float(b), 9)
    ([1.0], 0.4)
    >>> np.round(history, 9).tolist()
    [10.0, 1.78]
    """
    ### BEGIN SOLUTION
    w, b = np.zeros(X.shape[1]), 0.0
    history = []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.square(residuals).mean() / 2)
        if len(history) <= num_steps:
            w = w - lr * X.T @ residuals / len(targets)
            b = b - lr * residuals.mean()
    return w, b, np.array(history)
    ### END SOLUTION
