"""Summaries of arrays of random draws, as `nabla.checking.summaries` lists them.

Errors are measured against the largest number of an entry, so numbers that may be near zero stand
in an array beside one that is not: with 1e5 draws two right answers differ by less than 0.05 of it.
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
        "the std of the draws": std,
        "the pair of mean and std": np.array([z.mean(), std]),
        "what 1, 5, 25, 50, 75, 95 and 99 % of the draws lie below": np.quantile(z, LEVELS),
        "the share of draws of different size": len(np.unique(np.abs(z))) / max(z.size, 1),
        "how much a draw is like itself, the next in its row and the next in its column": np.array(
            [1.0, *alike]
        ),
    }


def log_moments(output, probe):
    """Return how the draws of `Call(low, high, size)` lie between low and high on a log scale.

    The place of a draw is 0 at low, 1 at high, and 0.5 at the root of their product. Of fewer than
    1000 draws only the shape is compared and how many lie outside.
    """
    low, high = (float(bound) for bound in probe.args[:2])
    z = as_numbers(output).astype(float)
    outside = (z < low * (1 - 1e-6)) | (z > high * (1 + 1e-6)) | np.isnan(z)
    table = {
        "the output": np.zeros(z.shape),
        "the share of draws outside low to high": outside.mean(),
    }
    if z.size < 1000 or z.ndim != 1:
        return table
    logs = np.log(np.maximum(np.nan_to_num(z), 1e-300))
    places = np.clip((logs - np.log(low)) / np.log(high / low), -1, 2)
    spread = places.std()
    scores = (places - places.mean()) / spread if spread > 1e-9 else np.ones(z.shape)
    return table | {
        "the mean place between low and high (0 to 1 on a log scale)": places.mean(),
        "the places (0 to 1 on a log scale) that 1, 5, 25, 50, 75, 95 and 99 % of the draws lie "
        "below": np.quantile(places, LEVELS),
        "how much a draw is like the next": (scores[1:] * scores[:-1]).mean(),
        "the share of draws of different size": len(np.unique(z)) / z.size,
    }
