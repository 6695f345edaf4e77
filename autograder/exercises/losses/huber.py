"""huber: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return predictions, targets and a delta; errors of both signs lie on both sides of it."""
    predictions, delta = rng.normal(size=shape), float(rng.uniform(1.4, 1.9))
    errors = rng.uniform(0.2, 1.2, size=shape) * rng.choice([-1, 1], size=shape)
    for place, error in enumerate([-5.5, 3.5, 0.4][: errors.size]):
        errors.flat[place] = error * rng.uniform(0.9, 1.1)
    return predictions, predictions - errors, delta


@probe_check(points=2, num_public=3)
def values(rng):
    """The loss for small and large errors of both signs."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 5))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 1))
    yield Call(rng.normal(size=1), rng.normal(size=1), 30.0)


@probe_check(points=1, num_public=3)
def tables(rng):
    """The loss of several predictions an example: the mean is over all entries."""
    yield Call(*draw(rng, 5, 3))
    yield Call(*draw(rng, 3, 7))
    yield Call(*draw(rng, 3, 3))
    yield Call(*draw(rng, 1, 2))


@probe_check(points=1, num_public=2)
def other_deltas(rng):
    """A very small and a very large delta, and outliers."""
    predictions, targets, delta = draw(rng, 7)
    yield Call(predictions, targets, delta / 100)
    yield Call(predictions, targets, 1e3 * delta)
    yield Call(predictions + [1e6, 0, -1e5, 0, 0, 0, 0], targets, delta)


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, errors of exactly delta and of 0."""
    errors = rng.permutation([-7, 4, -2, 2, 0, 1, -1])
    targets = rng.integers(-3, 4, size=7)
    yield Call(targets + errors, targets, 2)
    quarters = (targets + errors) / 4
    yield Call(quarters.astype(np.float32), (targets / 4).astype(np.float32), 0.75)
    yield Call(quarters, quarters, 0.5)


@mistake("Your output is the sum over the entries: it is not divided by their number.")
def not_divided(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.sum(np.where(size <= delta, size**2 / 2, delta * (size - delta / 2)))


@mistake(
    "Your output is divided by N. That is right for arrays (N,); for (N, K) the mean is over all "
    "N·K entries."
)
def divided_by_rows(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2)).sum() / len(size)


@mistake("Your output holds one number for each entry: the loss is their mean.")
def one_per_entry(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))


@mistake("Your output lacks the factor ½ of the square: at delta the two parts then do not meet.")
def without_half(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2, delta * (size - delta / 2)))


@mistake("Your output has delta |d| for large errors: at delta the two parts then do not meet.")
def without_offset(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2 / 2, delta * size))


@mistake("Your output has |d| − delta/2 for large errors: the slope there is delta, not 1.")
def slope_one(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2 / 2, size - delta / 2))


@mistake("Your output has the two parts exchanged: which of them is meant for small errors?")
def exchanged(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size > delta, size**2 / 2, delta * (size - delta / 2)))


@mistake(
    "Your output takes large negative errors for small ones: it is the absolute value that is "
    "compared with delta."
)
def without_absolute_value(predictions, targets, delta):
    d = predictions - targets
    return np.mean(np.where(d <= delta, d**2 / 2, delta * (np.abs(d) - delta / 2)))


@mistake(
    "Your output is right for positive errors; for large negative ones delta is multiplied by the "
    "error itself: its absolute value belongs there."
)
def negative_tail(predictions, targets, delta):
    d = predictions - targets
    return np.mean(np.where(np.abs(d) <= delta, d**2 / 2, delta * (d - delta / 2)))


@mistake("Your output uses 1 in place of delta.")
def delta_ignored(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= 1, size**2 / 2, size - 1 / 2))


@mistake("Your output is half the mean squared error: large errors are squared too.")
def half_of_the_squares(predictions, targets, delta):
    return np.mean((predictions - targets) ** 2) / 2


@mistake("Your output is the mean absolute error: small errors are to be squared.")
def absolute_errors(predictions, targets, delta):
    return np.mean(np.abs(predictions - targets))


@mistake(
    "Your output takes the smaller of the two parts for every entry, and that is always the "
    "straight one: compare |d| with delta."
)
def the_smaller_part(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.minimum(size**2 / 2, delta * (size - delta / 2)))


@mistake(
    "Your output is a smooth curve of a similar shape, δ² (√(1 + (d/δ)²) − 1): the loss asked for "
    "is made of two parts."
)
def smooth_relative(predictions, targets, delta):
    ratio = (predictions - targets) / delta
    return np.mean(delta**2 * (np.sqrt(1 + ratio**2) - 1))


@mistake("Your output is the right one divided by delta: the slope far out is then 1.")
def divided_by_delta(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2 / 2 / delta, size - delta / 2))


@mistake(
    "Your output is constant for large errors, as if each were cut at delta: they are to grow in "
    "proportion to the error."
)
def cut_off(predictions, targets, delta):
    return np.mean(np.clip(predictions - targets, -delta, delta) ** 2) / 2


@mistake(
    "Your output decides once for all entries, by the mean error, which part is used: each entry "
    "decides for itself."
)
def decided_once(predictions, targets, delta):
    size = np.abs(predictions - targets)
    if size.mean() <= delta:
        return np.mean(size**2) / 2
    return np.mean(delta * (size - delta / 2))


@mistake("Your output leaves the large errors out of the sum: they count, in proportion.")
def outliers_left_out(predictions, targets, delta):
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2 / 2, 0.0))


@correct
def with_loops(predictions, targets, delta):
    total = 0.0
    for p, t in zip(predictions.ravel().tolist(), targets.ravel().tolist(), strict=True):
        d = abs(p - t)
        total += d * d / 2 if d <= delta else delta * d - delta * delta / 2
    return total / predictions.size


@correct
def with_the_smaller(predictions, targets, delta):
    size = np.abs(predictions - targets)
    q = np.minimum(size, delta)
    return np.mean(q * size - q * q / 2)


@correct
def with_parts(predictions, targets, delta):
    d = (predictions - targets).ravel()
    small, large = d[abs(d) < delta], abs(d[abs(d) >= delta])
    return (small @ small / 2 + delta * large.sum() - large.size * delta**2 / 2) / d.size


@correct
def with_masks(predictions, targets, delta):
    d = targets - predictions
    inside = (np.abs(d) <= delta).astype(float)
    return np.average(inside * d**2 / 2 + (1 - inside) * delta * (np.abs(d) - 0.5 * delta))
