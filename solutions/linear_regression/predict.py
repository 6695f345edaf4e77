import numpy as np


def predict(X, w, b):
    """Return the predictions of the linear model for every example.

    The prediction for example n is

        p_n = X[n, 0] w[0] + X[n, 1] w[1] + … + X[n, D − 1] w[D − 1] + b

    Parameters
    ----------
    X : array (N, D)
        One example a row, one feature a column.
    w : array (D,)
        One weight for each feature.
    b : float
        The bias, the same for every example.

    Returns
    -------
    p : array (N,)
        One prediction for each example.

    >>> X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    >>> w = np.array([10.0, -1.0])
    >>> predict(X, w, 0.5).tolist()  # 10 · 1 − 1 · 2 + 0.5 = 8.5
    [8.5, 26.5, 44.5]
    """
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION
