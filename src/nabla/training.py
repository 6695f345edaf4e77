"""Training: batches, epochs, and what to look at before and while they run.

A model is a layer or a chain of layers that returns scores (N, K); its labels are (N,). In
training mode it may be random (dropout) or look at the whole batch (batch norm); whatever is
measured here is measured in test mode.
"""

import numpy as np

from nabla.class_losses import cross_entropy, cross_entropy_and_gradient
from nabla.inputs import as_floats, expect_shape
from nabla.regularization import add_l2_gradient


def minibatches(X, targets, batch_size, *, rng):
    """Return an iterator over (X, targets) parts of one epoch, in an order drawn from `rng`.

    Each example comes once, beside its target; every part but the last has `batch_size` examples.

    Parameters
    ----------
    X : (N, ...). targets : (N, ...). batch_size : int, 1 or more.

    Raises
    ------
    ValueError : if X and targets differ in length, or batch_size < 1.

    >>> parts = list(minibatches(np.arange(5), np.arange(5), 2, rng=np.random.default_rng(0)))
    >>> [len(part) for part, _ in parts], all((part == same).all() for part, same in parts)
    ([2, 2, 1], True)
    """
    X, targets = np.asarray(X), np.asarray(targets)
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}")
    if X.ndim == 0 or targets.ndim == 0 or len(X) != len(targets):
        raise ValueError(f"targets must have as many rows as X, {X.shape}, got {targets.shape}")
    order = rng.permutation(len(X))
    batches = (order[start : start + batch_size] for start in range(0, len(X), batch_size))
    return ((X[batch], targets[batch]) for batch in batches)


def evaluate(model, X, labels):
    """Return (loss, accuracy) in test mode: mean cross-entropy in nats, fraction right.

    The mode the model was in is restored.

    >>> from nabla.layers import ReLU
    >>> evaluate(ReLU(), [[0.0, 0.0], [0.0, 9.0]], np.array([0, 1]))[1]
    1.0
    """
    was_training = model.training
    model.train(False)
    scores = model.forward(X)
    model.train(was_training)
    return cross_entropy(scores, labels), float(np.mean(scores.argmax(axis=1) == labels))


def train_step(model, optimizer, X, labels, *, l2_strength=0.0):
    """Change the parameters once, from one batch; return its loss before the change, in nats.

    Forward, mean cross-entropy and its gradient, backward, and a step of the optimizer. With
    `l2_strength` the weights are charged 1/2 l2_strength sum W^2 as well, which the returned loss
    leaves out.
    """
    loss, gradient = cross_entropy_and_gradient(model.forward(X), labels)
    model.backward(gradient)
    if l2_strength:
        add_l2_gradient([model], l2_strength)
    optimizer.step()
    return loss


def fit(
    model,
    optimizer,
    train,
    validation,
    *,
    num_epochs,
    batch_size,
    rng,
    lr_at=None,
    l2_strength=0.0,
    stopping=None,
    augment=None,
):
    """Train the model and return the history: a dict of lists, one entry an epoch.

    Parameters
    ----------
    train, validation : (X, labels) each. rng : draws the order of the examples.
    lr_at : function of the epoch (from 0) that gives the learning rate; None leaves it alone.
    stopping : an `EarlyStopping`; it watches the validation loss, can end the training, and has
        the last word: the model is left with its best parameters (running statistics of batch
        norm are those of the last epoch).
    augment : called as augment(X, rng) on every batch; returns a random variation of it.

    Returns
    -------
    "train_loss", "train_accuracy", "val_loss", "val_accuracy" after every epoch, and its "lr".
    """
    history = {name: [] for name in HISTORY}
    for epoch in range(num_epochs):
        if lr_at is not None:
            optimizer.lr = lr_at(epoch)
        model.train()
        for X, labels in minibatches(*train, batch_size, rng=rng):
            X = X if augment is None else augment(X, rng)
            train_step(model, optimizer, X, labels, l2_strength=l2_strength)
        record = (*evaluate(model, *train), *evaluate(model, *validation), optimizer.lr)
        for name, value in zip(HISTORY, record, strict=True):
            history[name].append(value)
        if stopping and stopping.update(history["val_loss"][-1], list(model.params.values())):
            break
    if stopping and stopping.best_params is not None:
        for param, best in zip(model.params.values(), stopping.best_params, strict=True):
            param[...] = best
    return history


HISTORY = ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "lr")


def expected_initial_loss(num_classes):
    """Return log num_classes in nats: the cross-entropy of a network that knows nothing yet.

    >>> round(expected_initial_loss(10), 3)
    2.303
    """
    if num_classes < 1:
        raise ValueError(f"num_classes must be at least 1, got {num_classes}")
    return float(np.log(num_classes))


def update_ratio(param, update):
    """Return |update| / |param|, Euclidean norms over all entries; about 1e-3 is a healthy step.

    Parameters
    ----------
    param, update : one shape, any.

    Raises
    ------
    ValueError : if the shapes differ, or all entries of `param` are 0.

    >>> update_ratio([[3, 0], [0, 4]], [[0.03, 0], [0, 0.04]])
    0.01
    """
    param, update = as_floats(param, update)
    expect_shape("update", update, *param.shape)
    size = np.linalg.norm(param)
    if size == 0:
        raise ValueError("param must have an entry other than 0, got only zeros")
    return float(np.linalg.norm(update) / size)
