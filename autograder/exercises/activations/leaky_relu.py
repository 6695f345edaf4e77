"""leaky_relu: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """Values of moderate size and several slopes, for arrays of several shapes."""
    yield Call(np.append(rng.normal(size=6) * 2, -1.5))
    yield Call(np.append(rng.normal(size=13) * 2, [0.0, -2.0]).reshape(5, 3), 0.3)
    yield Call(rng.normal(size=(2, 3, 5)) - 1, alpha=0.1)
    yield Call(rng.normal(size=(7, 2)) - 0.5, alpha=0.0)
    yield Call(rng.normal(size=(3, 5)) - 0.5, 1.0)
    yield Call(-rng.uniform(1, 2, size=(1, 1)))
    yield Call(np.array([0.0, -0.0, 1.0]), 0.5)


@probe_check(points=1, num_public=2)
def extreme(rng):
    """Right however large z is."""
    yield Call(rng.uniform(1, 9, size=4) * [1e3, -1e3, 1e6, -1e6], 0.2)
    yield Call(rng.uniform(1, 9, size=3) * [-1e300, 1e3, -1e299])
    yield Call(np.array([1e300, -1e300, 2.0]), alpha=0.7)
    yield Call(np.array([1.5, -1e300, -3.0]), alpha=0.0)
    yield Call(np.array([-1e300, -2.0, 1e300]), 1.0)


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.permutation(np.arange(-5, 4))[:8], 0.25)
    yield Call((rng.integers(-20, 13, size=(3, 5)) / 4).astype(np.float32), alpha=0.125)
    yield Call(-rng.integers(1, 9, size=(3, 2)))


@mistake(
    "Your result is right where a slope is passed, but your own default is 0.1; here it is 0.01."
)
def default_of_another_slide(z, alpha=0.1):
    return np.where(z > 0, z, alpha * z)


@mistake("Your result equals what one gets if the slope is always 0.01, whatever is passed.")
def slope_ignored(z, alpha=0.01):
    return np.where(z > 0, z, 0.01 * z)


@mistake("Your result is that of the ReLU: for negative z nothing leaks through.")
def plain_relu(z, alpha=0.01):
    return np.maximum(z, 0.0)


@mistake(
    "Your result equals the smaller of z and alpha · z; with a slope below 1 the leaky ReLU is the "
    "larger one."
)
def minimum_for_maximum(z, alpha=0.01):
    return np.minimum(z, alpha * z)


@mistake("Your result is alpha itself where z is negative: a constant, not a slope.")
def constant_for_slope(z, alpha=0.01):
    return np.where(z > 0, z, alpha)


@mistake("Your result is −alpha where z is negative: a constant, not a slope.")
def level_below_zero(z, alpha=0.01):
    return np.where(z > 0, z, -alpha)


@mistake("Your result holds the slopes, 1 or alpha: the derivative; the value is wanted.")
def derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


@mistake("Your result has the opposite sign where z is negative: there the line still rises.")
def bent_upwards(z, alpha=0.01):
    return np.where(z > 0, z, -alpha * z)


@mistake("Your result equals the larger of z and alpha: one slope too few.")
def larger_than_alpha(z, alpha=0.01):
    return np.maximum(z, alpha * np.ones(z.shape))


@mistake("Your result equals z + alpha · z where z is positive: alpha belongs to the other side.")
def both_added(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * z


@mistake("Your result is divided by the slope where z is negative; it is to be multiplied by it.")
def divided(z, alpha=0.01):
    return np.where(z > 0, z, z / alpha)


@mistake(
    "Your result is right except where z holds whole numbers: there the fractions are cut off. Of "
    "what type is the array that you write the result into?"
)
def written_into_integers(z, alpha=0.01):
    result = np.array(z)
    result[z < 0] = alpha * z[z < 0]
    return result


@correct
def larger_of_two(z, alpha=0.01):
    return np.maximum(z, alpha * z)


@correct
def by_indicators(z, alpha=0.01):
    return z * (z > 0) + alpha * z * (z <= 0)


@correct
def two_halves(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


@correct
def slope_times_z(z, alpha=0.01):
    return np.where(z >= 0, 1.0, alpha) * z


@correct
def through_absolute_value(z, alpha=0.01):
    return (1 + alpha) / 2 * z + (1 - alpha) / 2 * np.abs(z)


@correct
def written_into_a_copy(z, alpha=0.01):
    result = np.array(z, dtype=float)
    result[result < 0] *= alpha
    return result


@correct
def one_by_one(z, alpha=0.01):
    flat = [max(v, alpha * v) for v in z.ravel().tolist()]
    return np.reshape(flat, z.shape)
