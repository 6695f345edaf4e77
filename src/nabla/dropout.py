"""Dropout: switch off random units in training, so that none can rely on a particular other.

`drop_prob` is the probability that a unit is dropped, 0 <= drop_prob < 1; books that say p mean
this or its opposite. Every entry of X (N, D) is drawn on its own, so every example meets its own
thinned network. At test time all units work; either they are then scaled by 1 - drop_prob, or
they are scaled by 1 / (1 - drop_prob) in training already (inverted dropout).
"""

import numpy as np

from nabla.inputs import as_float, as_floats, expect_same_shape
from nabla.layers import Layer


def dropout_train(X, drop_prob, *, rng):
    """Return (Y, mask): X with dropped entries set to 0, and which were kept.

    Returns
    -------
    Y = X mask and mask, both of X's shape; mask is 1 where an entry is kept, else 0.

    >>> Y, mask = dropout_train([[3.0, 4.0]], 0.0, rng=np.random.default_rng(0))
    >>> print(Y, mask)
    [[3. 4.]] [[1. 1.]]
    """
    X = as_float(X)
    mask = _draw_kept(X, drop_prob, rng).astype(X.dtype)
    return X * mask, mask


def dropout_test(X, drop_prob):
    """Return (1 - drop_prob) X: the mean of what `dropout_train` returns.

    >>> dropout_test([4.0, 8.0], 0.25)
    array([3., 6.])
    """
    _check_drop_prob(drop_prob)
    return (1 - drop_prob) * as_float(X)


def inverted_dropout(X, drop_prob, *, rng):
    """Return (Y, mask): as `dropout_train`, but what is kept is divided by 1 - drop_prob.

    The mean of Y is X, so that nothing is left to do at test time.

    Returns
    -------
    Y = X mask and mask, both of X's shape; mask is 1 / (1 - drop_prob) where kept, else 0.

    >>> Y, mask = inverted_dropout(np.ones(1000), 0.75, rng=np.random.default_rng(0))
    >>> np.unique(mask)
    array([0., 4.])
    """
    X = as_float(X)
    kept = _draw_kept(X, drop_prob, rng)
    mask = np.multiply(kept, 1 / (1 - drop_prob), dtype=X.dtype)
    return X * mask, mask


def inverted_dropout_backward(dY, mask):
    """Return dX = dY mask: what was dropped gets no gradient, what was scaled is scaled again.

    >>> inverted_dropout_backward([5.0, 6.0], mask=[0.0, 2.0])
    array([ 0., 12.])
    """
    dY, mask = as_floats(dY, mask)
    expect_same_shape("mask", mask, "dY", dY)
    return dY * mask


class Dropout(Layer):
    """Inverted dropout as a layer: random in training mode, the identity in test mode.

    Parameters
    ----------
    drop_prob : 0 <= drop_prob < 1. rng : generator of the masks.

    >>> layer = Dropout(0.5, rng=np.random.default_rng(0))
    >>> layer.train(False)
    >>> layer.forward([[1.0, 2.0]])
    array([[1., 2.]])
    """

    def __init__(self, drop_prob, *, rng):
        super().__init__()
        _check_drop_prob(drop_prob)
        self.drop_prob, self.rng = drop_prob, rng

    def forward(self, X):
        """Return X with dropped entries 0 and kept ones scaled; X itself in test mode."""
        if self.training:
            Y, self.mask = inverted_dropout(X, self.drop_prob, rng=self.rng)
        else:
            Y, self.mask = as_float(X), None
        return self.keep(Y)

    def backward(self, dY):
        """Return dX, through the mask of the last forward."""
        dY = self.upstream(dY)
        return dY if self.mask is None else dY * self.mask


def monte_carlo_dropout(predict, X, num_samples, *, rng):
    """Return (mean, std) of the predictions of `num_samples` random thinned networks.

    The mean is the ensemble's prediction, the std (population) says how far its members disagree.

    Parameters
    ----------
    predict : called as predict(X, rng=rng), dropout left on. num_samples : int, 1 or more.

    Returns
    -------
    mean and std, of the shape that `predict` returns.

    >>> def drawn(X, *, rng):
    ...     return X * next(rng)
    >>> monte_carlo_dropout(drawn, np.array([1.0, 10.0]), 2, rng=iter([1, 3]))
    (array([ 2., 20.]), array([ 1., 10.]))
    """
    if num_samples < 1:
        raise ValueError(f"num_samples must be at least 1, got {num_samples}")
    samples = np.stack([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=0), samples.std(axis=0)


def count_thinned_networks(num_units):
    """Return 2^num_units: every unit is either there or not.

    >>> count_thinned_networks(10)
    1024
    """
    if num_units < 0:
        raise ValueError(f"num_units must be 0 or more, got {num_units}")
    return 2 ** int(num_units)


def _draw_kept(X, drop_prob, rng):
    """Return a boolean array of X's shape, each entry True with probability 1 - drop_prob."""
    _check_drop_prob(drop_prob)
    return rng.random(X.shape) >= drop_prob


def _check_drop_prob(drop_prob):
    if not 0 <= drop_prob < 1:
        raise ValueError(f"drop_prob must lie in 0 <= drop_prob < 1, got {drop_prob}")
