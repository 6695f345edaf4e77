"""maxout: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, H):
    """Return X, W1, b1, W2, b2, biases away from 0."""
    W1, W2 = rng.normal(size=(2, D, H))
    b1, b2 = rng.normal(size=(2, H)) + [[0.5], [-0.7]]
    return rng.normal(size=(N, D)) + 0.3, W1, b1, W2, b2


@probe_check(points=2, num_public=3)
def values(rng):
    """The output for several shapes."""
    yield Call(*draw(rng, 7, 3, 5))
    yield Call(*draw(rng, 5, 3, 3))
    yield Call(*draw(rng, 3, 7, 2))
    yield Call(*draw(rng, 1, 2, 3))
    yield Call(*draw(rng, 5, 1, 1))
    X, W1, b1, *_ = draw(rng, 7, 2, 3)
    yield Call(X, W1, b1, np.zeros((2, 3)), np.zeros(3))
    yield Call(X, W1, b1, W1, b1)
    yield Call(X - 3, -np.abs(W1), b1 - 9, -2 * np.abs(W1), b1 - 20)


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    shapes = ((7, 3), (3, 2), (2,), (3, 2), (2,))
    yield Call(*(rng.integers(-5, 6, size=shape) for shape in shapes))
    yield Call(*((rng.integers(-9, 10, size=shape) / 4).astype(np.float32) for shape in shapes))


@mistake("Your result is the smaller of the two values in every place; the larger is wanted.")
def smaller(X, W1, b1, W2, b2):
    return np.minimum(X @ W1 + b1, X @ W2 + b2)


@mistake("Your result is the sum of the two linear layers; the larger of the two is wanted.")
def added(X, W1, b1, W2, b2):
    return X @ W1 + b1 + X @ W2 + b2


@mistake("Your result equals what one gets if both biases are left out.")
def biases_ignored(X, W1, b1, W2, b2):
    return np.maximum(X @ W1, X @ W2)


@mistake("Your result equals what one gets if the first bias serves both layers.")
def first_bias_twice(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, X @ W2 + b1)


@mistake("Your result equals what one gets if the second bias serves both layers.")
def second_bias_twice(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b2, X @ W2 + b2)


@mistake("Your result equals what one gets if the two biases are exchanged.")
def biases_exchanged(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b2, X @ W2 + b1)


@mistake(
    "Your result equals what one gets if both biases are added after the larger product is chosen: "
    "each belongs to its own layer, before the choice."
)
def biases_after_the_choice(X, W1, b1, W2, b2):
    return np.maximum(X @ W1, X @ W2) + b1 + b2


@mistake(
    "Your result equals what one gets if the larger weights and the larger biases are chosen "
    "first. It is the outputs that are compared."
)
def larger_weights(X, W1, b1, W2, b2):
    return X @ np.maximum(W1, W2) + np.maximum(b1, b2)


@mistake(
    "Your result equals what one gets if each example chooses one layer for all its units; every "
    "unit chooses for itself."
)
def one_choice_for_a_row(X, W1, b1, W2, b2):
    first, second = X @ W1 + b1, X @ W2 + b2
    wins = first.sum(axis=1) > second.sum(axis=1)
    return np.where(wins[:, np.newaxis], first, second)


@mistake(
    "Your result has one number for each example: the largest over all units. Every unit keeps a "
    "value of its own."
)
def one_number_for_a_row(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, X @ W2 + b2).max(axis=1)


@mistake("Your result is twice as wide as it should be: both layers stand side by side in it.")
def side_by_side(X, W1, b1, W2, b2):
    return np.concatenate([X @ W1 + b1, X @ W2 + b2], axis=1)


@mistake("Your result equals a ReLU of the first layer; the second layer does not enter it.")
def relu_of_the_first(X, W1, b1, W2, b2):
    return np.maximum(X @ W1 + b1, 0)


@mistake(
    "Your result equals what one gets if the larger value is cut at 0: a maxout unit may be "
    "negative."
)
def cut_at_zero(X, W1, b1, W2, b2):
    return np.maximum(np.maximum(X @ W1 + b1, X @ W2 + b2), 0)


@mistake("Your result is the value that is larger in size; the larger with its sign is wanted.")
def larger_in_size(X, W1, b1, W2, b2):
    first, second = X @ W1 + b1, X @ W2 + b2
    return np.where(np.abs(first) > np.abs(second), first, second)


@correct
def by_choice(X, W1, b1, W2, b2):
    first, second = X @ W1 + b1, X @ W2 + b2
    return np.where(first >= second, first, second)


@correct
def as_one_layer(X, W1, b1, W2, b2):
    Y = X @ np.hstack([W1, W2]) + np.append(b1, b2)
    return Y.reshape(len(X), 2, -1).max(axis=1)


@correct
def with_einsum(X, W1, b1, W2, b2):
    Y = np.einsum("nd,pdh->pnh", X, np.stack([W1, W2])) + np.stack([b1, b2])[:, np.newaxis]
    return np.max(Y, axis=0)


@correct
def through_relu(X, W1, b1, W2, b2):
    second = X @ W2 + b2
    return second + np.maximum(X @ W1 + b1 - second, 0)


@correct
def with_loops(X, W1, b1, W2, b2):
    Y = []
    for x in X:
        row = []
        for h in range(W1.shape[1]):
            first = b1[h] + sum(x[d] * W1[d, h] for d in range(len(x)))
            second = b2[h] + sum(x[d] * W2[d, h] for d in range(len(x)))
            row.append(max(first, second))
        Y.append(row)
    return np.array(Y)
