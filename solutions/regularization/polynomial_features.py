import numpy as np


def polynomial_features(x, degree):
    """Return the powers of every number as features: x, x², …, x^degree.

    With these features a straight line becomes a polynomial. The constant x⁰ = 1 is not among
    them, since the bias of the model takes its place.

    Parameters
    ----------
    x : array (N,)
        One number an example. It may hold integers, which stand for the same real numbers:
        their powers can be larger than the largest integer of 64 bits.
    degree : int
        The highest power, at least 1.

    Returns
    -------
    features : array (N, degree)
        Column 0 holds x¹, the last column x^degree.

    >>> polynomial_features(np.array([2.0, -3.0]), 3).tolist()
    [[2.0, 4.0, 8.0], [-3.0, 9.0, -27.0]]
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    return np.stack([x**power for power in range(1, degree + 1)], axis=1)
    ### END SOLUTION
