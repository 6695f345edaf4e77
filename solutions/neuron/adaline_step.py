import numpy as np


def adaline_step(X, targets, w, b, *, lr):
    """Make one step of ADALINE's rule with all examples at once.

    ADALINE compares the targets with the sums y = x·w + b themselves, before any threshold:

        w ← w + lr Σ (t_n − y_n) x_n        b ← b + lr Σ (t_n − y_n)

    The sums run over all examples; they are not divided by N. All y_n belong to the old w and b.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    targets : array (N,)
        The wanted values t.
    w : array (D,)
        The weights before the step.
    b : float
        The bias before the step.
    lr : float
        The learning rate.

    Returns
    -------
    (w, b) : array (D,) and float
        After the step.

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([2.0, 6.0])
    >>> w, b = adaline_step(X, targets, np.zeros(1), 0.0, lr=0.5)
    >>> w.tolist(), float(b)  # errors 2 and 6
    ([10.0], 4.0)
    """
    ### BEGIN SOLUTION
    errors = targets - (X @ w + b)
    return w + lr * X.T @ errors, b + lr * errors.sum()
    ### END SOLUTION
