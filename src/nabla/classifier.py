"""A digit classifier made only of the parts of this package.

Several networks with one hidden layer, each trained with dropout and Adam at a rate that falls to
zero, vote by the mean of their probabilities. One scale for all pixels keeps the dark ones dark.
"""

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


def train_classifier(X_train, labels_train, X_val, labels_val, *, rng, num_models=3, num_epochs=60):
    """Return a `Classifier`, trained on one part of the examples and chosen by another.

    Parameters
    ----------
    X_train : (N, D). labels_train : (N,) int from 0.
    X_val, labels_val : the validation part; each network keeps the epoch that is best on it.

    Returns
    -------
    object with `predict(X)`: labels (N,), each of which depends on its own row alone.
    """
    X_train, X_val = as_floats(X_train, X_val)
    expect_shape("X_train", X_train, "N", "D")
    expect_shape("X_val", X_val, "M", X_train.shape[1])
    num_classes = 1 + max(int(np.max(labels)) for labels in (labels_train, labels_val))
    mean, std = X_train.mean(), X_train.std() or 1.0
    train = (X_train - mean) / std, as_labels(labels_train, num_classes)
    validation = (X_val - mean) / std, as_labels(labels_val, num_classes)
    models = [
        _train_network(train, validation, num_classes, num_epochs, rng) for _ in range(num_models)
    ]
    return Classifier(models, mean, std)


def _train_network(train, validation, num_classes, num_epochs, rng, *, num_hidden=256, lr=3e-3):
    """Return one trained network in test mode; its learning rate falls linearly."""
    num_inputs = train[0].shape[1]
    hidden = Linear(num_inputs, num_hidden, rng=rng)
    hidden.params["W"][...] = he_normal(num_inputs, num_hidden, rng=rng)
    model = Sequential(
        Dropout(0.2, rng=rng),
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
