import numpy as np


def ridge(X, targets, strength):
    """Return the weights of the straight line that fits well and is not steep.

    They minimise, without a bias,

        1/(2N) ‖X w − t‖² + ½ λ ‖w‖²

    Parameters
    ----------
    X : array (N, D)
        One example a row. Where λ > 0, N may be smaller than D, and columns may be equal.
    targets : array (N,)
        The wanted outputs t.
    strength : float
        λ, at least 0. Where it is 0, the columns of X are linearly independent.

    Returns
    -------
    w : array (D,)
        The minimiser.

    >>> X, targets = np.array([[1.0], [1.0]]), np.array([3.0, 5.0])
    >>> ridge(X, targets, 0.0).round(12).tolist(), ridge(X, targets, 1.0).round(12).tolist()
    ([4.0], [2.0])
    """
    ### BEGIN SOLUTION
    N, D = X.shape
    return np.linalg.solve(X.T @ X / N + strength * np.eye(D), X.T @ targets / N)
    ### END SOLUTION
