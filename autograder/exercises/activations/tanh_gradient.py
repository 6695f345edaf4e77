"""tanh_gradient: hidden draws and typical mistakes.

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


@mistake("Your result equals tanh itself; its derivative is wanted.")
def value_for_slope(z):
    return np.tanh(z)


@mistake("Your result equals 1 − z²: the formula holds for the output of tanh, and z is its input.")
def input_taken_for_output(z):
    return 1.0 - z**2


@mistake("Your result equals 1 − tanh z: look for a square that is missing.")
def square_missing(z):
    return 1 - np.tanh(z)


@mistake("Your result equals (1 − tanh z)²: only the tanh is squared, not the difference.")
def difference_squared(z):
    return (1 - np.tanh(z)) ** 2


@mistake("Your result equals 1 − tanh(z²): the value is squared, not the argument.")
def argument_squared(z):
    return 1 - np.tanh(z**2)


@mistake(
    "Your result equals t (1 − t) with t = tanh z: that is the form of the derivative of the "
    "sigmoid."
)
def form_of_sigmoid(z):
    t = np.tanh(z)
    return t * (1 - t)


@mistake("Your result equals the derivative of the sigmoid, 0.25 at 0; tanh has the slope 1 there.")
def derivative_of_sigmoid(z):
    return (1 - np.tanh(z / 2) ** 2) / 4


@mistake(
    "Your result equals what one gets if tanh is applied twice before the derivative is taken."
)
def tanh_twice(z):
    return 1 - np.tanh(np.tanh(z)) ** 2


@mistake("Your result has the opposite sign: tanh rises, so its derivative is positive.")
def sign_reversed(z):
    return np.tanh(z) ** 2 - 1


@mistake("Your result equals 1 + tanh²: it is 1 at 0 and should fall from there.")
def plus_for_minus(z):
    return 1 + np.tanh(z) ** 2


@mistake(
    "Your result equals twice the derivative of the sigmoid at 2z: the inner function 2z and the "
    "factor 2 in front each bring a 2."
)
def inner_derivative_missing(z):
    return (1 - np.tanh(z) ** 2) / 2


@mistake("Your numbers are right, but the result is flat: it is to have the shape of z.")
def flattened(z):
    return (1 - np.tanh(z) ** 2).ravel()


@correct
def through_cosine(z):
    return 1 / np.cosh(z) ** 2


@correct
def with_exponentials(z):
    return 4 / (np.exp(z) + np.exp(-z * 1.0)) ** 2


@correct
def through_sigmoid(z):
    s = 1 / (1 + np.exp(-2.0 * z))
    return 4 * s * (1 - s)


@correct
def two_factors(z):
    t = np.tanh(z)
    return (1 - t) * (1 + t)


@correct
def one_by_one(z):
    import math

    return np.reshape([1 - math.tanh(v) ** 2 for v in np.ravel(z).tolist()], np.shape(z))
