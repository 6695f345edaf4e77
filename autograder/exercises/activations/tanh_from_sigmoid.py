"""tanh_from_sigmoid: hidden draws and typical mistakes.

Every probe holds an entry of the order of one: 2 σ(2z) − 1 loses digits near 0, and is right.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """Values of moderate size, for arrays of several shapes."""
    yield Call(np.append(rng.normal(size=6) * 2, 0.75))
    yield Call(np.append(rng.normal(size=14) - 0.5, -0.5).reshape(5, 3))
    yield Call(np.append(rng.normal(size=29) + 0.5, 1.5).reshape(2, 3, 5))
    yield Call(np.append(rng.uniform(8, 30, size=3) * [1, -1, 1], [0.0, -0.5]))
    yield Call(rng.uniform(0.5, 1, size=(1, 1)))


@probe_check(points=1, num_public=3)
def extreme(rng):
    """Right however large z is."""
    sizes = rng.uniform(1, 9, size=4)
    yield Call(np.array([-1e3, 0.5, -2.0, 1e3, -700.0, 700.0, 40.0]) * sizes[0])
    yield Call(np.array([[1.0, -1e300], [1e300, -0.3], [-1e17, 1e17]]) * sizes[1])
    yield Call(rng.integers(600, 5000, size=5) * [1, -1, 0, 1, -1] + [0, 0, 2, 0, 0])
    largest = np.finfo(float).max
    yield Call(np.array([largest, 1.25, -largest]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.permutation(np.arange(-4, 5))[:7])
    yield Call((rng.integers(-12, 13, size=(3, 5)) / 4 + 0.125).astype(np.float32))
    yield Call(np.array([-300, 0.5, 300]).astype(np.float32))


@mistake(
    "Your result equals 2 σ(z) − 1, that is tanh(z / 2): of which argument is the sigmoid to be "
    "taken?"
)
def argument_not_doubled(z):
    return np.tanh(z / 2)


@mistake(
    "Your result equals σ(2z) − 1, between −1 and 0: the S has the right width and half the height."
)
def height_not_doubled(z):
    return (np.tanh(z) - 1) / 2


@mistake("Your result equals σ(2z), between 0 and 1: it has yet to be stretched and shifted.")
def sigmoid_of_double(z):
    return (1 + np.tanh(z)) / 2


@mistake("Your result equals the sigmoid of z, between 0 and 1; tanh lies between −1 and 1.")
def plain_sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


@mistake("Your result equals 2 tanh(z) − 1, which lies between −3 and 1.")
def tanh_for_sigmoid(z):
    return 2 * np.tanh(z) - 1


@mistake("Your result has the opposite sign: look at the sign in the exponent of the sigmoid.")
def sign_reversed(z):
    return -np.tanh(z)


@mistake("Your result equals the derivative 1 − tanh²(z); the value is wanted.")
def derivative(z):
    return 1 - np.tanh(z) ** 2


@mistake(
    "Your result is nan wherever z is far from 0, on both sides: the definition divides infinity "
    "by infinity there. The form with the sigmoid has one exponential; of which number can it be "
    "taken so that it never grows?"
)
def definition_overflows(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z * 1.0))


@mistake(
    "Your result is nan for large positive z: there the exponential overflows above and below the "
    "fraction bar. Of which number can it be taken so that it never grows?"
)
def overflow_on_the_right(z):
    return (np.exp(2.0 * z) - 1) / (np.exp(2.0 * z) + 1)


@mistake(
    "Your result is nan for large negative z: there the exponential overflows above and below the "
    "fraction bar. Of which number can it be taken so that it never grows?"
)
def overflow_on_the_left(z):
    return (1 - np.exp(-2.0 * z)) / (1 + np.exp(-2.0 * z))


@mistake(
    "Your result is right except where z holds whole numbers: there the fractions are cut off. Of "
    "what type is the array that you write the result into?"
)
def written_into_integers(z):
    result = np.zeros_like(z)
    result[...] = np.tanh(z)
    return result


@mistake("Your numbers are right, but the result is flat: it is to have the shape of z.")
def flattened(z):
    return np.tanh(z).ravel()


@correct
def library(z):
    return np.tanh(z)


@correct
def with_a_warning(z):
    return 2 / (1 + np.exp(-2.0 * z)) - 1


@correct
def through_logarithm(z):
    return 2 * np.exp(-np.logaddexp(0, -2.0 * z)) - 1


@correct
def by_masks(z):
    def sigmoid(v):
        result = np.empty(v.shape)
        positive = v >= 0
        result[positive] = 1 / (1 + np.exp(-v[positive]))
        e = np.exp(v[~positive])
        result[~positive] = e / (1 + e)
        return result

    return 2 * sigmoid(2 * np.asarray(z, dtype=float)) - 1


@correct
def clipped(z):
    return 2 / (1 + np.exp(-2 * np.clip(np.asarray(z, dtype=float), -300, 300))) - 1


@correct
def one_by_one(z):
    import math

    flat = []
    for v in np.asarray(z, dtype=float).ravel():
        e = math.exp(-2 * min(abs(v), 400.0))
        flat.append(math.copysign((1 - e) / (1 + e), v))
    return np.array(flat).reshape(np.shape(z))
