import numpy as np


def dead_fraction(Z):
    """Return which part of the units of a ReLU layer is dead on a batch.

    A unit, a column of Z, is dead if its value is ≤ 0 in every row. A value above 0 in one
    row, however small, keeps it alive.

    Parameters
    ----------
    Z : (N, H)
        The inputs of the ReLU, an example a row, a unit a column.

    Returns
    -------
    float between 0 and 1: the number of dead units divided by H.

    >>> Z = np.array([[-1.0, 2.0, 0.0, -7.0], [-3.0, -4.0, 0.0, 0.5], [-5.0, -6.0, 0.0, -8.0]])
    >>> float(dead_fraction(Z))  # the first and the third of four
    0.5
    """
    ### BEGIN SOLUTION
    return np.all(Z <= 0, axis=0).mean()
    ### END SOLUTION
