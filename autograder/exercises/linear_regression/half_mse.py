"""half_mse: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N):
    """Return predictions and targets of a scale where no error equals its square."""
    return 3.0 * rng.normal(size=N) + 1.0, 3.0 * rng.normal(size=N) - 2.0


@probe_check(points=1, num_public=3)
def values(rng):
    """The loss for several numbers of examples."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 11))
    yield Call(*draw(rng, 1))


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """The loss of whole numbers, of float32 and of house prices."""
    yield Call(rng.integers(-5, 6, size=5), rng.integers(7, 12, size=5))
    halves = rng.integers(1, 20, size=(2, 7)) / 2
    yield Call(*halves.astype(np.float32))
    prices = rng.integers(100_000, 600_000, size=(2, 5))
    yield Call(*prices.astype(float))


@mistake("Your output equals the mean of the squares: the factor one half is missing.")
def without_half(predictions, targets):
    return np.mean((predictions - targets) ** 2)


@mistake("Your output equals half the sum of the squares: it is not divided by N.")
def not_divided(predictions, targets):
    return np.sum((predictions - targets) ** 2) / 2


@mistake("Your output equals the plain sum of the squares: the factor 1/(2N) is missing.")
def plain_sum(predictions, targets):
    return np.sum((predictions - targets) ** 2)


@mistake(
    "Your output equals what one gets if the errors are averaged before they are squared: positive "
    "and negative errors then cancel."
)
def mean_before_square(predictions, targets):
    return np.mean(predictions - targets) ** 2 / 2


@mistake("Your output equals half the mean of the absolute errors: they are still to be squared.")
def absolute_errors(predictions, targets):
    return np.mean(np.abs(predictions - targets)) / 2


@mistake("Your output equals half the mean of the errors themselves: they are still to be squared.")
def not_squared(predictions, targets):
    return np.mean(predictions - targets) / 2


@mistake("Your output is the square root of what is asked for.")
def root_taken(predictions, targets):
    return np.sqrt(np.mean((predictions - targets) ** 2) / 2)


@mistake(
    "Your output holds one number for each example: the loss is one number, their sum over all "
    "examples with the factor 1/(2N)."
)
def one_per_example(predictions, targets):
    return (predictions - targets) ** 2 / 2


@mistake("Your output equals what one gets if predictions and targets are squared one by one.")
def squared_one_by_one(predictions, targets):
    return np.mean(predictions**2 - targets**2) / 2


@correct
def with_a_loop(predictions, targets):
    total = 0.0
    for p, t in zip(predictions, targets, strict=True):
        total += (t - p) ** 2
    return total / (2 * len(targets))


@correct
def with_a_product(predictions, targets):
    errors = np.asarray(targets, dtype=float) - predictions
    return errors @ errors / errors.size * 0.5


@correct
def with_a_norm(predictions, targets):
    return np.linalg.norm(predictions - targets) ** 2 / (2 * predictions.shape[0])
