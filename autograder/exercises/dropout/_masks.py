"""Checks of exercises that return (Y, mask): what every mask fulfils, how masks are distributed."""

import numpy as np

from autograder.authoring import Call, Wrong, new_generator, probe_check, property_check
from nabla.checking.compare import agrees


def whole(rng, N, D):
    """Return an output of floats that are whole and not 0, which take little room on a sheet."""
    return (rng.integers(1, 9, size=(N, D)) * rng.choice([-1, 1], size=(N, D))).astype(float)


@probe_check(points=2, summary="dropout_mask", tolerance=1e-6, num_public=4)
def masks(rng):
    """Values of Y and mask, the share of dropped entries, and their independence."""
    yield Call(whole(rng, 70, 50), 0.3, rng=new_generator(rng))
    yield Call(whole(rng, 50, 60), 0.8, rng=new_generator(rng))
    yield Call(whole(rng, 7, 3), 0.0, rng=new_generator(rng))
    yield Call(rng.integers(1, 9, size=(40, 50)), 0.6, rng=new_generator(rng))
    yield Call(rng.normal(size=(400, 300)), 0.1, rng=new_generator(rng))
    yield Call(rng.normal(size=(300, 400)) * 1e3, 0.3, rng=new_generator(rng))
    yield Call(rng.normal(size=(50, 41)).astype(np.float32), 0.7, rng=new_generator(rng))
    yield Call(whole(rng, 1, 2000), 0.25, rng=new_generator(rng))
    yield Call(whole(rng, 2000, 1), 0.9, rng=new_generator(rng))


@property_check(points=1)
def only_from_rng(answer, rng):
    """The same state of the generator gives the same mask, another state another one."""
    X, first, other = rng.normal(size=(11, 7)), new_generator(rng), new_generator(rng)
    mask, again, different = (answer.call(X, 0.3, rng=r)[1] for r in (first, first, other))
    if not agrees(np.asarray(mask), np.asarray(again)):
        raise Wrong(
            "Called twice with the same state of rng, it gives two masks: is all chance rng's?"
        )
    if agrees(np.asarray(mask), np.asarray(different)):
        raise Wrong("Two different generators give the same mask: is it drawn from rng?")


@property_check(points=1)
def number_varies(answer, rng):
    """The number of dropped entries varies from call to call as it does for independent draws."""
    p, X, num_calls = 0.25, rng.normal(size=(8, 5)), 60
    drawn = [np.asarray(answer.call(X, p, rng=new_generator(rng))[1]) for _ in range(num_calls)]
    dropped = np.array([(mask == 0).sum() for mask in drawn])
    ratio = dropped.var() / (X.size * p * (1 - p))
    if ratio < 0.2:  # 60 independent calls are so even once in 1e15
        raise Wrong(
            "The number of dropped entries is (nearly) the same at every call: when each entry is "
            "dropped on its own, it varies."
        )
    often = np.mean([mask == 0 for mask in drawn], axis=0)
    if ratio > 3.5:
        raise Wrong(
            "The number of dropped entries varies far more from call to call than it does when "
            "each entry is dropped on its own."
        )
    if np.abs(often - p).max() > 7.5 * np.sqrt(p * (1 - p) / num_calls):
        raise Wrong("Over many calls, some entries are dropped far more often than others.")
