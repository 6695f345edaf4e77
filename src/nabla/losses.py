"""Losses of numbers and counts: how wrong is a prediction, and which way is better?

Every loss returns one float, the mean over all entries (in the unit of the target, its square, or
nats), and has a companion `<name>_gradient` of the shape of its first argument. `predictions` and
`targets` have one shape, (N,) or (N, K). Losses of classes are in `nabla.class_losses`. Conventions
differ by factors: `half_mse` in `nabla.linear` is half of `mse`, and its gradient half as long.
"""

import numpy as np

from nabla.activations import quiet
from nabla.inputs import as_floats, expect_same_shape


def mse(predictions, targets):
    """Return the mean squared error, mean of (p - t)^2.

    It is the negative log-likelihood of targets with normal errors, up to a factor and a constant.

    >>> mse([1.0, 5.0], [0.0, 2.0])
    5.0
    """
    return mean(np.square(_difference(predictions, targets)))


def mse_gradient(predictions, targets):
    """Return 2 (p - t) / number of entries.

    >>> mse_gradient([1.0, 5.0], [0.0, 2.0])
    array([1., 3.])
    """
    difference = _difference(predictions, targets)
    return 2 * difference / difference.size


def mae(predictions, targets):
    """Return the mean absolute error, mean of |p - t|; the best constant is the median.

    >>> mae([1.0, 5.0], [0.0, 2.0])
    2.0
    """
    return mean(np.abs(_difference(predictions, targets)))


def mae_gradient(predictions, targets):
    """Return sign(p - t) / number of entries; 0 where p = t.

    >>> mae_gradient([1.0, 2.0, -5.0, 0.0], [0.0, 2.0, 2.0, 0.5])
    array([ 0.25,  0.  , -0.25, -0.25])
    """
    difference = _difference(predictions, targets)
    return np.sign(difference) / difference.size


@quiet
def huber(predictions, targets, delta):
    """Return the mean of d^2 / 2 where |d| <= delta, else delta (|d| - delta / 2), d = p - t.

    With q = min(|d|, delta) both cases are q (|d| - q / 2), which never squares a large d.

    Parameters
    ----------
    predictions, targets : one shape. delta : greater than 0, in the unit of the targets.

    Source: Huber 1964, "Robust estimation of a location parameter".

    >>> huber([1.0, 5.0], [0.0, 2.0], delta=2)
    2.25
    """
    size = np.abs(_difference(predictions, targets))
    q = np.minimum(size, _positive("delta", delta))
    return mean(q * (size - q / 2))


@quiet
def huber_gradient(predictions, targets, delta):
    """Return d cut to -delta..delta, divided by the number of entries.

    >>> huber_gradient([1.0, 5.0], [0.0, 2.0], delta=2)
    array([0.5, 1. ])
    """
    difference = _difference(predictions, targets)
    delta = _positive("delta", delta)
    return np.clip(difference, -delta, delta) / difference.size


@quiet
def poisson_loss(scores, targets):
    """Return the mean of exp(s) - t s, in nats: counts t with mean exp(s), log t! left out.

    Parameters
    ----------
    scores : (N,), the logarithm of the predicted mean; exp overflows to inf above 709.
    targets : (N,), counts >= 0.

    >>> round(poisson_loss([0.0, 1.0], [3, 2]), 4)
    0.8591
    """
    scores, targets = as_floats(scores, targets)
    expect_same_shape("scores", scores, "targets", targets)
    return mean(np.exp(scores) - targets * scores)


@quiet
def poisson_loss_gradient(scores, targets):
    """Return (exp(s) - t) / number of entries: mean minus target, as in every regression.

    >>> poisson_loss_gradient([0.0, 0.0], [3, 1])
    array([-1.,  0.])
    """
    scores, targets = as_floats(scores, targets)
    expect_same_shape("scores", scores, "targets", targets)
    return (np.exp(scores) - targets) / scores.size


def mean(losses):
    """Return the mean of all entries as a float, added up in float64.

    >>> mean(np.float32([1, 2]))
    1.5
    """
    return float(losses.mean(dtype=np.float64))


def _difference(predictions, targets):
    predictions, targets = as_floats(predictions, targets)
    expect_same_shape("predictions", predictions, "targets", targets)
    return predictions - targets


def _positive(name, value):
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0, got {value}")
    return float(value)
