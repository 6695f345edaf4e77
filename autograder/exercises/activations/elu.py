"""elu: hidden draws and typical mistakes.

Every probe holds an entry of the order of one or more: e^z − 1 loses digits near 0, and is right.
Entries near −alpha are probed apart from huge positive ones, beside which no error would show.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """Values of moderate size and several alphas, for arrays of several shapes."""
    yield Call(np.append(rng.normal(size=6) * 2, [-1.5, 0.0, 2.0]))
    yield Call(np.append(rng.normal(size=13), [1.2, -2.0]).reshape(5, 3), 2.5)
    yield Call(np.append(rng.normal(size=28), [0.8, -1.0]).reshape(2, 3, 5) - 0.5, alpha=0.3)
    yield Call(-rng.uniform(0, 4, size=7) - 0.5, 1.7)
    yield Call(rng.uniform(1, 4, size=(7, 1)), 0.6)
    yield Call(-rng.uniform(1, 2, size=(1, 1)))


@probe_check(points=1, num_public=3)
def extreme(rng):
    """Right however large z is."""
    yield Call(np.array([1e3, -0.5, 710.0, 2.0, -1e3]) * rng.uniform(1, 9), 0.7)
    yield Call(np.array([-1e3, -0.5, -1e300, 1.5, -745.0]) * rng.uniform(1, 2), alpha=2.0)
    yield Call(rng.integers(800, 5000, size=5) * [1, -1, 0, 1, -1] + [0, 0, -1, 0, 0])
    yield Call(np.array([[1e300], [-1e300], [3.0]]) * rng.uniform(1, 9))
    yield Call(-np.array([1e300, 1e17, 50.0]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(np.append(rng.integers(-4, 5, size=6), [-1, 2]), 1.5)
    yield Call((rng.integers(-12, 9, size=(3, 5)) / 4 - 0.125).astype(np.float32), alpha=0.5)
    yield Call(-rng.integers(1, 5, size=(3, 2)))
    yield Call(np.array([300, -0.5, -300]).astype(np.float32))


@mistake(
    "Your result is nan for large z: there infinity is multiplied by an indicator that is 0, and "
    "that is not 0. Of which numbers is the exponential needed at all?"
)
def indicator_times_infinity(z, alpha=1.0):
    return z * (z > 0) + alpha * (np.exp(z * 1.0) - 1) * (z <= 0)


@mistake("Your result equals what one gets if alpha is always 1, whatever is passed.")
def alpha_ignored(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


@mistake("Your result is right where alpha is passed, but your own default is not 1.0.")
def default_of_leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@mistake(
    "Your result equals alpha e^z − 1 where z is negative, and jumps at 0 if alpha is not 1: what "
    "does alpha multiply?"
)
def parentheses_missing(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


@mistake("Your result equals alpha e^z where z is negative: the 1 is not subtracted.")
def one_not_subtracted(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


@mistake(
    "Your result equals e^(alpha z) − 1 where z is negative: alpha stands before the bracket, not "
    "in the exponent."
)
def alpha_in_exponent(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0)))


@mistake("Your result is multiplied by alpha on both sides of 0; for positive z it is z itself.")
def alpha_on_both_sides(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


@mistake(
    "Your result is a leaky ReLU, alpha · z for negative z: a line where a curve is wanted that "
    "levels off."
)
def straight_line(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)


@mistake("Your result is above 0 where z is negative: the sign of the curve is reversed.")
def curve_reversed(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(np.minimum(z, 0))))


@mistake("Your result is the derivative, 1 or alpha e^z with nothing subtracted; take the value.")
def derivative(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))


@mistake(
    "Your result equals the larger of z and alpha (e^z − 1): right of 0 the exponential is the "
    "larger one, so the larger is not what is wanted there."
)
def larger_of_two(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(z) - 1))


@mistake("Your result is −alpha wherever z is negative: that is where the curve ends, far left.")
def level_below_zero(z, alpha=1.0):
    return np.where(z > 0, z, -alpha)


@mistake(
    "Your result is right except where z holds whole numbers: there the fractions are cut off. Of "
    "what type is the array that you write the result into?"
)
def written_into_integers(z, alpha=1.0):
    result = np.array(z)
    result[z < 0] = alpha * np.expm1(z[z < 0])
    return result


@correct
def with_a_warning(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@correct
def two_halves(z, alpha=1.0):
    return np.maximum(z, 0) + np.minimum(alpha * np.expm1(z), 0)


@correct
def written_into_a_copy(z, alpha=1.0):
    result = np.array(z, dtype=float)
    negative = result <= 0
    result[negative] = alpha * (np.exp(result[negative]) - 1)
    return result


@correct
def through_tanh(z, alpha=1.0):
    t = np.tanh(np.minimum(z, 0) / 2)  # e^z − 1 = 2t / (1 − t)
    return np.maximum(z, 0) + alpha * 2 * t / (1 - t)


@correct
def one_by_one(z, alpha=1.0):
    import math

    flat = [v if v > 0 else alpha * math.expm1(v) for v in np.ravel(z).tolist()]
    return np.reshape(flat, np.shape(z))
