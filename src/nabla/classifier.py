"""A digit classifier made only of the parts of this package.

Several networks with two hidden layers, each trained with dropout and Adam at a rate that falls to
zero, vote by the mean of their probabilities. In every batch each image is moved by a random
fraction of a pixel, so that no network sees the same picture twice.
"""

from functools import partial

import numpy as np

from nabla.dropout import Dropout
from nabla.heads import softmax
from nabla.initialization import he_normal
from nabla.inputs import as_float, as_floats, as_labels, expect_shape
from nabla.layers import Linear, ReLU, Sequential
from nabla.optimizers import Adam
from nabla.regularization import EarlyStopping, ensemble_probs
from nabla.training import fit


class Classifier:
    """Networks that vote, and the scale on which they were trained to see a pixel."""

    def __init__(self, models, mean, std):
        self.models, self.mean, self.std = models, mean, std

    def probs(self, X):
        """Return the mean of the networks' probabilities, (N, K)."""
        X = (as_float(X) - self.mean) / self.std
        return ensemble_probs([softmax(model.forward(X)) for model in self.models])

    def predict(self, X):
        """Return the most probable label of every row of X (N, D), (N,) int."""
        return self.probs(X).argmax(axis=1)


def train_classifier(X_train, labels_train, X_val, labels_val, *, rng, num_models=3, num_epochs=60):
    """Return a `Classifier` of square images, trained on one part and chosen by another.

    Parameters
    ----------
    X_train : (N, D), D = side^2, images line by line, 0 where there is no ink.
    labels_train : (N,) int from 0.
    X_val, labels_val : the validation part; each network keeps the epoch that is best on it.

    Returns
    -------
    object with `predict(X)`: labels (N,), each of which depends on its own row alone.
    """
    X_train, X_val = as_floats(np.float32(X_train), np.float32(X_val))  # twice as fast
    expect_shape("X_train", X_train, "N", "D")
    expect_shape("X_val", X_val, "M", X_train.shape[1])
    num_classes = 1 + max(int(np.max(labels)) for labels in (labels_train, labels_val))
    mean, std = X_train.mean(), X_train.std() or 1.0
    train = (X_train - mean) / std, as_labels(labels_train, num_classes)
    validation = (X_val - mean) / std, as_labels(labels_val, num_classes)
    augment = partial(moved_images, outside=-mean / std)
    sizes = (X_train.shape[1], 256, 128, num_classes)
    models = [
        _train_network(sizes, train, validation, augment, num_epochs, rng)
        for _ in range(num_models)
    ]
    return Classifier(models, mean, std)


def moved_images(X, rng, *, largest=0.7, outside=0.0):
    """Return the images, each moved by its own random fraction of a pixel down and to the right.

    What lies between pixels is interpolated linearly.

    Parameters
    ----------
    X : (N, D), D = side^2, images line by line. largest : in pixels, 0..1.
    outside : what moves in over the edges.

    Returns
    -------
    (N, D).

    >>> moved_images([[0.0, 0.0, 8.0, 0.0]], np.random.default_rng(0), largest=0).tolist()
    [[0.0, 0.0, 8.0, 0.0]]
    """
    X = as_float(X)
    expect_shape("X", X, "N", "D")
    side = round(np.sqrt(X.shape[1]))
    if side**2 != X.shape[1]:
        raise ValueError(f"wanted square images, D = side^2, got D = {X.shape[1]}")
    framed = np.pad(X.reshape(-1, side, side), ((0, 0), (1, 1), (1, 1)), constant_values=outside)
    for axis in (1, 2):
        shift = rng.uniform(-largest, largest, size=(len(X), 1, 1)).astype(X.dtype)
        neighbours = np.where(shift > 0, np.roll(framed, 1, axis), np.roll(framed, -1, axis))
        framed += np.abs(shift) * (neighbours - framed)
    return framed[:, 1:-1, 1:-1].reshape(X.shape)


def _network(sizes, drop_prob, rng):
    """Return a chain of linear layers with ReLU and dropout between them."""
    layers = []
    for position, shape in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        linear = Linear(*shape, rng=rng, dtype=np.float32, input_gradient=position > 0)
        linear.params["W"][...] = he_normal(*shape, rng=rng)
        layers += [linear, ReLU(), Dropout(drop_prob, rng=rng)]
    return Sequential(*layers[:-2])


def _train_network(sizes, train, validation, augment, num_epochs, rng, *, lr=2e-3):
    """Return one trained network in test mode; its learning rate falls linearly."""
    model = _network(sizes, 0.2, rng)
    fit(
        model,
        Adam(model),
        train,
        validation,
        num_epochs=num_epochs,
        batch_size=64,
        rng=rng,
        lr_at=lambda epoch: lr * (1 - epoch / num_epochs),
        stopping=EarlyStopping(patience=num_epochs),
        augment=augment,
    )
    model.train(False)
    return model
