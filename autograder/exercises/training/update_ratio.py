"""update_ratio: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return a parameter and an update that is smaller, with entries of both signs."""
    return rng.normal(size=shape) + 0.3, 0.1 * rng.normal(size=shape) - 0.02


@probe_check(points=2, num_public=3)
def values(rng):
    """The ratio for matrices and for vectors."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5))
    yield Call(*draw(rng, 3, 11))
    yield Call(*draw(rng, 1, 2))


@probe_check(points=1, num_public=3)
def other_shapes(rng):
    """The ratio for an array of three axes, an update of zeros, and a very small one."""
    yield Call(*draw(rng, 3, 5, 2))
    param, update = draw(rng, 3, 2)
    yield Call(param, 0 * update)
    yield Call(param, 1e-9 * update)


@probe_check(points=1, num_public=2, tolerance=1e-6)
def other_numbers(rng):
    """The ratio where all inputs are whole numbers, and where they are float32."""
    yield Call(rng.integers(1, 9, size=(5, 3)), rng.integers(-3, 4, size=(5, 3)))
    param, update = rng.integers(1, 9, size=(3, 2)) / 8, rng.integers(1, 9, size=(3, 2)) / 64
    yield Call(param.astype(np.float32), update.astype(np.float32))


@mistake("Your ratio is upside down: the update is measured against the parameter.")
def upside_down(param, update):
    return np.linalg.norm(param) / np.linalg.norm(update)


@mistake("Your ratio is that of the sums of squares: their roots are to be divided.")
def squares(param, update):
    return np.sum(np.square(update)) / np.sum(np.square(param))


@mistake("Your ratio is that of the sums or means of the absolute values: squares are wanted.")
def absolute_values(param, update):
    return np.abs(update).sum() / np.abs(param).sum()


@mistake("Your ratio is that of the largest entries: all entries count.")
def largest_entries(param, update):
    return np.abs(update).max() / np.abs(param).max()


@mistake(
    "Your ratio is the mean of the entries' own ratios: one number for the whole update is to be "
    "divided by one for the whole parameter."
)
def mean_of_ratios(param, update):
    return np.mean(np.abs(update / param))


@mistake("Your update is measured against the parameter after it: the one before is wanted.")
def after_the_update(param, update):
    return np.linalg.norm(update) / np.linalg.norm(param + update)


@mistake("Your norm of a matrix is its largest singular value: all entries' squares are added.")
def spectral(param, update):
    if np.ndim(param) == 2:
        return np.linalg.norm(update, 2) / np.linalg.norm(param, 2)
    return np.linalg.norm(update) / np.linalg.norm(param)


@mistake("Your ratio is that of the standard deviations: no mean is to be taken off here.")
def deviations(param, update):
    return np.std(update) / np.std(param)


@mistake("Your result is the size of the update alone: divide it by the parameter's.")
def update_alone(param, update):
    return np.linalg.norm(update)


@mistake("Your ratio is one of sums whose signs cancel: the squares are to be added.")
def signed_sums(param, update):
    return np.sum(update) / np.sum(param)


@mistake("Your result has one ratio for each column; one number for the whole array is wanted.")
def by_columns(param, update):
    return np.linalg.norm(update, axis=0) / np.linalg.norm(param, axis=0)


@correct
def with_norm(param, update):
    return np.linalg.norm(update) / np.linalg.norm(param)


@correct
def with_loop(param, update):
    above = below = 0.0
    for p, u in zip(np.ravel(param), np.ravel(update), strict=True):
        above, below = above + float(u) ** 2, below + float(p) ** 2
    return (above / below) ** 0.5


@correct
def root_mean_squares(param, update):
    return np.mean(np.square(update)) ** 0.5 / np.mean(np.square(param)) ** 0.5


@correct
def with_dot(param, update):
    u, p = np.asarray(update).flatten(), np.asarray(param).flatten()
    return np.sqrt(np.dot(u, u) / np.dot(p, p))
