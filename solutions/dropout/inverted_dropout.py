import numpy as np


def inverted_dropout(X, drop_prob, *, rng):
    """Dropout in training that leaves nothing to do at test time.

    Every entry of X, of every example and every unit, is dropped (set to 0) with probability
    p = `drop_prob`, each independently of all others. An entry that is kept is multiplied by
    1/(1 − p), so that the mean over all masks is X itself.

    Parameters
    ----------
    X : array (N, D)
        The output of a layer, one example a row. It may hold integers.
    drop_prob : float
        p, the probability that an entry is dropped, 0 ≤ drop_prob < 1.
    rng : np.random.Generator
        The only source of chance: the same state gives the same mask.

    Returns
    -------
    (Y, mask) : arrays (N, D)
        Y is X times the mask, entry by entry; the mask is 0 where an entry was dropped and
        1/(1 − p) where it was kept.

    >>> X = np.ones((20, 50))
    >>> Y, mask = inverted_dropout(X, 0.75, rng=np.random.default_rng(0))
    >>> np.unique(mask).tolist(), np.unique(Y).tolist()
    ([0.0, 4.0], [0.0, 4.0])
    """
    ### BEGIN SOLUTION
    mask = (rng.random(X.shape) >= drop_prob) / (1 - drop_prob)
    return X * mask, mask
    ### END SOLUTION
