import numpy as np


def half_mse_gradient(X, targets, w, b):
    """Return the gradient of half the mean squared error of the model X w + b.

    The loss is L = 1/(2N) Σ (p_n − t_n)², where p = X w + b. Return its derivatives with
    respect to every weight and to the bias.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    targets : array (N,)
        The wanted values t.
    w : array (D,)
        The weights.
    b : float
        The bias.

    Returns
    -------
    (dw, db) : array (D,) and float
        ∂L/∂w and ∂L/∂b.

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([2.0, 2.0])
    >>> dw, db = half_mse_gradient(X, targets, np.array([1.0]), 0.0)
    >>> dw.tolist(), float(db)  # errors -1 and 1
    ([1.0], 0.0)
    """
    ### BEGIN SOLUTION
    errors = X @ w + b - targets
    return X.T @ errors / len(targets), errors.mean()
    ### END SOLUTION
