"""relu_backward: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return dY and X; about a fifth of X is 0, and dY is never near 0."""
    X = rng.normal(size=shape) * 1.5
    X.reshape(-1)[:: max(2, X.size // 4)] = 0.0
    dY = rng.uniform(0.5, 2.0, size=shape) * rng.choice([-1.0, 1.0], size=shape)
    return dY, X


@probe_check(points=1)
def values(rng):
    """The gradient for several shapes, with entries that are 0."""
    yield Call(*draw(rng, 5, 7))
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 11))
    yield Call(*draw(rng, 2, 5, 3))


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """The gradient where all inputs are whole numbers."""
    yield Call(rng.integers(1, 9, size=(5, 7)) * (-1) ** np.arange(7), rng.integers(-2, 3, (5, 7)))


@mistake(
    "Your result equals what one gets if the mask is made of the gradient that arrives; the ReLU "
    "was open or closed by its input."
)
def mask_of_gradient(dY, X):
    return dY * (dY > 0)


@mistake("Your result equals what one gets if the derivative at exactly 0 is taken as 1.")
def open_at_zero(dY, X):
    return dY * (X >= 0)


@mistake("Your result equals what one gets if the derivative at exactly 0 is taken as one half.")
def half_at_zero(dY, X):
    return dY * np.heaviside(X, 0.5)


@mistake(
    "Your result is the local derivative, 0 or 1, alone: the gradient that arrives is left out."
)
def upstream_left_out(dY, X):
    return np.where(X > 0, 1.0, 0.0)


@mistake(
    "Your result equals what one gets if dY is multiplied by the value of the ReLU; the chain rule "
    "asks for its slope."
)
def value_for_slope(dY, X):
    return dY * np.maximum(X, 0)


@mistake("Your result is dY unchanged: where the input was negative, nothing passes.")
def not_masked(dY, X):
    return dY * np.ones(X.shape)


@mistake("Your result equals what one gets if the gradient passes where the input is negative.")
def mask_reversed(dY, X):
    return dY * (X < 0)


@mistake(
    "Your result equals what one gets with slope −1 for negative inputs: that is the derivative of "
    "the absolute value."
)
def slope_of_absolute_value(dY, X):
    return dY * np.sign(X)


@correct
def written_into_a_copy(dY, X):
    dX = np.array(dY)
    dX[X <= 0] = 0
    return dX


@correct
def with_the_output(dY, X):
    return dY * np.sign(np.maximum(X, 0))


@correct
def entry_by_entry(dY, X):
    pairs = zip(np.ravel(dY), np.ravel(X), strict=True)
    return np.array([d if x > 0 else 0.0 for d, x in pairs]).reshape(X.shape)
