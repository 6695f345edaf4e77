"""What counts as right: values and shapes, not types.

A NumPy scalar or a 0-d array is a number (an array of shape (1,) is not); a list of the right
length will do for a tuple, and a list of numbers for an array. Errors are measured against the
largest entry of the wanted result (and 1e-12).
"""

from typing import NamedTuple

import numpy as np

from nabla.checking.probes import Failure

FLOOR = 1e-12


class Tolerance(NamedTuple):
    """Allowed error: a fraction of the largest wanted entry, or an absolute amount if larger."""

    relative: float = 1e-8
    absolute: float = 0.0


EXACT = Tolerance()


def agrees(got, wanted, tolerance=EXACT):
    """Return True if `got` counts as `wanted`.

    Parameters
    ----------
    got, wanted : numbers, arrays, strings, None, or tuples, lists and dicts of them, or `Failure`.
    tolerance : Tolerance; the absolute part is for statistics of random draws.

    >>> agrees(np.float32(0.5), 0.5), agrees(np.array([0.5]), 0.5)
    (True, False)
    >>> agrees([1, 2.0], (1.0, 2.0)), agrees(float("nan"), 1.0)
    (True, False)
    """
    if isinstance(wanted, Failure) or isinstance(got, Failure):
        return same_failure(got, wanted)
    if wanted is None or isinstance(wanted, str):
        return type(got) is type(wanted) and got == wanted
    if isinstance(wanted, dict):
        return (
            isinstance(got, dict)
            and got.keys() == wanted.keys()
            and all(agrees(got[key], wanted[key], tolerance) for key in wanted)
        )
    if isinstance(wanted, (tuple, list)):
        return (
            is_sequence(got)
            and len(got) == len(wanted)
            and all(agrees(g, w, tolerance) for g, w in zip(got, wanted, strict=True))
        )
    return numbers_agree(got, wanted, tolerance)


def numbers_agree(got, wanted, tolerance):
    """Compare two numbers or two arrays of numbers."""
    got, wanted = as_numbers(got), np.asarray(wanted)
    if got is None or got.shape != wanted.shape:
        return False
    got, wanted = got.astype(float), wanted.astype(float)
    finite = np.isfinite(wanted)
    if not np.array_equal(got[~finite], wanted[~finite], equal_nan=True):
        return False
    if not finite.any():
        return True
    if not np.isfinite(got[finite]).all():
        return False
    with np.errstate(over="ignore"):
        error = np.abs(got[finite] - wanted[finite]).max()
        return bool(error <= allowed_error(wanted[finite], tolerance))


def allowed_error(wanted, tolerance):
    """Return the largest error allowed in an array of finite wanted numbers."""
    scale = max(np.abs(wanted).max(initial=0.0), FLOOR)
    return max(tolerance.relative * scale, tolerance.absolute)


def as_numbers(value):
    """Return a real array of the numbers in `value`, or None if it is something else."""
    if isinstance(value, (str, bytes, dict, set)) or value is None:
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" else None


def is_sequence(value):
    """Return True for lists, tuples and arrays that have a length."""
    return isinstance(value, (list, tuple)) or (isinstance(value, np.ndarray) and value.ndim > 0)


def same_failure(got, wanted):
    """Two failures are the same if they ended in the same way."""
    return (
        isinstance(got, Failure)
        and isinstance(wanted, Failure)
        and (got.kind, got.name) == (wanted.kind, wanted.name)
    )
