import numpy as np


def sample_log_uniform(low, high, size, *, rng):
    """Draw values whose logarithm is equally likely anywhere between log(low) and log(high).

    Learning rates are drawn so: between 0.001 and 0.1, half of the draws lie below 0.01. Each
    draw is independent of the others.

    Parameters
    ----------
    low : float
        The smallest value, larger than 0.
    high : float
        The largest value, larger than `low`.
    size : int
        How many values to draw.
    rng : numpy.random.Generator
        Everything random comes from it; how often you draw from it does not matter.

    Returns
    -------
    array (size,)

    >>> draws = sample_log_uniform(0.001, 0.1, 1000, rng=np.random.default_rng(0))
    >>> bool(draws.min() >= 0.001), bool(draws.max() <= 0.1), bool(440 <= sum(draws < 0.01) <= 560)
    (True, True, True)
    """
    ### BEGIN SOLUTION
    return np.exp(rng.uniform(np.log(low), np.log(high), size=size))
    ### END SOLUTION
