"""Checks of exercises that draw the weights of a layer: shape and distribution of the draws.

With 1e5 draws the sampling error of each compared number is at most 1/7 of the tolerance.
"""

import numpy as np

from autograder.authoring import Call, Wrong, new_generator, probe_check, property_check


@probe_check(points=1, summary="draws_shape", num_public=2)
def shape(rng):
    """The weights have the shape (num_inputs, num_outputs)."""
    for num_inputs, num_outputs in ((7, 3), (2, 5), (1, 3), (5, 1), (1, 1)):
        yield Call(num_inputs, num_outputs, rng=new_generator(rng))


@probe_check(points=2, summary="draws_distribution", tolerance=0.05, num_public=2)
def distribution(rng):
    """The draws have the right mean, variance and form, and do not depend on each other."""
    sizes = ((100, 1000), (1000, 100), (300, 400), (1, 100_000), (100_000, 1))
    for num_inputs, num_outputs in sizes:
        yield Call(num_inputs, num_outputs, rng=new_generator(rng))


@property_check(points=1)
def drawn_from_rng(answer, rng):
    """The weights are drawn from the generator that is passed in."""
    seeds = [int(seed) for seed in rng.integers(2**32, size=3)]
    layers = []
    for seed in (*seeds, seeds[0]):
        W = np.asarray(answer.call(13, 7, rng=np.random.default_rng(seed)), dtype=float)
        layers.append(W.ravel())
    if np.array_equal(layers[0], layers[1]) or np.array_equal(layers[1], layers[2]):
        raise Wrong(
            "Two different generators give the same weights: are they drawn from `rng`, anew at "
            "every call?"
        )
    if not np.array_equal(layers[0], layers[3]):
        raise Wrong(
            "Two generators in the same state give different weights: all randomness should come "
            "from `rng`."
        )
    means, stds = np.mean(layers[:3], axis=1), np.std(layers[:3], axis=1)
    if np.abs(means).max() < 1e-9 * stds.max() or np.ptp(stds) < 1e-9 * stds.max():
        raise Wrong(
            "Every layer has exactly the same mean or the same std: it is set afterwards, so the "
            "entries are not drawn on their own. Draws only come near to what they are drawn from."
        )
