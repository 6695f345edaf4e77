"""inverted_dropout_backward: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def case(rng, *shape, drop_prob):
    """Return a gradient and the mask of a forward pass, with both kinds of entries."""
    mask = (rng.random(shape) >= drop_prob) / (1 - drop_prob)
    mask.flat[:2] = 0.0, 1 / (1 - drop_prob)
    return rng.normal(size=shape) + 0.4, mask


@probe_check(points=1, num_public=3)
def values(rng):
    """The gradient for several shapes and probabilities."""
    yield Call(*case(rng, 5, 3, drop_prob=0.3))
    yield Call(*case(rng, 7, 2, drop_prob=0.8))
    yield Call(*case(rng, 11, drop_prob=0.6))
    yield Call(*case(rng, 3, 2, 5, drop_prob=0.25))
    dY, mask = case(rng, 3, 5, drop_prob=0.1)
    yield Call(rng.integers(-5, 6, size=(3, 5)), mask)
    yield Call(1e6 * dY, mask)


@probe_check(points=1)
def all_or_nothing(rng):
    """The gradient where every entry was kept, and where every entry was dropped."""
    yield Call(rng.normal(size=(5, 3)), np.ones((5, 3)))
    yield Call(rng.normal(size=(3, 2)), np.zeros((3, 2)))
    yield Call(rng.normal(size=(3, 2)), np.full((3, 2), 2.5))


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The gradient for float32."""
    dY, mask = case(rng, 5, 3, drop_prob=0.3)
    yield Call(dY.astype(np.float32), mask.astype(np.float32))


@mistake("Your gradient passes unchanged: what was dropped has no influence on the loss.")
def mask_not_used(dY, mask):
    return dY


@mistake(
    "Your gradient is 0 in the right places; where an entry was kept, its scale 1/(1 − p) is "
    "missing."
)
def not_scaled(dY, mask):
    return dY * (mask > 0)


@mistake("Your gradient is scaled twice: the mask contains the scale already.")
def scaled_twice(dY, mask):
    return dY * mask * mask


@mistake(
    "Your gradient is divided by the mask where an entry was kept: the slope is the mask itself."
)
def divided(dY, mask):
    return np.where(mask > 0, dY / np.where(mask > 0, mask, 1), 0)


@mistake("Your gradient passes where an entry was dropped, and is 0 where it was kept.")
def kept_and_dropped_exchanged(dY, mask):
    return dY * (mask == 0)


@mistake("Your gradient has the scale, but nothing is dropped: where the mask is 0 it has to be 0.")
def scaled_everywhere(dY, mask):
    return dY * mask.max()


@mistake("Your gradient is the mask: it does not depend on the gradient that arrives.")
def upstream_left_out(dY, mask):
    return mask


@mistake("Your gradient is multiplied by 1 minus the mask.")
def one_minus_mask(dY, mask):
    return dY * (1 - mask)


@mistake("Your gradient is negative where it should be positive: the sign of dY is kept.")
def sign_reversed(dY, mask):
    return -dY * mask


@mistake("Your gradient is added up over the examples: dX has the shape of dY.")
def summed(dY, mask):
    return (dY * mask).sum(axis=0)


@correct
def with_a_loop(dY, mask):
    dX = np.zeros(dY.shape)
    for index in np.ndindex(*dY.shape):
        if mask[index] != 0:
            dX[index] = dY[index] * mask[index]
    return dX


@correct
def where_kept(dY, mask):
    kept = mask > 0
    return np.where(kept, dY * mask.max(), 0.0)


@correct
def einstein(dY, mask):
    return np.einsum("...,...->...", mask, dY)
