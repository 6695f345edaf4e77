import numpy as np


def exponential_decay(lr, t, *, k):
    """Return the learning rate at time t when the same share of it is lost in every unit of time.

        lr · e^(−k t)

    Parameters
    ----------
    lr : float
        The first learning rate.
    t : float
        The time, in steps or in epochs, 0 or more.
    k : float
        How fast the rate falls, per unit of time.

    Returns
    -------
    float

    >>> round(float(exponential_decay(0.5, 2, k=0.25)), 4)  # 0.5 / √e
    0.3033
    """
    ### BEGIN SOLUTION
    return float(lr * np.exp(-k * t))
    ### END SOLUTION
