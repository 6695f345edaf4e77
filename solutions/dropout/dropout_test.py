import numpy as np


def dropout_test(X, drop_prob):
    """Return the output of a dropout layer at test time: (1 − p) X.

    At test time no entry is dropped. Each is multiplied by the probability with which it was kept
    in training, so that it has the mean which it had there; nothing is random.

    Parameters
    ----------
    X : array of any shape
        The output of a layer.
    drop_prob : float
        p, the probability with which an entry was dropped in training, 0 ≤ drop_prob < 1.

    Returns
    -------
    array of X's shape.

    >>> dropout_test(np.array([4.0, -8.0]), 0.25).tolist()
    [3.0, -6.0]
    """
    ### BEGIN SOLUTION
    return (1 - drop_prob) * X
    ### END SOLUTION
