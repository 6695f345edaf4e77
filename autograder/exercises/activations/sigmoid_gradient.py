"""sigmoid_gradient: hidden draws and typical mistakes.

Every probe holds an entry near 0, where the derivative is of the order of one, so that the usual
forms, which lose digits far out, count as right. No entry makes an exponential overflow.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """The derivative for arrays of several shapes."""
    yield Call(np.append(rng.normal(size=6) * 2, [0.3, -0.8]))
    yield Call(np.append(rng.normal(size=14) - 1, 0.25).reshape(5, 3))
    yield Call(np.append(rng.normal(size=29) + 1, -0.5).reshape(2, 3, 5))
    yield Call(rng.uniform(0.2, 1, size=(1, 1)))


@probe_check(points=1, num_public=2)
def far_out(rng):
    """The derivative at −10, 0 and 10, and where the curve is level."""
    yield Call(np.array([-10.0, 0.0, 10.0]))
    yield Call(rng.uniform(3, 9, size=6) * [1, -1, 1, 1, -1, 0])
    yield Call(rng.uniform(50, 290, size=6) * [1, -1, 0, 1, -1, 0] + [0, 0, 0.4, 0, 0, -0.7])


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.permutation(np.arange(-4, 5)))
    yield Call((np.append(rng.integers(-12, 13, size=14), 0).reshape(3, 5) / 4).astype(np.float32))


@mistake("Your result equals the sigmoid itself; its derivative is wanted.")
def value_for_slope(z):
    return 1 / (1 + np.exp(-z))


@mistake(
    "Your result equals z (1 − z): the formula holds for the output of the sigmoid, and z is its "
    "input."
)
def input_taken_for_output(z):
    return z * (1.0 - z)


@mistake(
    "Your result equals what one gets if the sigmoid is applied twice before the derivative is "
    "taken."
)
def sigmoid_twice(z):
    s = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))
    return s * (1 - s)


@mistake("Your result has the opposite sign: the sigmoid rises, so its derivative is positive.")
def sign_reversed(z):
    s = 1 / (1 + np.exp(-z))
    return s * (s - 1)


@mistake("Your result equals 1 − σ(z): one factor of the derivative is missing.")
def one_factor(z):
    return 1 - 1 / (1 + np.exp(-z))


@mistake("Your result equals 1 − σ²: that is the form of the derivative of tanh.")
def form_of_tanh(z):
    return 1 - 1 / (1 + np.exp(-z)) ** 2


@mistake("Your result equals the derivative of tanh, which is 1 at 0; the sigmoid is less steep.")
def derivative_of_tanh(z):
    return 1 - np.tanh(z) ** 2


@mistake("Your result equals σ − σ³ or the like: one factor σ too many.")
def one_factor_too_many(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s * s)


@mistake(
    "Your result equals 1 / (1 + e^(−z))²: the derivative of the inner function e^(−z) is missing."
)
def inner_derivative_missing(z):
    return 1 / (1 + np.exp(-z)) ** 2


@mistake("Your result equals the derivative of the output, multiplied by z once more.")
def multiplied_by_z(z):
    s = 1 / (1 + np.exp(-z))
    return z * s * (1 - s)


@mistake("Your numbers are right, but the result is flat: it is to have the shape of z.")
def flattened(z):
    s = 1 / (1 + np.exp(-z))
    return (s * (1 - s)).ravel()


@correct
def with_exponentials(z):
    e = np.exp(-z * 1.0)
    return e / (1 + e) ** 2


@correct
def both_sides(z):
    return 1 / (1 + np.exp(-z)) / (1 + np.exp(z))


@correct
def through_tanh(z):
    return (1 - np.tanh(z / 2) ** 2) / 4


@correct
def through_cosine(z):
    return 1 / (2 + 2 * np.cosh(z))


@correct
def one_by_one(z):
    import math

    flat = []
    for v in np.ravel(z).tolist():
        s = 1 / (1 + math.exp(-v))
        flat.append(s - s**2)
    return np.reshape(flat, np.shape(z))
