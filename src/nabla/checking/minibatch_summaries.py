"""Summaries of mini-batches, as `nabla.checking.summaries` lists them.

The probe is `Call(X, targets, batch_size, rng=rng)` with rows of X that are all different; the
output is an iterable of (X, targets) parts.
"""

import numpy as np

from nabla.checking.compare import as_numbers


def minibatch_parts(output, probe):
    """Return how the parts divide the examples; their order is left out."""
    X, targets = probe.args[:2]
    parts = [(as_numbers(A), as_numbers(t)) for A, t in output]
    counts, paired = np.zeros(len(X)), np.zeros(len(X))
    number_of = numbers_of_rows(X)
    for A, t in parts:
        for row, target in zip(A.tolist(), t.tolist(), strict=False):
            n = number_of.get(as_key(row))
            if n is not None:
                counts[n] += 1
                paired[n] = np.array_equal(target, targets[n])
    return {
        "what you give of X": [np.zeros(A.shape) for A, _ in parts],
        "what you give of the targets": [np.zeros(t.shape) for _, t in parts],
        "how often each example comes": counts,
        "whether each example stands beside its own target (1 or 0)": paired,
    }


def minibatch_order(output, probe):
    """Return how far the order of the examples is from chance, in standard deviations.

    Two orders that are drawn at random differ by less than 9.
    """
    X, N = probe.args[0], len(probe.args[0])
    number_of = numbers_of_rows(X)
    rows = [row for A, _ in output for row in as_numbers(A).tolist()]
    order = np.array([number_of.get(as_key(row), -1) for row in rows])
    different = len(np.unique(order[order >= 0]))
    if len(order) != N or different != N:
        return {"the number of different examples in N": different}
    steps = np.diff(order)
    moved = np.bincount((order - np.arange(N)) % N * 8 // N, minlength=8) / N - 1 / 8
    return {
        "the number of different examples in N": N,
        "the correlation of old and new places": np.corrcoef(order, np.arange(N))[0, 1] * N**0.5,
        "the number of neighbours that stay neighbours": (np.abs(steps) == 1).sum() / 3,
        "the number of neighbours in rising order": ((steps > 0).mean() - 0.5) * (12 * N) ** 0.5,
        "how far the examples are moved": moved * (N * 64 / 7) ** 0.5,
    }


def numbers_of_rows(X):
    """Return the dict from a row to its number."""
    return {as_key(row): n for n, row in enumerate(X.tolist())}


def as_key(row):
    """Return a row as a dict's key."""
    return tuple(row) if isinstance(row, list) else row
