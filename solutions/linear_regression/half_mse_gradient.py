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

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([4.0, 8.0])
    >>> dw, db = half_mse_gradient(X, targets, np.array([1.0]), 1.0)
    >>> dw.tolist(), float(db)  # residuals −2 and −4
    ([-7.0], -3.0)
    """
    ### BEGIN SOLUTION
    residuals = X @ w + b - targets
    return X.T @ residuals / len(targets), residuals.mean()
    ### END SOLUTION
