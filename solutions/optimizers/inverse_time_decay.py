import numpy as np


def inverse_time_decay(lr, t, *, k):
    """Return the learning rate at time t when it falls like 1/t.

        lr / (1 + k t)

    It falls fast at first and then more and more slowly: after the time 1/k it is half of lr,
    after 3/k a quarter.

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

    >>> inverse_time_decay(0.5, 12, k=0.25)
    0.125
    """
    ### BEGIN SOLUTION
    return lr / (1 + k * t)
    ### END SOLUTION
