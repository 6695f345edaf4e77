import numpy as np


def xavier_uniform(num_inputs, num_outputs, *, rng):
    """Draw the first weights of a layer by Xavier's rule from a uniform distribution.

    All numbers between −a and a are equally likely. Choose a such that the variance of the draws is

        2 / (num_inputs + num_outputs)

    A uniform draw between −a and a has the variance a²/3.

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

    >>> W = xavier_uniform(200, 400, rng=np.random.default_rng(0))
    >>> W.shape, round(float(np.abs(W).max()), 3)  # a = √(3 · 2/600) = 0.1
    ((200, 400), 0.1)
    """
    ### BEGIN SOLUTION
    a = np.sqrt(6 / (num_inputs + num_outputs))
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))
    ### END SOLUTION
