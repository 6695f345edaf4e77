"""predict: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, w and a bias far from zero."""
    return rng.normal(size=(N, D)) + 0.5, rng.normal(size=D) + 1.0, float(rng.uniform(1, 3))


@probe_check(points=1, num_public=3)
def values(rng):
    """Predictions for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 2))
    yield Call(*draw(rng, 3, 1))
    yield Call(*draw(rng, 1, 5))


@probe_check(points=1, tolerance=1e-6)
def other_numbers(rng):
    """Predictions from whole numbers and from float32."""
    yield Call(rng.integers(-5, 6, size=(5, 3)), rng.integers(1, 6, size=3), 2)
    X, w = rng.integers(-9, 10, size=(7, 2)) / 4, rng.integers(1, 9, size=2) / 4
    yield Call(X.astype(np.float32), w.astype(np.float32), 1.25)


@mistake("Your output equals what one gets if the bias is left out.")
def bias_forgotten(X, w, b):
    return X @ w


@mistake("Your output equals what one gets if the bias is subtracted instead of added.")
def bias_subtracted(X, w, b):
    return X @ w - b


@mistake(
    "Your output equals what one gets if the bias is added once for each feature, before the sum "
    "over the features: it belongs to the whole prediction, once."
)
def bias_in_every_term(X, w, b):
    return (X * w + b).sum(axis=1)


@mistake(
    "Your output has one number for each feature of each example: the products of features and "
    "weights are still to be added up, so that one prediction an example is left."
)
def not_added_up(X, w, b):
    return X * w + b


@mistake(
    "Your numbers are right, but they form a column of shape (N, 1): N predictions in one "
    "dimension, shape (N,), are wanted. Subtracting (N,) targets from a column gives N × N numbers."
)
def as_column(X, w, b):
    return (X @ w + b).reshape(-1, 1)


@mistake(
    "Your output equals what one gets if the products of features and weights are averaged "
    "instead of added up."
)
def averaged(X, w, b):
    return (X * w).mean(axis=1) + b


@mistake("Your output equals what one gets if only the first feature is used.")
def first_feature_only(X, w, b):
    return X[:, 0] * w[0] + b


@correct
def with_loops(X, w, b):
    predictions = []
    for row in X:
        total = b
        for x, weight in zip(row, w, strict=True):
            total += x * weight
        predictions.append(total)
    return predictions


@correct
def with_einsum(X, w, b):
    return b + np.einsum("nd,d->n", X, w)


@correct
def with_a_column_of_ones(X, w, b):
    return np.column_stack([np.ones(len(X)), X]) @ np.append(b, w)
