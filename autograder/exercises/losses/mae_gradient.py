"""mae_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return predictions and targets, the first of them exact, the next too high and too low."""
    predictions, targets = 3 * rng.normal(size=shape) + 1, rng.normal(size=shape) - 0.5
    for place, error in enumerate([0.0, 1.5, -2.5][: predictions.size]):
        targets.flat[place] = predictions.flat[place] - error
    return predictions, targets


@probe_check(points=1, num_public=2)
def rows(rng):
    """The gradient for one prediction an example; one prediction is exact."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 1))
    yield Call(rng.normal(size=1) + 9, rng.normal(size=1))


@probe_check(points=1, num_public=3)
def tables(rng):
    """The gradient for several predictions an example: the mean is over all entries."""
    yield Call(*draw(rng, 5, 3))
    yield Call(*draw(rng, 3, 7))
    yield Call(*draw(rng, 3, 3))
    yield Call(*draw(rng, 5, 1))


@probe_check(points=1, tolerance=1e-6, num_public=4)
def sizes(rng):
    """Whole numbers, float32, very small and very large errors."""
    predictions, targets = rng.integers(-9, 10, size=(5, 2)), rng.integers(-3, 4, size=(5, 2))
    predictions[1], predictions[2] = targets[1], targets[2] + 2
    yield Call(predictions, targets)
    eighths = rng.permutation(np.arange(-3, 4)) / 8
    targets = np.roll(eighths, 2)
    targets[4] = eighths[4]
    yield Call(eighths.astype(np.float32), targets.astype(np.float32))
    small = np.array([1e-9, -1e-9, 0.0, 1e-12, -1e-7]) * rng.uniform(1, 2)
    yield Call(rng.permutation(small), np.zeros(5))
    yield Call(rng.permutation(small * 1e15), np.ones(5))


@mistake("Your gradient is not divided by the number of entries: the loss is a mean.")
def not_divided(predictions, targets):
    return np.sign(predictions - targets).astype(float)


@mistake(
    "Your gradient is divided by N. That is right for arrays (N,); for (N, K) the mean is over "
    "all N·K entries."
)
def divided_by_rows(predictions, targets):
    return np.sign(predictions - targets) / len(predictions)


@mistake("Your gradient has the opposite sign: is the error the prediction minus the target?")
def sign_reversed(predictions, targets):
    return np.sign(targets - predictions) / predictions.size


@mistake("Where the prediction is exact your gradient counts it as too high; 0 is wanted there.")
def plus_at_the_kink(predictions, targets):
    return np.where(predictions >= targets, 1, -1) / predictions.size


@mistake("Where the prediction is exact your gradient counts it as too low; 0 is wanted there.")
def minus_at_the_kink(predictions, targets):
    return np.where(predictions > targets, 1, -1) / predictions.size


@mistake(
    "Your gradient is nan where the prediction is exact: there an error of 0 is divided by its "
    "absolute value."
)
def nan_at_the_kink(predictions, targets):
    errors = predictions - targets
    return errors / np.abs(errors) / predictions.size


@mistake(
    "Your gradient is right for errors of ordinary size. For very small ones it shrinks: is a "
    "small number added below the fraction bar?"
)
def small_number_added(predictions, targets):
    errors = predictions - targets
    return errors / (np.abs(errors) + 1e-8) / predictions.size


@mistake("Very small errors count as 0 in your gradient: only an error of exactly 0 does.")
def nearly_equal(predictions, targets):
    signs = np.where(np.isclose(predictions, targets), 0.0, np.sign(predictions - targets))
    return signs / predictions.size


@mistake(
    "Your gradient grows with the error, as that of ½ d² does: the slope of an absolute value is "
    "the same however far one is from the kink."
)
def the_errors(predictions, targets):
    return (predictions - targets) / predictions.size


@mistake(
    "Your gradient equals that of the mean squared error: it grows with the error, which the "
    "slope of an absolute value does not."
)
def of_the_squares(predictions, targets):
    return 2 * (predictions - targets) / predictions.size


@mistake("Your gradient holds no signs: too high and too low need steps in opposite directions.")
def without_sign(predictions, targets):
    return np.abs(np.sign(predictions - targets)) / predictions.size


@mistake("Your gradient is 0 where the prediction is too low: the error has a derivative there.")
def only_too_high(predictions, targets):
    return (predictions > targets) / predictions.size


@mistake("Your output is the loss itself, not its derivative by each prediction.")
def the_loss(predictions, targets):
    return np.abs(predictions - targets).mean()


@mistake("Your output is one number, the mean of the derivatives: each prediction has its own.")
def one_number(predictions, targets):
    return np.sign(predictions - targets).mean()


@mistake(
    "Your gradient is right but for the exact predictions, which you left out of the count: the "
    "mean is over all entries."
)
def exact_not_counted(predictions, targets):
    return np.sign(predictions - targets) / max(1, np.count_nonzero(predictions != targets))


@correct
def with_loops(predictions, targets):
    gradient = np.zeros(predictions.shape)
    for place in np.ndindex(predictions.shape):
        if predictions[place] > targets[place]:
            gradient[place] = 1 / predictions.size
        elif predictions[place] < targets[place]:
            gradient[place] = -1 / predictions.size
    return gradient


@correct
def by_comparison(predictions, targets):
    higher, lower = predictions > targets, predictions < targets
    return (higher.astype(float) - lower.astype(float)) / np.prod(predictions.shape)


@correct
def by_division(predictions, targets):
    errors = predictions - targets
    return errors / np.where(errors == 0, 1, np.abs(errors)) / errors.size
