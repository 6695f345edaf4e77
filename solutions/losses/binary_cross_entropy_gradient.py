import numpy as np


def binary_cross_entropy_gradient(scores, targets):
    """Return the gradient of the mean binary cross-entropy with respect to the scores.

    With the sigmoid p = 1 / (1 + e^(−s)) the loss is

        L = −1/N Σ ( t log p + (1 − t) log(1 − p) )

    Simplify the derivative by s on paper first. The result is finite and right for any finite
    scores, also for s = −1e300 or s = 1e300.

    Parameters
    ----------
    scores : array (N,)
        Scores s, before the sigmoid.
    targets : array (N,)
        0 or 1.

    Returns
    -------
    array (N,)
        ∂L/∂s of every score.

    >>> scores, targets = np.array([0.0, np.log(3.0)]), np.array([1, 0])
    >>> gradient = binary_cross_entropy_gradient(scores, targets)
    >>> gradient.round(6).tolist()  # p is 1/2 and 3/4
    [-0.25, 0.375]
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(scores))
    probs = np.where(scores >= 0, 1, e) / (1 + e)
    return (probs - targets) / len(targets)
    ### END SOLUTION
