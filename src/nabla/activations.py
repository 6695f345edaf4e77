"""Activations."""

import numpy as np

from nabla.inputs import as_float


@np.errstate(under="ignore")
def sigmoid(z):
    """Return the logistic sigmoid 1 / (1 + exp(-z)), same shape as z; stable.

    The exponential is taken of -|z|, so it never overflows: for z < 0 the equal form
    exp(z) / (1 + exp(z)) is used.

    >>> sigmoid([0.0, -1000.0, 1000.0])
    array([0.5, 0. , 1. ])
    """
    z = as_float(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)
