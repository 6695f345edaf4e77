"""dropout_test: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """The scaled output for several shapes and probabilities."""
    yield Call(rng.normal(size=(5, 3)) + 0.4, 0.3)
    yield Call(rng.normal(size=(7, 2)) + 0.4, 0.8)
    yield Call(rng.integers(-5, 6, size=(3, 5)), 0.3)
    yield Call(rng.normal(size=7), 0.05)
    yield Call(rng.normal(size=(2, 3, 2)), 0.6)
    yield Call(rng.normal(size=(1, 3)) * 1e6, 0.9)


@probe_check(points=1)
def nothing_dropped(rng):
    """The output where nothing was dropped in training."""
    yield Call(rng.normal(size=(5, 3)) + 0.4, 0.0)
    yield Call(rng.integers(1, 6, size=5), 0)


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The scaled output for float32."""
    yield Call((rng.normal(size=(5, 3)) + 0.4).astype(np.float32), 0.3)


@mistake("Your output is multiplied by p: that is the probability of dropping, not of keeping.")
def times_p(X, drop_prob):
    return X * drop_prob


@mistake(
    "Your output is divided by 1 − p: so inverted dropout scales in training; here the output at "
    "test becomes smaller."
)
def divided(X, drop_prob):
    return X / (1 - drop_prob)


@mistake("Your output is X itself: with all units at work it is larger than it was in training.")
def not_scaled(X, drop_prob):
    return X


@mistake("Your output is scaled by the root of 1 − p: it is the mean that has to agree.")
def root(X, drop_prob):
    return X * np.sqrt(1 - drop_prob)


@mistake("Your output has grown: 1 + p where 1 − p is wanted.")
def grown(X, drop_prob):
    return X * (1 + drop_prob)


@mistake("Your output has the wrong sign: p − 1 where 1 − p is wanted.")
def sign_reversed(X, drop_prob):
    return X * (drop_prob - 1)


@mistake("Your output is right for p = ½ alone: which half is always used?")
def always_half(X, drop_prob):
    return X * 0.5


@mistake("Your output subtracts p from every entry: each is multiplied by 1 − p.")
def subtracted(X, drop_prob):
    return X - drop_prob


@mistake(
    "Your output is right for floats; for whole numbers it is cut off to whole numbers: of which "
    "type is the array that you fill?"
)
def stays_integer(X, drop_prob):
    Y = np.empty_like(X)
    Y[...] = (1 - drop_prob) * X
    return Y


@correct
def what_is_left(X, drop_prob):
    return X - drop_prob * X


@correct
def with_a_loop(X, drop_prob):
    Y = np.zeros(X.shape)
    for index, value in np.ndenumerate(X):
        Y[index] = value * (1 - drop_prob)
    return Y


@correct
def as_lists(X, drop_prob):
    return np.multiply(X, 1 - drop_prob).tolist()
