"""sigmoid: hidden draws and typical mistakes.

Every probe holds an entry of the order of one, so that the forms which lose digits far below zero
(through tanh, or with z cut at −500) count as right, as they are.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2, num_public=3, forbid_warnings=True)
def values(rng):
    """Values of moderate size, for arrays of several shapes."""
    yield Call(rng.normal(size=7) * 3)
    yield Call(rng.normal(size=(5, 3)) * 2)
    yield Call(rng.normal(size=(2, 3, 5)) - 1)
    yield Call(np.append(rng.uniform(20, 40, size=3) * [1, -1, 1], [0.0, -0.5]))
    yield Call(rng.normal(size=(1, 1)))


@probe_check(points=2, num_public=3, forbid_warnings=True)
def extreme(rng):
    """Right without a warning however large z is."""
    sizes = rng.uniform(1, 9, size=4)
    yield Call(np.array([-1e3, 0.5, -2.0, 1e3, -700.0, 700.0, 40.0]) * sizes[0])
    yield Call(np.array([[1.0, -1e300], [1e300, -0.3], [-1e17, 1e17]]) * sizes[1])
    yield Call(rng.integers(600, 5000, size=5) * [1, -1, 0, 1, -1] + [0, 0, 2, 0, 0])
    largest = np.finfo(float).max
    yield Call(np.array([largest, 1.25, -largest]))
    yield Call(-np.array([1e3, 1e300, 745.2, 1e-300]) * [1, 1, 1, sizes[2]])
    yield Call(np.float32([3e38, -3e38, 500.0]))


@probe_check(points=1, tolerance=1e-6, num_public=2, forbid_warnings=True)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.permutation(np.arange(-4, 5))[:7])
    yield Call((rng.integers(-20, 21, size=(3, 2)) / 4).astype(np.float32))


@mistake(
    "Your result is nan for large positive z: there the exponential overflows above and below the "
    "fraction bar. Of which number can the exponential be taken so that it never grows?"
)
def overflow_in_fraction(z):
    return np.exp(z) / (1 + np.exp(z))


@mistake("Your result equals the sigmoid of −z: look at the sign in the exponent.")
def sign_in_exponent(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1) / (1 + e)


@mistake(
    "Your result equals 1 + e^(−z): the division is done before the addition. Which part belongs "
    "below the fraction bar?"
)
def parentheses_missing(z):
    return 1 / 1 + np.exp(-z)


@mistake("Your result equals tanh, which lies between −1 and 1; the sigmoid lies between 0 and 1.")
def hyperbolic_tangent(z):
    return np.tanh(z)


@mistake("Your result equals the derivative of the sigmoid, σ (1 − σ); its value is wanted.")
def derivative(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


@mistake(
    "Your result equals what one gets if the exponentials are divided by their sum over all "
    "entries. The sigmoid of an entry does not depend on the others."
)
def divided_by_sum(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


@mistake("Your result is a threshold, 1 where z > 0 and 0 elsewhere; the sigmoid rises smoothly.")
def threshold(z):
    return np.where(z > 0, 1.0, 0.0)


@mistake(
    "Your result is right except where z holds whole numbers: there the fractions are cut off. Of "
    "what type is the array that you write the result into?"
)
def written_into_integers(z):
    result = np.zeros_like(z)
    e = np.exp(-np.abs(z))
    result[...] = np.where(z >= 0, 1, e) / (1 + e)
    return result


@mistake("Your numbers are right, but the result is flat: it is to have the shape of z.")
def flattened(z):
    e = np.exp(-np.abs(z)).ravel()
    return np.where(z.ravel() >= 0, 1, e) / (1 + e)


@mistake(
    "Your result equals straight pieces, ¼ z + ½ cut to 0 and 1: the tangent at 0, not the curve."
)
def straight_pieces(z):
    return np.clip(z / 4 + 0.5, 0, 1)


@correct
def through_tanh(z):
    return (1 + np.tanh(z / 2)) / 2


@correct
def by_masks(z):
    z = np.asarray(z, dtype=float)
    result = np.empty(z.shape)
    positive = z >= 0
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    result[~positive] = e / (1 + e)
    return result


@correct
def warning_kept_inside(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@correct
def cut_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500).astype(float)))


@correct
def through_logarithm(z):
    return np.exp(-np.logaddexp(0, -z))


@correct
def one_by_one(z):
    import math

    result = []
    for v in np.asarray(z, dtype=float).ravel():
        result.append(1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)))
    return np.array(result).reshape(np.shape(z))
