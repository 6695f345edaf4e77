"""mse_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return predictions and targets with errors of both signs and very different size."""
    return 3 * rng.normal(size=shape) + 1, rng.normal(size=shape) - 0.5


@probe_check(points=1, num_public=2)
def rows(rng):
    """The gradient for one prediction an example."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 1))
    predictions, targets = draw(rng, 5)
    yield Call(predictions * 1e-9, targets * 1e-9)


@probe_check(points=1, num_public=3)
def tables(rng):
    """The gradient for several predictions an example: the mean is over all entries."""
    yield Call(*draw(rng, 5, 3))
    yield Call(*draw(rng, 3, 7))
    yield Call(*draw(rng, 3, 3))
    yield Call(*draw(rng, 1, 2))
    yield Call(*draw(rng, 5, 1))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, and predictions that are exact."""
    yield Call(rng.integers(-9, 10, size=(5, 2)), rng.integers(-3, 4, size=(5, 2)))
    eighths = rng.integers(-40, 41, size=7) / 8
    yield Call(eighths.astype(np.float32), np.roll(eighths, 2).astype(np.float32))
    exact = rng.normal(size=3)
    yield Call(exact, exact)


@mistake(
    "Your gradient is half of the right one: it belongs to the loss with a factor ½ in front. "
    "What does the square leave behind when it is differentiated?"
)
def half(predictions, targets):
    return (predictions - targets) / predictions.size


@mistake("Your gradient is not divided by the number of entries: the loss is a mean.")
def not_divided(predictions, targets):
    return 2 * (predictions - targets)


@mistake("Your gradient is that of ½ Σ d², a sum with a factor ½; the loss here is a mean.")
def half_of_the_sum(predictions, targets):
    return predictions - targets


@mistake(
    "Your gradient is divided by N. That is right for arrays (N,); for (N, K) the mean is over "
    "all N·K entries."
)
def divided_by_rows(predictions, targets):
    return 2 * (predictions - targets) / len(predictions)


@mistake(
    "Your gradient is divided by the length of the last axis. That is right for arrays (N,); for "
    "(N, K) the mean is over all N·K entries."
)
def divided_by_columns(predictions, targets):
    return 2 * (predictions - targets) / predictions.shape[-1]


@mistake("Your gradient has the opposite sign: is the error the prediction minus the target?")
def sign_reversed(predictions, targets):
    return 2 * (targets - predictions) / predictions.size


@mistake("Your gradient holds absolute values: its sign says which way a prediction is wrong.")
def without_sign(predictions, targets):
    return 2 * np.abs(predictions - targets) / predictions.size


@mistake("Your output is the loss itself, not its derivative by each prediction.")
def the_loss(predictions, targets):
    return ((predictions - targets) ** 2).mean()


@mistake("Your output holds squared errors: they still have to be differentiated.")
def squares(predictions, targets):
    return (predictions - targets) ** 2 / predictions.size


@mistake(
    "Your output is one number, the mean of the derivatives: each prediction has a derivative of "
    "its own."
)
def one_number(predictions, targets):
    return 2 * (predictions - targets).mean()


@mistake("Your gradient equals that of the mean absolute error: it does not grow with the error.")
def signs(predictions, targets):
    return np.sign(predictions - targets) / predictions.size


@mistake("Your gradient is divided by the number of entries twice, once in the error already.")
def divided_twice(predictions, targets):
    return 2 * (predictions - targets) / predictions.size**2


@mistake(
    "Your gradient is right for numbers with a fractional part. For whole numbers it is cut to "
    "whole numbers too: what type has the array that you write it into?"
)
def stored_as_integers(predictions, targets):
    gradient = np.zeros_like(predictions)
    gradient[...] = 2 * (predictions - targets) / predictions.size
    return gradient


@correct
def with_loops(predictions, targets):
    flat = []
    for p, t in zip(predictions.ravel(), targets.ravel(), strict=True):
        flat.append((2.0 * float(p) - 2.0 * float(t)) / predictions.size)
    return np.array(flat).reshape(predictions.shape)


@correct
def with_shape(predictions, targets):
    return -(targets - predictions) / (0.5 * np.prod(targets.shape))


@correct
def in_single_precision_where_it_came(predictions, targets):
    kind = np.float32 if predictions.dtype == np.float32 else np.float64
    errors = np.subtract(predictions, targets, dtype=kind)
    return errors * kind(2 / errors.size)
