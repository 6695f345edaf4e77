import numpy as np


def binary_cross_entropy(scores, targets):
    """Return the mean binary cross-entropy of scores, in nats.

    A score s stands for the probability p = σ(s) = 1 / (1 + e^(−s)) of class 1. The loss of
    one example is −log p if its target is 1, and −log(1 − p) if its target is 0. Return the
    mean over all examples. It is finite and right for any finite scores up to 1e300 in size,
    also where p itself rounds to 0 or 1.

    Parameters
    ----------
    scores : array (N,)
        Scores before the sigmoid, of either sign.
    targets : array (N,)
        The class of each example, 0 or 1.

    Returns
    -------
    loss : float
        The mean of the N losses, with the natural logarithm.

    >>> scores, targets = np.array([0.0, 0.0]), np.array([1, 0])
    >>> round(float(binary_cross_entropy(scores, targets)), 4)  # log 2
    0.6931
    >>> float(binary_cross_entropy(np.array([1e3, -1e3]), np.array([0, 0])))
    500.0
    """
    ### BEGIN SOLUTION
    towards_wrong = np.where(targets == 1, -scores, scores)
    return np.logaddexp(0, towards_wrong).mean()
    ### END SOLUTION
