"""Summaries of arrays of random draws, as `nabla.checking.summaries` lists them.

Every entry that holds statistics is an array, and errors are measured against its largest number:
with 1e5 draws two right answers differ by less than 0.05 of it.
"""

import numpy as np

from nabla.checking.compare import as_numbers

LEVELS = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)


def draws_shape(output, probe):
    """Return the shape of an array of random draws, as zeros."""
    return {"the output": np.zeros(as_numbers(output).shape)}


def draws_distribution(output, probe):
    """Return how random draws (N, D) are spread, and whether one depends on another."""
    z = as_numbers(output).astype(float)
    std = z.std()
    scores = (z - z.mean()) / std if std > 0 else np.ones_like(z)
    neighbours = (scores[:, 1:] * scores[:, :-1], scores[1:] * scores[:-1])
    alike = [product.mean() if product.size else 0.0 for product in neighbours]
    return {
        "the pair of mean and std": np.array([z.mean(), std]),
        "what 1, 5, 25, 50, 75, 95 and 99 % of the draws lie below": np.quantile(z, LEVELS),
        "the share of draws of different size": len(np.unique(np.abs(z))) / max(z.size, 1),
        "how much a draw is like itself, the next in its row and the next in its column": np.array(
            [1.0, *alike]
        ),
    }
