import numpy as np


def quadratic_features(X):
    """Return the features x₁, x₂, x₁², x₂² of every example.

    Parameters
    ----------
    X : array (N, 2)
        One example a row, with the features x₁ and x₂.

    Returns
    -------
    features : array (N, 4)
        The columns are x₁, x₂, x₁², x₂², in this order.

    >>> quadratic_features(np.array([[2.0, -3.0], [0.5, 1.0]])).tolist()
    [[2.0, -3.0, 4.0, 9.0], [0.5, 1.0, 0.25, 1.0]]
    """
    ### BEGIN SOLUTION
    return np.hstack([X, X**2])
    ### END SOLUTION
