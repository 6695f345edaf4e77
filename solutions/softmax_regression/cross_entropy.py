import numpy as np


def cross_entropy(scores, labels):
    """Return the mean cross-entropy of scores, given the right classes.

    With p_n the softmax of row n and y_n its label,

        L = −1/N Σ_n log p_n[y_n]          (natural logarithm)

    The result is right for finite scores up to 1e300, also where a probability is rounded to 0.
    Recall what the logarithm does to the exponential in the softmax.

    Parameters
    ----------
    scores : array (N, K)
        One example a row, before the softmax.
    labels : array (N,) of int
        The right class of each example, 0..K−1.

    Returns
    -------
    loss : float
        In nats, averaged over the examples.

    >>> scores = np.array([[0.0, np.log(3.0)], [5.0, 5.0]])
    >>> round(float(cross_entropy(scores, np.array([0, 1]))), 4)  # (log 4 + log 2) / 2
    1.0397
    """
    ### BEGIN SOLUTION
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    return np.mean(log_sums - shifted[np.arange(len(labels)), labels])
    ### END SOLUTION
