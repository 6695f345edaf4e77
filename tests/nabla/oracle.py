"""The one judge of gradients: central differences along random directions.

It uses NumPy alone, nothing of the package, so a wrong `numerical_gradient` cannot hide a wrong
gradient.
"""

import numpy as np

STEP = 1e-5
TOLERANCE = 1e-6


def assert_gradient(loss, x, gradient, rng):
    """`gradient` is that of `loss` at x, along three random directions.

    The allowed error is a fraction of what the gradient could give along such a direction, plus
    the rounding error of the difference itself, 1e-16 |loss| / step.
    """
    x, gradient = np.asarray(x, dtype=float), np.asarray(gradient)
    assert gradient.shape == x.shape, f"gradient {gradient.shape} of x {x.shape}"
    for _ in range(3):
        direction = np.asarray(rng.standard_normal(x.shape))
        above, below = loss(x + STEP * direction), loss(x - STEP * direction)
        measured = (above - below) / (2 * STEP)
        claimed = float(np.sum(gradient * direction))
        allowed = TOLERANCE * np.linalg.norm(gradient) * np.linalg.norm(direction)
        allowed += 1e-15 * (abs(above) + abs(below)) / STEP + 1e-9
        assert abs(measured - claimed) <= allowed, f"measured {measured}, claimed {claimed}"


def assert_backward(forward, x, dY, dx, rng):
    """`dx` is the gradient at x of sum(dY * forward(x)): what a backward pass must return."""
    assert_gradient(lambda value: float(np.sum(dY * forward(value))), x, dx, rng)
