"""Search: choose hyper-parameters by trying them on the validation part.

A learning rate or a penalty acts by its order of magnitude, so it is drawn on a logarithmic
scale. A grid of 3 x 3 tries three values of each parameter, nine random points try nine.
"""

from itertools import product

import numpy as np

from nabla.inputs import as_float


def sample_log_uniform(low, high, size, *, rng):
    """Return independent draws whose logarithm is uniform between log low and log high, (size,).

    Parameters
    ----------
    low, high : 0 < low <= high. size : int.

    >>> draws = sample_log_uniform(1e-4, 1e-1, 5, rng=np.random.default_rng(0))
    >>> bool(((draws >= 1e-4) & (draws <= 1e-1)).all())
    True
    """
    if not 0 < low <= high < np.inf:
        raise ValueError(f"wanted 0 < low <= high, got low = {low} and high = {high}")
    return np.clip(np.exp(rng.uniform(np.log(low), np.log(high), size=size)), low, high)


def best_on_border(scores):
    """Return True if the largest score of a grid lies on its border: then move the grid.

    Parameters
    ----------
    scores : (A,) or (A, B), higher is better; nan (a run that diverged) is never the best.

    >>> best_on_border([1.0, 3.0, 2.0]), best_on_border([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    (False, True)
    """
    scores = as_float(scores)
    if scores.ndim not in (1, 2) or np.isnan(scores).all():
        raise ValueError(f"scores must be a grid (A,) or (A, B) of numbers, got {scores.shape}")
    best = np.unravel_index(np.nanargmax(scores), scores.shape)
    return any(index in (0, size - 1) for index, size in zip(best, scores.shape, strict=True))


def grid_search(evaluate, **values):
    """Return (best, scores): evaluate every combination of the values.

    Parameters
    ----------
    evaluate : called as evaluate(name=value, ...), returns a score, higher is better.
    values : a list of values for each name.

    Returns
    -------
    best, a dict of the values with the highest score; scores, an array with an axis for each name.

    >>> best, scores = grid_search(lambda lr, width: width - lr, lr=[1, 2], width=[10, 20, 30])
    >>> best, scores.shape
    ({'lr': 1, 'width': 30}, (2, 3))
    """
    trials = [dict(zip(values, point, strict=True)) for point in product(*values.values())]
    scores = np.array([evaluate(**trial) for trial in trials], dtype=float)
    best = trials[np.nanargmax(scores)]
    return best, scores.reshape([len(options) for options in values.values()])


def random_search(evaluate, sample, num_trials, *, rng):
    """Return (best, trials, scores): evaluate `num_trials` random points.

    Parameters
    ----------
    evaluate : called as evaluate(name=value, ...), returns a score, higher is better.
    sample : called as sample(rng), returns a dict of values. num_trials : int, 1 or more.

    Returns
    -------
    best, the dict with the highest score; trials, all dicts; scores (num_trials,).

    >>> best, trials, scores = random_search(
    ...     lambda lr: -lr, lambda rng: {"lr": rng.integers(1, 9)}, 4, rng=np.random.default_rng(0)
    ... )
    >>> best["lr"] == min(trial["lr"] for trial in trials)
    np.True_
    """
    if num_trials < 1:
        raise ValueError(f"num_trials must be at least 1, got {num_trials}")
    trials = [sample(rng) for _ in range(num_trials)]
    scores = np.array([evaluate(**trial) for trial in trials], dtype=float)
    return trials[np.nanargmax(scores)], trials, scores
