import numpy as np


def update_ratio(param, update):
    """Return how large an update is, measured against the parameter that it is added to.

    That is ‖update‖ / ‖param‖, where ‖·‖ is the root of the sum of the squares of all entries. In
    a healthy training it is about 0.001.

    Parameters
    ----------
    param : array of any shape
        A parameter before the update; not all of its entries are 0.
    update : array of the same shape
        What is added to it.

    Returns
    -------
    float

    >>> float(update_ratio(np.array([[3.0, 0.0], [0.0, -4.0]]), np.array([[0.0, 2.0], [0.0, 0.0]])))
    0.4
    """
    ### BEGIN SOLUTION
    return float(np.sqrt(np.sum(update**2)) / np.sqrt(np.sum(param**2)))
    ### END SOLUTION
