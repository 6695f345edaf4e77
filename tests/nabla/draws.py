"""What property tests draw: small sizes that differ, and a generator of their own."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

few = settings(max_examples=25, deadline=None)
sizes = st.integers(1, 5)
rngs = st.integers(0, 2**32 - 1).map(np.random.default_rng)

LARGEST = np.finfo(np.float64).max
DENORMAL = np.finfo(np.float64).smallest_subnormal
HALF = [0.0, DENORMAL, 1e-310, 1e-300, 1e-20, 0.5, 1.0, 20.0, 37.0, 710.0, 745.2, 1e3, 1e300]
EXTREMES = np.array([*HALF, LARGEST, *(-number for number in HALF), -LARGEST])


def away_from_zero(array):
    """Return the array with every entry at least 0.1 from 0, the place of a kink."""
    return array + 0.1 * np.where(array >= 0, 1, -1)


def labels_of(rng, num_examples, num_classes):
    """Return random labels (N,) in 0..K-1."""
    return rng.integers(0, num_classes, num_examples)
