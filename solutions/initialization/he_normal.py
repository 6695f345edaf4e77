import numpy as np


def he_normal(num_inputs, num_outputs, *, rng):
    """Draw the first weights of a layer by He's rule, from a normal distribution.

    The draws have the mean 0 and the variance

        2 / num_inputs

    Every entry is drawn on its own. How they are drawn from `rng` is up to you.

    Parameters
    ----------
    num_inputs : int
        The number of inputs of the layer.
    num_outputs : int
        The number of its outputs.
    rng : np.random.Generator
        The only source of randomness.

    Returns
    -------
    W : array (num_inputs, num_outputs)

    >>> W = he_normal(800, 300, rng=np.random.default_rng(0))
    >>> W.shape, round(float(W.std()), 2)  # √(2/800) = 0.05
    ((800, 300), 0.05)
    """
    ### BEGIN SOLUTION
    std = np.sqrt(2 / num_inputs)
    return rng.normal(0.0, std, size=(num_inputs, num_outputs))
    ### END SOLUTION
