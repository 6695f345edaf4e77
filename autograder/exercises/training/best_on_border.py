"""best_on_border: grids with their best score in chosen places, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def grid(rng, shape, best, worst=None):
    """Return different scores of both signs, the largest (and the smallest) in a chosen place."""
    scores = rng.permutation(int(np.prod(shape))).reshape(shape) / 8 - 1.0
    scores[best] = scores.max() + rng.uniform(0.5, 1)
    if worst is not None:
        scores[worst] = scores.min() - rng.uniform(9, 12)
    return scores


@probe_check(points=1, num_public=8)
def lines(rng):
    """Grids of one axis."""
    yield Call(grid(rng, (7,), 0, 3))
    yield Call(grid(rng, (7,), 6, 2))
    yield Call(grid(rng, (7,), 3, 0))
    yield Call(grid(rng, (5,), 1, 4))
    yield Call(grid(rng, (5,), 3, 2))
    yield Call(grid(rng, (3,), 1, 0))
    yield Call(grid(rng, (2,), 1))
    yield Call(grid(rng, (11,), 9, 5))


@probe_check(points=2, num_public=14)
def tables(rng):
    """Grids of two axes."""
    yield Call(grid(rng, (5, 7), (2, 3), (0, 0)))
    yield Call(grid(rng, (5, 7), (0, 3), (2, 2)))
    yield Call(grid(rng, (5, 7), (4, 2), (2, 3)))
    yield Call(grid(rng, (5, 7), (2, 0), (3, 3)))
    yield Call(grid(rng, (5, 7), (2, 6), (1, 3)))
    yield Call(grid(rng, (5, 7), (0, 0), (1, 1)))
    yield Call(grid(rng, (5, 7), (0, 6), (2, 5)))
    yield Call(grid(rng, (5, 7), (4, 0), (3, 1)))
    yield Call(grid(rng, (5, 7), (2, 4), (4, 3)))
    yield Call(grid(rng, (7, 5), (4, 2), (6, 1)))
    yield Call(grid(rng, (7, 5), (5, 3), (0, 1)))
    yield Call(grid(rng, (7, 5), (1, 1), (3, 4)))
    yield Call(grid(rng, (3, 3), (1, 1), (2, 2)))
    yield Call(grid(rng, (3, 3), (2, 2), (1, 1)))
    yield Call(grid(rng, (2, 5), (1, 2)))


@probe_check(points=1, num_public=3)
def thin_grids(rng):
    """Grids with an axis of length 1."""
    yield Call(grid(rng, (1, 7), (0, 3), (0, 2)))
    yield Call(grid(rng, (5, 1), (2, 0), (1, 0)))
    yield Call(grid(rng, (1,), 0))
    yield Call(grid(rng, (1, 1), (0, 0)))


@probe_check(points=1, num_public=2)
def other_numbers(rng):
    """Scores that are whole numbers, and scores that are all negative."""
    yield Call(np.array([[3, 1, 2], [5, 9, 4], [8, 6, 7]]))
    yield Call(np.array([-3.0, -2.0, -1.0, -5.0]))
    yield Call(np.array([[-1, -2, -3], [-4, -5, -6]]))


@mistake("Your answer looks at the smallest score; the best is the largest.")
def smallest(scores):
    best = np.unravel_index(np.argmin(scores), scores.shape)
    return any(i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))


@mistake("Your answer looks at the first index of each axis only; the last is on the border too.")
def first_only(scores):
    return 0 in np.unravel_index(np.argmax(scores), scores.shape)


@mistake("Your answer looks at the last index of each axis only; the first is on the border too.")
def last_only(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return any(i == n - 1 for i, n in zip(best, scores.shape, strict=True))


@mistake("Your answer looks at the rows of the grid only: the first and last columns count too.")
def rows_only(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return best[0] in (0, scores.shape[0] - 1)


@mistake("Your answer looks at the columns of the grid only: the first and last rows count too.")
def columns_only(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return best[-1] in (0, scores.shape[-1] - 1)


@mistake("Your answer asks for a corner: the border of one axis is enough.")
def corner(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return all(i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))


@mistake("Your answer is reversed: True says that the best score lies on the border.")
def reversed_answer(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return not any(i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))


@mistake(
    "Your index of the best score counts through the whole table: on a grid of two axes it is to "
    "be taken apart into a row and a column."
)
def flat_index(scores):
    return int(np.argmax(scores)) in (0, scores.size - 1)


@mistake("Your axes of length 1 do not count as border: there every index is the first and last.")
def thin_axes_ignored(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return any(n > 1 and i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))


@mistake("Your border is two points wide: only the first and last index of an axis are on it.")
def two_wide(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return any(i <= 1 or i >= n - 2 for i, n in zip(best, scores.shape, strict=True))


@mistake("Your rows and columns are measured by one length: each axis has its own last index.")
def one_length(scores):
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return any(i in (0, len(scores) - 1) for i in best)


@mistake("Your answer takes the score that is largest without its sign: −5 is less than −1.")
def absolute(scores):
    best = np.unravel_index(np.argmax(np.abs(scores)), scores.shape)
    return any(i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))


@correct
def inside_compared(scores):
    inside = scores[tuple(slice(1, -1) for _ in scores.shape)]
    return inside.size == 0 or inside.max() < scores.max()


@correct
def with_where(scores):
    on_border = np.ones(scores.shape, dtype=bool)
    on_border[(slice(1, -1),) * scores.ndim] = False
    return on_border[scores == scores.max()][0]


@correct
def with_loops(scores):
    if scores.ndim == 1:
        return int(np.argmax(scores)) in (0, len(scores) - 1)
    best, place = scores[0, 0], (0, 0)
    for a in range(scores.shape[0]):
        for b in range(scores.shape[1]):
            if scores[a, b] > best:
                best, place = scores[a, b], (a, b)
    row, column = place
    return row == 0 or column == 0 or row == len(scores) - 1 or column == len(scores[0]) - 1
