"""numerical_gradient: hidden draws and typical mistakes.

The functions are such that one-sided differences miss by far more than rounding: at the default
step they are wrong by about 1e-6 of the result, rounding costs about 1e-10.
"""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check

CLOSE = 1e-7


def point(rng, *shape):
    """Return a point whose entries lie between 0.5 and 2, with either sign."""
    return np.array(rng.uniform(0.5, 2.0, size=shape) * rng.choice([-1.0, 1.0], size=shape))


@probe_check(points=2, tolerance=CLOSE)
def values(rng):
    """The gradient for a vector, a matrix and larger steps."""
    yield Call(Function("coupled_squares"), point(rng, 2, 3), step=0.1)
    yield Call(Function("weighted_cubes"), point(rng, 5), step=0.25)
    yield Call(Function("sum_of_sines"), point(rng, 3, 2), step=0.5)
    yield Call(Function("coupled_squares"), point(rng, 7))
    yield Call(Function("weighted_cubes"), point(rng, 3, 2))


@probe_check(points=1, tolerance=CLOSE)
def any_shape(rng):
    """The gradient for arrays with three axes, with no axis, and with one entry."""
    yield Call(Function("coupled_squares"), point(rng, 2, 3, 2), step=1e-3)
    yield Call(Function("weighted_cubes"), point(rng), step=1e-2)
    yield Call(Function("sum_of_squares"), point(rng, 1, 1))


@probe_check(points=1, tolerance=CLOSE, num_public=1)
def whole_numbers(rng):
    """The gradient at points that hold integers."""
    yield Call(Function("weighted_cubes"), 2 * rng.integers(1, 3, size=5) - 1)
    yield Call(Function("coupled_squares"), rng.integers(1, 5, size=(2, 3)), step=1e-4)


@mistake(
    "Your gradient equals the one-sided difference, from x to x + h; central differences look at "
    "both sides."
)
def forward_difference(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        above = x.copy()
        above[index] += step
        gradient[index] = (f(above) - f(x)) / step
    return gradient


@mistake(
    "Your gradient equals the one-sided difference, from x − h to x; central differences look at "
    "both sides."
)
def backward_difference(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        below = x.copy()
        below[index] -= step
        gradient[index] = (f(x) - f(below)) / step
    return gradient


@mistake("Your gradient is twice the right one: how far are the two points from each other?")
def divided_by_one_step(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        gradient[index] = (f(above) - f(below)) / step
    return gradient


@mistake(
    "Your gradient equals what one gets if the steps of earlier entries are not taken back before "
    "the next entry is moved."
)
def not_restored(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        gradient[index] = (above - f(x)) / (2 * step)
    return gradient


@mistake(
    "Every entry of your gradient is the same: it equals what one gets if all entries of x are "
    "moved at once."
)
def all_entries_at_once(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + step) - f(x - step)) / (2 * step))


@mistake("Your gradient equals what one gets if `step` is not used and h is always 1e-5.")
def step_ignored(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += 1e-5
        below[index] -= 1e-5
        gradient[index] = (f(above) - f(below)) / 2e-5
    return gradient


@mistake(
    "Your gradient is right where x holds floats; where it holds integers, the copy does too, and "
    "what is added to an entry is cut off."
)
def integers_stay_integers(f, x, *, step=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        gradient[index] = (f(above) - f(below)) / (2 * step)
    return gradient


@mistake(
    "Your gradient is right where x holds floats; where it holds integers, the entries of your "
    "result are cut off to whole numbers: of which type is the array that you fill?"
)
def integer_result(f, x, *, step=1e-5):
    point = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        above, below = point.copy(), point.copy()
        above[index] += step
        below[index] -= step
        gradient[index] = (f(above) - f(below)) / (2 * step)
    return gradient


@mistake(
    "Your gradient is right for vectors; for a matrix it equals what one gets if a whole row is "
    "moved at once."
)
def rows_at_once(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for k in range(len(x)):
        above, below = x.copy(), x.copy()
        above[k] += step
        below[k] -= step
        gradient[k] = (f(above) - f(below)) / (2 * step)
    return gradient


@mistake("Your numbers are right, in one long vector; the gradient has the shape of x.")
def flattened(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    gradient = []
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        gradient.append((f(above) - f(below)) / (2 * step))
    return np.array(gradient)


@correct
def with_unit_arrays(f, x, *, step=1e-5):
    x = np.asarray(x)
    units = np.eye(x.size).reshape(x.size, *x.shape)
    differences = [f(x + step * unit) - f(x - step * unit) for unit in units]
    return np.array(differences).reshape(x.shape) / (2 * step)


@correct
def moved_and_restored(f, x, *, step=1e-5):
    work = np.array(x, dtype=float)
    flat = work.reshape(-1)
    slopes = []
    for k in range(flat.size):
        kept = flat[k]
        flat[k] = kept + step
        right = flat[k]
        above = f(work)
        flat[k] = kept - step
        slopes.append((above - f(work)) / (right - flat[k]))
        flat[k] = kept
    return np.reshape(slopes, work.shape)


@correct
def mean_of_two_sides(f, x, *, step=1e-5):
    x = np.array(x, dtype=float)
    middle = f(x)
    forward, backward = np.zeros_like(x), np.zeros_like(x)
    for index, value in np.ndenumerate(x):
        moved = x.copy()
        moved[index] = value + step
        forward[index] = (f(moved) - middle) / step
        moved[index] = value - step
        backward[index] = (middle - f(moved)) / step
    return (forward + backward) / 2
