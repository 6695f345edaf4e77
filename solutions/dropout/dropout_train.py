import numpy as np


def dropout_train(X, drop_prob, *, rng):
    """Switch off random entries of a layer's output, as dropout does in training.

    Every entry of X, of every example and every unit, is dropped (set to 0) with probability
    `drop_prob`, each independently of all others. The other entries stay as they are.

    Parameters
    ----------
    X : array (N, D)
        The output of a layer, one example a row.
    drop_prob : float
        The probability that an entry is dropped, 0 ≤ drop_prob < 1.
    rng : np.random.Generator
        The only source of chance: the same state gives the same mask.

    Returns
    -------
    (Y, mask) : arrays (N, D)
        What is left of X, and a mask that is 1 where an entry was kept and 0 where it was
        dropped (numbers or bool).

    >>> X = np.array([[3.0, -4.0], [5.0, 6.0]])
    >>> Y, mask = dropout_train(X, 0.0, rng=np.random.default_rng(0))  # nothing is dropped
    >>> Y.tolist(), mask.astype(int).tolist()
    ([[3.0, -4.0], [5.0, 6.0]], [[1, 1], [1, 1]])
    """
    ### BEGIN SOLUTION
    mask = rng.random(X.shape) >= drop_prob
    return X * mask, mask
    ### END SOLUTION
