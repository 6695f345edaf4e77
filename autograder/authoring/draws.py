"""Draws that probes of any lesson need."""

import numpy as np


def new_generator(rng):
    """Return a generator of its own, for one probe: it travels as its state.

    >>> one, other = new_generator(rng := np.random.default_rng(0)), new_generator(rng)
    >>> one.random() == other.random()
    False
    """
    return np.random.default_rng(int(rng.integers(2**32)))
