import numpy as np


def one_hot(labels, num_classes):
    """Write every label as a row with a 1 at the place of its class and 0 elsewhere.

    Labels count the classes from 0 to K − 1. A class that does not occur among the labels still
    has its column.

    Parameters
    ----------
    labels : array (N,) of int
        The class of each example.
    num_classes : int
        The number of classes K.

    Returns
    -------
    encoded : array (N, K)
        Entry (n, k) is 1 if labels[n] is k, else 0.

    >>> one_hot(np.array([2, 0]), 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    ### BEGIN SOLUTION
    encoded = np.zeros((len(labels), num_classes))
    encoded[np.arange(len(labels)), labels] = 1.0
    return encoded
    ### END SOLUTION
