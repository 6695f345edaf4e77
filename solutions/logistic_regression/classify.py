import numpy as np


def classify(X, w, b):
    """Return the class that logistic regression assigns to every example.

    The model gives P(y = 1) = σ(X w + b) with σ(z) = 1 / (1 + e^(−z)). The class is 1 where
    P(y = 1) ≥ 0.5 and 0 elsewhere. An example whose score is exactly 0 lies on the boundary
    and is put into class 1.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    w : array (D,)
        The weights.
    b : float
        The bias.

    Returns
    -------
    classes : array (N,)
        0 or 1 for each example.

    >>> X = np.array([[1.0], [2.0], [3.0]])
    >>> classify(X, np.array([1.0]), -2.0).tolist()  # scores −1, 0, 1
    [0, 1, 1]
    """
    ### BEGIN SOLUTION
    return (X @ w + b >= 0).astype(int)
    ### END SOLUTION
