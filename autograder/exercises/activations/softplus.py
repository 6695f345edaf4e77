"""softplus: hidden draws and typical mistakes.

Every probe holds an entry of the order of one or more: log(1 + e^z) written with log, not log1p,
loses digits far below 0, and is right.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """Values of moderate size, for arrays of several shapes."""
    yield Call(np.append(rng.normal(size=6) * 3, [0.0, 1.5]))
    yield Call(np.append(rng.normal(size=14) - 1, -0.5).reshape(5, 3))
    yield Call(np.append(rng.normal(size=29) + 1, -1.5).reshape(2, 3, 5))
    yield Call(-rng.uniform(0, 5, size=7))
    yield Call(rng.uniform(0.2, 1, size=(1, 1)))


@probe_check(points=1, num_public=3)
def extreme(rng):
    """Right however large z is."""
    yield Call(np.array([1e3, -0.5, 710.0, 2.0, -1e3]) * rng.uniform(1, 9))
    yield Call(np.array([-1e3, 0.5, -1e300, -1.5, -745.0]) * rng.uniform(1, 2))
    yield Call(rng.integers(800, 5000, size=5) * [1, -1, 0, 1, -1] + [0, 0, 1, 0, 0])
    yield Call(np.array([[1e300], [-1e300], [3.0]]) * rng.uniform(1, 9))
    yield Call(rng.uniform(25, 60, size=5) * [1, -1, 1, 1, -1])


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(np.append(rng.integers(-4, 5, size=6), 2))
    yield Call((rng.integers(-12, 13, size=(3, 5)) / 4).astype(np.float32))
    yield Call(np.array([300, -0.5, -300]).astype(np.float32))
    yield Call(-rng.integers(0, 4, size=(3, 2)))


@mistake(
    "Your result is infinite for large z: there the exponential overflows. How large is log(1 + "
    "e^z) when the 1 no longer counts, and of which number does the exponential never grow?"
)
def overflow(z):
    return np.log(1 + np.exp(z))


@mistake(
    "Your result stops rising for large z: cutting z off keeps the exponential finite, but the "
    "result should follow z."
)
def cut_off(z):
    return np.log1p(np.exp(np.minimum(z, 500.0)))


@mistake("Your result equals log(1 + e^(−z)): look at the sign in the exponent.")
def sign_in_exponent(z):
    return np.logaddexp(0, -z)


@mistake(
    "Your result lacks a part where z is positive: it falls on both sides of 0. What was taken out "
    "of the logarithm has to be added again."
)
def part_not_added(z):
    return np.log1p(np.exp(-np.abs(z)))


@mistake("Your result is the ReLU; the softplus is smooth, and 0.69 at z = 0.")
def plain_relu(z):
    return np.maximum(z, 0.0)


@mistake("Your result equals the sigmoid: that is the derivative; the value is wanted.")
def derivative(z):
    return (1 + np.tanh(z / 2)) / 2


@mistake("Your result is right but for a constant factor: the logarithm has base 2.")
def base_two(z):
    return np.logaddexp(0, z) / np.log(2)


@mistake("Your result is right but for a constant factor: the logarithm has base 10.")
def base_ten(z):
    return np.logaddexp(0, z) / np.log(10)


@mistake("Your result equals 1 + z: the 1 is to be added inside the logarithm.")
def one_outside(z):
    return 1.0 + z


@mistake("Your result equals z: without the 1 inside the logarithm the exponential is undone.")
def one_forgotten(z):
    return 1.0 * z


@mistake(
    "Your result is z itself wherever z is positive; near 0 the softplus lies above that line."
)
def right_half_straight(z):
    return np.where(z > 0, z, np.log1p(np.exp(np.minimum(z, 0))))


@correct
def library(z):
    return np.logaddexp(0, z)


@correct
def with_plain_logarithm(z):
    return np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))


@correct
def two_cases(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 30, z, np.log1p(np.exp(np.minimum(z, 30))))


@correct
def through_the_other_side(z):
    return np.where(z > 0, z + np.log1p(np.exp(-z * 1.0)), np.log1p(np.exp(z * 1.0)))


@correct
def one_by_one(z):
    import math

    flat = [max(v, 0) + math.log1p(math.exp(-abs(v))) for v in np.ravel(z).tolist()]
    return np.reshape(flat, np.shape(z))
