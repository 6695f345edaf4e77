"""half_mse_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, targets, w, b with errors far from zero and a bias."""
    X = rng.normal(size=(N, D)) + 0.5
    return X, rng.normal(size=N) + 2.0, rng.normal(size=D), float(rng.normal() + 1.0)


@probe_check(points=2)
def values(rng):
    """Both derivatives for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 2))
    yield Call(*draw(rng, 3, 1))


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """Both derivatives where all inputs are whole numbers."""
    X = rng.integers(-5, 6, size=(5, 3))
    yield Call(X, rng.integers(1, 9, size=5), rng.integers(-3, 4, size=3), 2)


@mistake("Your gradient equals what one gets if the sum over the examples is not divided by N.")
def not_divided(X, targets, w, b):
    errors = X @ w + b - targets
    return X.T @ errors, errors.sum()


@mistake(
    "Your gradient equals what one gets from the mean of the squares without the factor one half."
)
def factor_two(X, targets, w, b):
    errors = X @ w + b - targets
    return 2 * X.T @ errors / len(targets), 2 * errors.mean()


@mistake("Your gradient has the opposite sign: is the error the prediction minus the target?")
def sign_reversed(X, targets, w, b):
    errors = targets - (X @ w + b)
    return X.T @ errors / len(targets), errors.mean()


@mistake("Your gradient equals what one gets if the bias is left out of the prediction.")
def bias_ignored(X, targets, w, b):
    errors = X @ w - targets
    return X.T @ errors / len(targets), errors.mean()


@mistake(
    "Your dw is right; your db equals the sum of the errors, which is not divided by their number."
)
def db_not_divided(X, targets, w, b):
    errors = X @ w + b - targets
    return X.T @ errors / len(targets), errors.sum()


@mistake(
    "Your gradient equals what one gets if it is divided by N twice, once in the error already."
)
def divided_twice(X, targets, w, b):
    errors = (X @ w + b - targets) / len(targets)
    return X.T @ errors / len(targets), errors.mean()


@mistake("Your gradient equals what one gets if dw is the mean error: each error meets its input.")
def input_left_out(X, targets, w, b):
    errors = X @ w + b - targets
    return np.full(len(w), errors.mean()), errors.mean()


@correct
def with_loops(X, targets, w, b):
    N, D = X.shape
    dw, db = [0.0] * D, 0.0
    for n in range(N):
        error = sum(X[n, d] * w[d] for d in range(D)) + b - targets[n]
        for d in range(D):
            dw[d] += error * X[n, d] / N
        db += error / N
    return np.array(dw), db


@correct
def with_einsum(X, targets, w, b):
    errors = np.einsum("nd,d->n", X, w) - (targets - b)
    return np.einsum("n,nd->d", errors, X) / X.shape[0], np.average(errors)
