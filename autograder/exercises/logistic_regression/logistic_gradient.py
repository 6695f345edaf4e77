"""logistic_gradient: hidden draws and typical mistakes.

Scores stay below 50: the statement does not ask for a sigmoid that never overflows, that is
another exercise. Most probabilities lie above their targets, so that sums do not cancel.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, scale=1.0):
    """Return X, targets, w, b with one class in the minority and a bias that matters."""
    X = rng.normal(size=(N, D)) + 0.6
    targets = np.where(np.arange(N) % 3 == 1, 1, 0)
    w = scale * rng.normal(size=D)
    return X, rng.permutation(targets), w, float(rng.uniform(0.8, 1.6))


@probe_check(points=2)
def values(rng):
    """Both derivatives for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 2))
    yield Call(*draw(rng, 11, 4, scale=3.0))
    yield Call(*draw(rng, 3, 1))


@probe_check(points=1, num_public=1)
def edges(rng):
    """One example; one class only; weights that are zero."""
    X, targets, w, b = draw(rng, 7, 2)
    yield Call(X, targets, np.zeros(2), 0.0)
    yield Call(X[:1], np.array([1]), w, b)
    yield Call(X, np.ones(7), w, b)


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Whole numbers and float32."""
    X = rng.integers(1, 5, size=(5, 3))
    yield Call(X, np.array([0, 0, 1, 0, 0]), rng.permutation([-1, 1, 1]), 1)
    X, w = rng.integers(1, 9, size=(7, 2)) / 4, rng.integers(1, 5, size=2) / 4
    targets = np.float32([0, 0, 0, 1, 0, 0, 0])
    yield Call(X.astype(np.float32), targets, w.astype(np.float32), 0.25)


@mistake("Your gradient equals what one gets if the sum over the examples is not divided by N.")
def not_divided(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return X.T @ residuals, residuals.sum()


@mistake(
    "Your gradient has the opposite sign: it is that of the log-likelihood, which grows where the "
    "loss falls. Is the residual the prediction minus the target?"
)
def sign_reversed(X, targets, w, b):
    residuals = targets - 1 / (1 + np.exp(-(X @ w + b)))
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Your gradient equals that of half the squared error: it has one factor p (1 − p) too many. In "
    "the cross-entropy this factor cancels."
)
def squared_error(X, targets, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    slopes = (p - targets) * p * (1 - p)
    return X.T @ slopes / len(targets), slopes.mean()


@mistake(
    "Your gradient equals that of the mean squared error: the residuals carry a factor "
    "2 p (1 − p) that the cross-entropy does not have."
)
def squared_error_without_half(X, targets, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    slopes = 2 * (p - targets) * p * (1 - p)
    return X.T @ slopes / len(targets), slopes.mean()


@mistake(
    "Your gradient equals that of linear regression: the residuals compare the scores with the "
    "targets, and the sigmoid is missing."
)
def sigmoid_missing(X, targets, w, b):
    residuals = X @ w + b - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Your gradient equals what one gets if the residuals are formed with classes, 0 or 1, in place "
    "of probabilities."
)
def classes_for_probabilities(X, targets, w, b):
    residuals = (X @ w + b >= 0) - np.asarray(targets, dtype=float)
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your gradient equals what one gets if the sign in the exponent of the sigmoid is wrong.")
def exponent_reversed(X, targets, w, b):
    residuals = 1 / (1 + np.exp(X @ w + b)) - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your gradient equals what one gets if the sigmoid is applied twice.")
def sigmoid_twice(X, targets, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    residuals = 1 / (1 + np.exp(-p)) - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your gradient equals what one gets if the bias is left out of the score.")
def bias_ignored(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w))) - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Your gradient equals what one gets if the bias is added after the sigmoid; it belongs to the "
    "score, inside."
)
def bias_outside(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w))) + b - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Your dw is right; your db equals the sum of the residuals, which is not divided by N yet."
)
def db_not_divided(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return X.T @ residuals / len(targets), residuals.sum()


@mistake(
    "Your gradient equals what one gets if it is divided by N twice, once in the residual already."
)
def divided_twice(X, targets, w, b):
    residuals = (1 / (1 + np.exp(-(X @ w + b))) - targets) / len(targets)
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your gradient is exactly half: the factor ½ belongs to the squared error.")
def halved(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return X.T @ residuals / len(targets) / 2, residuals.mean() / 2


@mistake(
    "Every entry of your dw is the mean residual, which is the derivative by the bias. In the "
    "derivative by a weight each residual is multiplied by the feature that this weight met."
)
def input_left_out(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return np.full(len(w), residuals.mean()), residuals.mean()


@mistake(
    "Your dw is right; your db holds one number for each example, where one number, their sum, is "
    "wanted."
)
def db_not_summed(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return X.T @ residuals / len(targets), residuals / len(targets)


@mistake("Your dw holds one row for each example: the sum over the examples is still missing.")
def dw_not_summed(X, targets, w, b):
    residuals = 1 / (1 + np.exp(-(X @ w + b))) - targets
    return X * residuals[:, np.newaxis] / len(targets), residuals.mean()


@correct
def with_loops(X, targets, w, b):
    import math

    N, D = X.shape
    dw, db = [0.0] * D, 0.0
    for n in range(N):
        z = sum(float(X[n, d]) * float(w[d]) for d in range(D)) + b
        residual = 1 / (1 + math.exp(-z)) - targets[n]
        for d in range(D):
            dw[d] += residual * X[n, d] / N
        db += residual / N
    return np.array(dw), db


@correct
def with_einsum(X, targets, w, b):
    p = (1 + np.tanh((np.einsum("nd,d->n", X, w) + b) / 2)) / 2
    return np.einsum("n,nd->d", p - targets, X) / X.shape[0], np.average(p - targets)


@correct
def with_a_column_of_ones(X, targets, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    e = np.exp(A @ np.append(b, w))
    gradient = A.T @ (e / (1 + e) - targets) / len(A)
    return gradient[1:], gradient[0]


@correct
def class_by_class(X, targets, w, b):
    signs = 1 - 2 * np.asarray(targets, dtype=float)
    pull = signs / (1 + np.exp(-signs * (X @ w + b)))
    return (pull[:, np.newaxis] * X).mean(axis=0), pull.mean()
