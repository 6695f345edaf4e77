import numpy as np


def multiclass_hinge(scores, labels):
    """Return the mean hinge loss of scores, given the right classes.

    Every wrong class should score at least 1 less than the right one; what is missing is lost:

        L = 1/N Σ_n Σ_{j ≠ y_n} max(0, s_n[j] − s_n[y_n] + 1)

    Parameters
    ----------
    scores : array (N, K)
        One example a row.
    labels : array (N,) of int
        The right class y of each example, 0..K−1.

    Returns
    -------
    loss : float
        In units of the score, averaged over the examples.

    >>> scores = np.array([[3.0, 1.0, 2.5], [0.0, 2.0, 0.0]])
    >>> float(multiclass_hinge(scores, np.array([0, 0])))  # (0 + 0.5 + 3 + 1) / 2
    2.25
    """
    ### BEGIN SOLUTION
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum(axis=1).mean()
    ### END SOLUTION
