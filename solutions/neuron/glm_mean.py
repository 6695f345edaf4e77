import numpy as np


def glm_mean(X, w, b, family):
    """Return the mean that one neuron predicts for every example: three regressions in one.

    With z = X w + b the mean is

        "linear"    z                    a real number
        "logistic"  1 / (1 + exp(−z))    a probability; z is never large here
        "poisson"   exp(z)               a count's mean, larger than 0

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    w : array (D,)
        The weights.
    b : float
        The bias.
    family : str
        "linear", "logistic" or "poisson".

    Returns
    -------
    array (N,)

    >>> X, w = np.array([[0.0], [1.0]]), np.array([2.0])
    >>> glm_mean(X, w, 1.0, "linear").tolist()
    [1.0, 3.0]
    >>> glm_mean(X, w, 0.0, "logistic").round(4).tolist()
    [0.5, 0.8808]
    """
    ### BEGIN SOLUTION
    z = X @ w + b
    if family == "linear":
        return z
    if family == "logistic":
        return 1 / (1 + np.exp(-z))
    return np.exp(z)
    ### END SOLUTION
