"""Inputs: what every function of the package accepts, and what it says when it cannot.

Numbers, lists and arrays of integers count as float64; float32 stays float32, so that a float32
network computes in float32 from end to end. Nothing passed in is ever written to. A shape that
does not fit raises ValueError with the wanted shape and the one that came.
"""

import numpy as np


def as_floats(*values):
    """Return the values as arrays of one floating type: the widest among them, else float64.

    Python numbers and integers do not widen: float32 scores and integer targets give float32.

    >>> X, w = as_floats(np.float32([[1, 2]]), [3, 4])
    >>> X.dtype.name, w.dtype.name
    ('float32', 'float32')
    >>> as_floats([1, 2])[0].dtype.name
    'float64'
    """
    arrays = [np.asarray(value) for value in values]
    for array in arrays:
        if array.dtype.kind not in "biuf":
            raise ValueError(f"wanted real numbers, got an array of {array.dtype}")
    widening = [
        array.dtype
        for value, array in zip(values, arrays, strict=True)
        if array.dtype.kind == "f" and not isinstance(value, float | list | tuple)
    ]
    dtype = np.result_type(np.float32, *widening) if widening else np.float64
    return [array.astype(dtype, copy=False) for array in arrays]


def as_float(value):
    """Return one value as a floating array.

    >>> as_float([1, 2])
    array([1., 2.])
    """
    return as_floats(value)[0]


def expect_shape(name, array, *shape):
    """Raise ValueError unless `array` has this shape; a letter stands for any size but 0.

    >>> expect_shape("X", np.ones((3, 2)), "N", 2)
    >>> expect_shape("X", np.ones(3), "N", 2)
    Traceback (most recent call last):
    ValueError: X must have shape (N, 2), got (3,)
    """
    fits = len(shape) == array.ndim and all(
        got > 0 if isinstance(wanted, str) else got == wanted
        for wanted, got in zip(shape, array.shape, strict=True)
    )
    if not fits:
        wanted = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        raise ValueError(f"{name} must have shape ({wanted}), got {array.shape}")


def expect_same_shape(first_name, first, second_name, second):
    """Raise ValueError unless both arrays have one shape, with at least one entry.

    >>> expect_same_shape("predictions", np.ones(3), "targets", np.ones((3, 1)))
    Traceback (most recent call last):
    ValueError: targets must have the shape of predictions, (3,), got (3, 1)
    """
    if first.shape != second.shape:
        raise ValueError(
            f"{second_name} must have the shape of {first_name}, {first.shape}, got {second.shape}"
        )
    if first.size == 0:
        raise ValueError(f"{first_name} must have at least one entry, got shape {first.shape}")


def as_labels(labels, num_classes):
    """Return labels (N,) as an integer array; they count the classes 0 .. num_classes - 1.

    >>> as_labels([0, 3], 3)
    Traceback (most recent call last):
    ValueError: labels must lie in 0..2, got 3
    """
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iu":
        raise ValueError(f"labels must be integers, got an array of {labels.dtype}")
    expect_shape("labels", labels, "N")
    for extreme in (labels.min(), labels.max()):
        if not 0 <= extreme < num_classes:
            raise ValueError(f"labels must lie in 0..{num_classes - 1}, got {extreme}")
    return labels
