"""Gradient check: is a gradient right? Measure it.

A derivative is a limit of difference quotients, so a quotient with a small step is an independent
witness. Central differences are wrong by O(step^2) from cutting the series and O(eps / step) from
rounding; the sum is smallest near step = 1e-5 for numbers of size 1 in float64. All arithmetic
here is float64, whatever came in.
"""

import numpy as np

from nabla.inputs import as_floats, expect_same_shape


def numerical_gradient(f, x, *, step=1e-5):
    """Return the gradient of f at x by central differences, (f(x + h) - f(x - h)) / 2h.

    Two calls of f per entry: a check for small x, not a way to train.

    Parameters
    ----------
    f : function of an array of x's shape that returns a number. x : any shape; not written to.
    step : h, in units of x, positive.

    Returns
    -------
    array of x's shape, float64.

    Error: O(step^2) truncation and O(1e-16 |f| / step) rounding.

    >>> numerical_gradient(lambda x: x[0] * x[1], [3, 4]).round(6)
    array([4., 3.])
    """
    point = np.array(x, dtype=np.float64)
    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        centre = point[index]
        point[index] = centre + step
        above = float(f(point))
        point[index] = centre - step
        below = float(f(point))
        point[index] = centre
        gradient[index] = (above - below) / (2 * step)
    return gradient


def directional_derivative(f, x, direction, *, step=1e-5):
    """Return the derivative of f at x along `direction`, by one central difference.

    It equals the sum of gradient * direction, so two calls of f test a gradient of any size; a
    random direction misses an error with probability 0.

    Parameters
    ----------
    f : function of an array that returns a number. x, direction : arrays of one shape.
    step : h, dimensionless, positive.

    >>> round(directional_derivative(lambda x: x[0] * x[1], [3, 4], [1, 2]), 6)
    10.0
    """
    x, direction = (np.array(array, dtype=np.float64) for array in (x, direction))
    expect_same_shape("x", x, "direction", direction)
    above, below = float(f(x + step * direction)), float(f(x - step * direction))
    return (above - below) / (2 * step)


def relative_error(first, second):
    """Return max |first - second| / max(|first|, |second|), 0 if both are all zeros.

    Below 1e-7 a float64 gradient is right; above 1e-2 it is wrong; between, look for a kink.

    >>> relative_error([1.0, 100.0], [2.0, 100.0])
    0.01
    """
    first, second = (array.astype(np.float64) for array in as_floats(first, second))
    expect_same_shape("first", first, "second", second)
    scale = max(np.abs(first).max(), np.abs(second).max())
    return float(np.abs(first - second).max() / scale) if scale > 0 else 0.0
