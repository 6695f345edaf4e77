"""A digit classifier made only of the parts of this package.

Several small networks with one hidden layer, each trained with dropout and Adam on the training
images and the same images moved by a pixel, vote by the mean of their probabilities.
"""

import numpy as np

from nabla.dropout import Dropout
from nabla.heads import softmax
from nabla.initialization import he_normal
from nabla.inputs import as_float, as_labels, expect_shape
from nabla.layers import Linear, ReLU, Sequential
from nabla.optimizers import Adam
from nabla.regularization import EarlyStopping, ensemble_probs
from nabla.training import fit


class Classifier:
    """Networks that vote, and the scale of the data they were trained on."""

    def __init__(self, models, mean, std):
        self.models, self.mean, self.std = models, mean, std

    def probs(self, X):
        """Return the mean of the networks' probabilities, (N, K)."""
        X = (as_float(X) - self.mean) / self.std
        return ensemble_probs([softmax(model.forward(X)) for model in self.models])

    def predict(self, X):
        """Return the most probable label of every row of X (N, D), (N,) int."""
        return self.probs(X).argmax(axis=1)


def train_classifier(X_train, labels_train, X_val, labels_val, *, rng, num_models=3, num_epochs=15):
    """Return a `Classifier` of square images, trained on one part and stopped by another.

    Parameters
    ----------
    X_train : (N, D), D = side^2, the images line by line. labels_train : (N,) int from 0.
    X_val, labels_val : the validation part, for early stopping.

    Returns
    -------
    object with `predict(X)`: labels (N,), each of which depends on its own row alone.
    """
    X_train, X_val = as_float(X_train), as_float(X_val)
    expect_shape("X_train", X_train, "N", "D")
    expect_shape("X_val", X_val, "N", X_train.shape[1])
    num_classes = 1 + max(int(np.max(labels)) for labels in (labels_train, labels_val))
    labels_train, labels_val = (
        as_labels(labels, num_classes) for labels in (labels_train, labels_val)
    )
    mean, std = X_train.mean(), X_train.std() or 1.0
    moved = moved_images(X_train)
    train = ((moved - mean) / std, np.tile(labels_train, len(moved) // len(X_train)))
    validation = ((X_val - mean) / std, labels_val)
    models = [
        _train_network(train, validation, num_classes, num_epochs, rng) for _ in range(num_models)
    ]
    return Classifier(models, mean, std)


def moved_images(X):
    """Return the images and, below them, the same moved by one pixel in four directions.

    Parameters
    ----------
    X : (N, D), D = side^2. What is moved in from outside is 0.

    Returns
    -------
    (5 N, D), in the order of X five times.

    >>> moved_images([[1, 2, 3, 4]]).astype(int).tolist()
    [[1, 2, 3, 4], [0, 0, 1, 2], [3, 4, 0, 0], [0, 1, 0, 3], [2, 0, 4, 0]]
    """
    X = as_float(X)
    expect_shape("X", X, "N", "D")
    side = round(np.sqrt(X.shape[1]))
    if side**2 != X.shape[1]:
        raise ValueError(f"wanted square images, D = side^2, got D = {X.shape[1]}")
    images = X.reshape(-1, side, side)
    framed = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    offsets = ((1, 1), (0, 1), (2, 1), (1, 0), (1, 2))
    parts = [framed[:, row : row + side, column : column + side] for row, column in offsets]
    return np.concatenate(parts).reshape(-1, side**2)


def _train_network(train, validation, num_classes, num_epochs, rng, *, num_hidden=256, lr=3e-3):
    """Return one trained network in test mode; its learning rate falls linearly."""
    num_inputs = train[0].shape[1]
    hidden = Linear(num_inputs, num_hidden, rng=rng)
    hidden.params["W"][...] = he_normal(num_inputs, num_hidden, rng=rng)
    model = Sequential(
        Dropout(0.1, rng=rng),
        hidden,
        ReLU(),
        Dropout(0.4, rng=rng),
        Linear(num_hidden, num_classes, rng=rng),
    )
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
    )
    model.train(False)
    return model
