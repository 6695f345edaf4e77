import numpy as np


def normal_equation(X, targets):
    """Return the weights and the bias that minimise the mean squared error, in closed form.

    With A = [X, 1], the matrix X and a column of ones, and θ the weights followed by the bias,
    the minimum is where

        Aᵀ A θ = Aᵀ t

    Solve this system, or find the same minimum by another route. The columns of X and the
    constant are independent, so there is exactly one minimum.

    Parameters
    ----------
    X : array (N, D)
        One example a row, N > D.
    targets : array (N,)
        The wanted values t.

    Returns
    -------
    (w, b) : array (D,) and float
        The best weights and the best bias.

    >>> X, targets = np.array([[1.0], [3.0]]), np.array([4.0, 8.0])
    >>> w, b = normal_equation(X, targets)
    >>> np.round(w, 9).tolist(), round(float(b), 9)  # meets both points
    ([2.0], 2.0)
    """
    ### BEGIN SOLUTION
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.linalg.lstsq(A, targets, rcond=None)[0]
    return theta[:-1], theta[-1]
    ### END SOLUTION
