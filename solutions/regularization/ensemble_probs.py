import numpy as np


def ensemble_probs(probs):
    """Return what several models say together: the mean of their probabilities.

    Parameters
    ----------
    probs : list of arrays (N, K)
        For each model the probabilities of the K classes for the same N examples; at least one
        model.

    Returns
    -------
    mean : array (N, K)
        Entry (n, k) is the mean over the models.

    >>> ensemble_probs([np.array([[1.0, 0.0]]), np.array([[0.5, 0.5]])]).tolist()
    [[0.75, 0.25]]
    """
    ### BEGIN SOLUTION
    return sum(probs) / len(probs)
    ### END SOLUTION
