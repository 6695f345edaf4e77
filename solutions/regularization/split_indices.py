import numpy as np


def split_indices(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    """Split the examples 0 … N − 1 at random into a training, a validation and a test part.

    Every example belongs to exactly one part, and with the sizes given every split is equally
    likely. The sizes of the first two parts are N times their fractions; where that is not a
    whole number it may be rounded either way. What then remains goes to the last part.

    Parameters
    ----------
    num_examples : int
        N, the number of examples.
    rng : np.random.Generator
        The only source of chance: the same state gives the same split.
    fractions : three floats
        The shares of the three parts, in their order; they add up to 1.

    Returns
    -------
    (train, validation, test) : three arrays of int
        The indices that belong to each part, in any order.

    >>> parts = split_indices(10, rng=np.random.default_rng(0))
    >>> [len(part) for part in parts], sorted(np.concatenate(parts).tolist())
    ([8, 1, 1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    """
    ### BEGIN SOLUTION
    order = rng.permutation(num_examples)
    first = round(num_examples * fractions[0])
    second = first + round(num_examples * fractions[1])
    return order[:first], order[first:second], order[second:]
    ### END SOLUTION
