"""Summaries of random choices (masks, splits), as `nabla.checking.summaries` lists them.

What chance alone could give is reported as what is expected, so that every right answer has the
same summary, however it draws; what it could not give is reported as it is.
"""

import numpy as np

from nabla.checking.compare import as_numbers, is_sequence


def random_partition(output, probe):
    """Return whether the output splits the indices 0 .. N - 1 at random into parts.

    The probe is `Call(N, fractions=(...))`; without fractions they are 0.8, 0.1 and 0.1. A size
    that is not whole may be rounded either way, and the last part takes what remains.
    """
    N, fractions = probe.args[0], probe.kwargs.get("fractions", (0.8, 0.1, 0.1))
    parts = [as_numbers(part).astype(float) for part in output]
    everything = np.concatenate([part.ravel() for part in parts])
    found, times = np.unique(everything, return_counts=True)
    once = np.isin(found[times == 1], np.arange(N)).sum()
    table = {
        "the number of parts": len(parts),
        "the number of axes of the parts": [part.ndim for part in parts],
        "the number of indices in all parts together": everything.size,
        "the number of indices 0 to N - 1 that occur exactly once": once,
    }
    for place, (part, fraction) in enumerate(zip(parts, fractions, strict=False), start=1):
        name, size = f"of part {place}", N * fraction
        rounded = abs(part.size - size) < 1 or place == len(fractions)
        table[f"the size {name}"] = size if rounded else part.size
    if N < 100:
        return table  # too few to tell chance from its absence in one draw
    owner = np.full(N, -1)
    for place, part in enumerate(parts, start=1):
        noise = N / np.sqrt(12 * max(part.size, 1))
        middle = within(part.sum() / max(part.size, 1), (N - 1) / 2, noise, grain=N / 10)
        table[f"the mean index of part {place}"] = middle
        owner[[int(i) for i in part.ravel() if 0 <= i < N]] = place
    together, chance = (owner[1:] == owner[:-1]).mean(), np.square(fractions).sum()
    share = within(together, chance, 1 / np.sqrt(N), grain=0.1)
    table["the share of neighbours in the same part"] = share
    return table


def dropout_mask(output, probe):
    """Return what is the same for every output (Y, mask) of dropout on `Call(X, drop_prob)`.

    Each entry of the mask is 0 with probability drop_prob, independently; the others are equal.
    """
    X, p = np.asarray(probe.args[0], dtype=float), probe.args[1]
    if not is_sequence(output) or len(output) != 2:
        return {"the number of parts": len(output) if isinstance(output, (list, tuple)) else 1}
    Y, mask = (as_numbers(part).astype(float) for part in output)
    table = {"the number of parts": 2}
    table |= {"the shape of Y": list(Y.shape), "the shape of the mask": list(mask.shape)}
    if Y.shape != X.shape or mask.shape != X.shape:
        return table
    kept, product = mask[mask != 0], X * mask
    ratio = Y[product != 0] / product[product != 0]
    left = np.mean((product == 0) & (Y != 0))
    share = (mask == 0).mean()
    noise = np.sqrt(p * (1 - p) / X.size)
    table |= {
        "the smallest number in the mask that is not 0": kept.min(initial=np.inf),
        "the largest number in the mask that is not 0": kept.max(initial=-np.inf),
        "the smallest quotient of Y and X times the mask": ratio.min(initial=1.0),
        "the largest quotient of Y and X times the mask": ratio.max(initial=1.0),
        "the share of entries where Y is not 0, but X times the mask is,": np.ceil(10 * left) / 10,
        "the share of dropped entries": within(share, p, noise, grain=0.1),
    }
    z = ((mask == 0) - share) / np.sqrt(max(share * (1 - share), 1e-12))
    for axis, what in ((1, "rows"), (0, "columns")):
        unevenness = np.square(z.sum(axis=axis)).mean() / z.shape[axis] if p > 0 else 1.0
        name = f"how unevenly the {what} are dropped (1 when each entry is drawn on its own)"
        table[name] = as_by_chance(unevenness, z.shape[1 - axis] - 1)
    return table


def within(value, expected, noise, *, grain):
    """Return what is expected if a random value is so within 6.5 standard deviations.

    Otherwise the value, rounded to a multiple of `grain` where that still differs: so the same
    mistake gives the same number however it draws.
    """
    if abs(value - expected) <= 6.5 * noise + 1e-12:
        return expected
    rounded = round(value / grain) * grain
    return rounded if abs(rounded - expected) > 0.1 * grain else value


def as_by_chance(ratio, degrees):
    """Return 1.0 if a variance ratio could be that of independent draws, 0.0 below, 3.0 above.

    The cube root of such a ratio is very nearly normal (Wilson and Hilferty), hence the bounds.
    """
    if degrees < 20:
        return 1.0  # too few to tell
    spread = 2 / (9 * degrees)
    z = (np.cbrt(ratio) - (1 - spread)) / np.sqrt(spread)
    return 1.0 if abs(z) <= 7 else (3.0 if z > 0 else 0.0)
