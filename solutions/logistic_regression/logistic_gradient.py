import numpy as np


def logistic_gradient(X, targets, w, b):
    """Return the gradient of the mean binary cross-entropy of logistic regression.

    The model is p = σ(X w + b) with σ(z) = 1 / (1 + e^(−z)); the loss is

        L = −1/N Σ [ t_n log p_n + (1 − t_n) log(1 − p_n) ] .

    Return its derivatives with respect to every weight and to the bias.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    targets : array (N,)
        The class of each example, 0 or 1.
    w : array (D,)
        The weights.
    b : float
        The bias.

    Returns
    -------
    (dw, db) : array (D,) and float
        ∂L/∂w and ∂L/∂b.

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([0, 1])
    >>> dw, db = logistic_gradient(X, targets, np.array([0.0]), 0.0)
    >>> dw.tolist(), float(db)  # residuals ½ and −½
    ([-0.5], 0.0)
    """
    ### BEGIN SOLUTION
    z = X @ w + b
    e = np.exp(-np.abs(z))
    residuals = np.where(z >= 0, 1, e) / (1 + e) - targets
    return X.T @ residuals / len(targets), residuals.mean()
    ### END SOLUTION
