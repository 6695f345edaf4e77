"""half_mse_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, targets, w, b with residuals far from zero and a bias."""
    X = rng.normal(size=(N, D)) + 0.5
    return X, rng.normal(size=N) + 6.0, rng.normal(size=D), float(rng.uniform(1, 2))


@probe_check(points=2)
def values(rng):
    """Both derivatives for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 2))
    yield Call(*draw(rng, 3, 1))


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Both derivatives from whole numbers and from float32."""
    X = rng.integers(-5, 6, size=(5, 3))
    yield Call(X, rng.integers(20, 29, size=5), rng.integers(-3, 4, size=3), 2)
    X, w = rng.integers(-9, 10, size=(7, 2)) / 4, rng.integers(1, 9, size=2) / 4
    targets = rng.integers(20, 29, size=7) / 2
    yield Call(X.astype(np.float32), targets.astype(np.float32), w.astype(np.float32), 1.25)


@mistake("Your gradient equals what one gets if the sum over the examples is not divided by N.")
def not_divided(X, targets, w, b):
    residuals = X @ w + b - targets
    return X.T @ residuals, residuals.sum()


@mistake(
    "Your gradient equals what one gets from the mean of the squares without the factor one half."
)
def factor_two(X, targets, w, b):
    residuals = X @ w + b - targets
    return 2 * X.T @ residuals / len(targets), 2 * residuals.mean()


@mistake("Your gradient has the opposite sign: is the residual the prediction minus the target?")
def sign_reversed(X, targets, w, b):
    residuals = targets - (X @ w + b)
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your gradient equals what one gets if the bias is left out of the prediction.")
def bias_ignored(X, targets, w, b):
    residuals = X @ w - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Your dw is right; your db equals the sum of the residuals, which is not divided by N yet."
)
def db_not_divided(X, targets, w, b):
    residuals = X @ w + b - targets
    return X.T @ residuals / len(targets), residuals.sum()


@mistake(
    "Your gradient equals what one gets if it is divided by N twice, once in the residual already."
)
def divided_twice(X, targets, w, b):
    residuals = (X @ w + b - targets) / len(targets)
    return X.T @ residuals / len(targets), residuals.mean()


@mistake(
    "Every entry of your dw is the mean residual, which is the derivative by the bias. In the "
    "derivative by a weight each residual is multiplied by the feature that this weight met."
)
def input_left_out(X, targets, w, b):
    residuals = X @ w + b - targets
    return np.full(len(w), residuals.mean()), residuals.mean()


@mistake(
    "Your dw is right; your db holds one number for each example, where one number, their sum, is "
    "wanted."
)
def db_not_summed(X, targets, w, b):
    residuals = X @ w + b - targets
    return X.T @ residuals / len(targets), residuals / len(targets)


@mistake(
    "Your dw is right; in your db the residuals are multiplied by the features. What does the bias "
    "multiply in the model?"
)
def db_times_input(X, targets, w, b):
    residuals = X @ w + b - targets
    return X.T @ residuals / len(targets), (X * residuals[:, np.newaxis]).mean()


@mistake(
    "Your gradient equals what the last example alone contributes: is the line that adds up the "
    "contributions inside the loop over the examples?"
)
def last_example_only(X, targets, w, b):
    residual = X[-1] @ w + b - targets[-1]
    return residual * X[-1] / len(targets), residual / len(targets)


@mistake(
    "Your db is right; your dw equals what one gets if a column of predictions (N, 1) meets a row "
    "of targets (N,): their difference has N × N entries, every prediction with every target."
)
def column_minus_row(X, targets, w, b):
    residuals = (X @ w + b).reshape(-1, 1) - targets
    return X.T @ residuals / len(targets), residuals.mean()


@mistake("Your dw holds one row for each example: the sum over the examples is still missing.")
def dw_not_summed(X, targets, w, b):
    residuals = X @ w + b - targets
    return X * residuals[:, np.newaxis] / len(targets), residuals.mean()


@correct
def with_loops(X, targets, w, b):
    N, D = X.shape
    dw, db = [0.0] * D, 0.0
    for n in range(N):
        residual = sum(X[n, d] * w[d] for d in range(D)) + b - targets[n]
        for d in range(D):
            dw[d] += residual * X[n, d] / N
        db += residual / N
    return np.array(dw), db


@correct
def with_einsum(X, targets, w, b):
    residuals = np.einsum("nd,d->n", X, w) - (targets - b)
    return np.einsum("n,nd->d", residuals, X) / X.shape[0], np.average(residuals)


@correct
def with_a_column_of_ones(X, targets, w, b):
    A = np.column_stack([np.ones(len(X)), X])
    gradient = (A.T @ (A @ np.append(b, w)) - A.T @ targets) / len(A)
    return gradient[1:], gradient[0]


@correct
def with_both_signs_turned(X, targets, w, b):
    gaps = targets - (X @ w + b)
    return -(gaps[:, np.newaxis] * X).mean(axis=0), -gaps.mean()
