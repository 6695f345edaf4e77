"""Regularization: keep a model that could memorize the training part from doing so.

Whether it memorizes shows on data that it has not seen, so the data is split first. Then either
the weights are charged for their size, or training stops early, or several models vote.
"""

import copy

import numpy as np

from nabla.inputs import as_float, as_floats, expect_shape
from nabla.schedules import Patience


def polynomial_features(x, degree):
    """Return the powers x, x^2, ..., x^degree as columns, (N, degree); there is no column of 1.

    Parameters
    ----------
    x : (N,). degree : int, 1 or more.

    >>> polynomial_features([2, 3], 3)
    array([[ 2.,  4.,  8.],
           [ 3.,  9., 27.]])
    """
    x = as_float(x)
    expect_shape("x", x, "N")
    if degree < 1:
        raise ValueError(f"degree must be at least 1, got {degree}")
    return np.power(x[:, None], np.arange(1, degree + 1, dtype=x.dtype))


def split_indices(num_examples, *, rng, fractions=(0.8, 0.1, 0.1)):
    """Return three index arrays: a random split of 0 .. num_examples - 1 without overlap.

    Sizes are rounded, what remains goes to the last part; every split is equally likely.

    Parameters
    ----------
    fractions : three shares of training, validation and test part, 0 or more, that add up to 1.

    >>> train, validation, test = split_indices(10, rng=np.random.default_rng(0))
    >>> len(train), len(validation), len(test)
    (8, 1, 1)
    """
    shares = np.asarray(fractions, dtype=float)
    if shares.shape != (3,) or shares.min() < 0 or not np.isclose(shares.sum(), 1):
        raise ValueError(f"fractions must be three shares that add up to 1, got {fractions}")
    first, second = np.ceil(num_examples * shares[:2] - 0.5 - 1e-9).astype(int)
    return tuple(np.split(rng.permutation(num_examples), [first, first + second]))


def l2_penalty(weights, strength):
    """Return 1/2 strength sum W^2 over all entries of all arrays, a float.

    Its gradient is strength W. Biases are not charged: they do not make a function steep.

    Parameters
    ----------
    weights : list of arrays, any shapes. strength : lambda, 0 or more.

    >>> l2_penalty([[[1, 2]], [[3]]], 0.1)
    0.7000000000000001
    """
    return float(0.5 * strength * sum(_sum_of_squares(as_float(W)) for W in weights))


def add_l2_gradient(layers, strength):
    """Add strength W to the gradient of every weight W of these layers, in place.

    Parameters with one axis (biases, gamma, beta) are not charged.

    >>> from nabla.layers import Linear
    >>> layer = Linear(1, 1, rng=np.random.default_rng(0))
    >>> layer.params["W"][...] = 3
    >>> add_l2_gradient([layer], 0.5)
    >>> layer.grads["W"], layer.grads["b"]
    (array([[1.5]]), array([0.]))
    """
    for layer in layers:
        params, grads = layer.params, layer.grads
        for name, param in params.items():
            if param.ndim > 1:
                grads[name] += strength * param


def ridge(X, targets, strength):
    """Return w that minimises (1/2N) |X w - t|^2 + 1/2 strength |w|^2, shape (D,); no bias.

    Setting the gradient to zero gives (X^T X / N + strength I) w = X^T t / N. This is least
    squares with D more rows, sqrt(N strength) I with target 0, and is solved as such: forming
    X^T X would square the condition number. The arithmetic is float64.

    Parameters
    ----------
    X : (N, D). targets : (N,). strength : lambda, 0 or more.

    >>> ridge([[1], [1]], [3, 5], 1.0).round(12)
    array([2.])
    """
    X, targets = (array.astype(np.float64) for array in as_floats(X, targets))
    expect_shape("X", X, "N", "D")
    expect_shape("targets", targets, len(X))
    if not strength >= 0:
        raise ValueError(f"strength must be 0 or more, got {strength}")
    N, D = X.shape
    rows = np.vstack([X, np.sqrt(N * strength) * np.eye(D)])
    w, *_ = np.linalg.lstsq(rows, np.concatenate([targets, np.zeros(D)]))
    return w


class EarlyStopping:
    """Say when to stop, and keep the parameters that were best on the validation part.

    Parameters
    ----------
    patience : updates in a row without a lower loss until it is time, int, 1 or more.

    >>> stopping, w = EarlyStopping(patience=2), np.array([1.0])
    >>> [stopping.update(loss, [loss * w]) for loss in (3.0, 2.0, 2.0, 2.5)]
    [False, False, False, True]
    >>> stopping.best_params
    [array([2.])]
    """

    def __init__(self, patience):
        self._patience = Patience(patience)
        self.best_params = None

    @property
    def best_loss(self):
        """The lowest loss so far, inf before the first."""
        return self._patience.best

    def update(self, loss, params):
        """Take the newest loss and its parameters; return True if it is time to stop.

        `params` is a list of arrays, or of (W, b) pairs; it is copied if the loss is the best.
        """
        if self._patience.update(loss) or self.best_params is None:
            self.best_params = copy.deepcopy(params)
        return self._patience.exhausted


def ensemble_probs(probs):
    """Return the mean of the probabilities that several models give, (N, K).

    Parameters
    ----------
    probs : list of arrays (N, K), at least one.

    >>> ensemble_probs([[[1.0, 0.0]], [[0.5, 0.5]]])
    array([[0.75, 0.25]])
    """
    probs = as_floats(*probs)
    if not probs:
        raise ValueError("probs must hold at least one model's array (N, K), got none")
    expect_shape("probs[0]", probs[0], "N", "K")
    for index, array in enumerate(probs):
        expect_shape(f"probs[{index}]", array, *probs[0].shape)
    return np.mean(probs, axis=0)


def _sum_of_squares(W):
    return np.square(W).sum(dtype=np.float64)
