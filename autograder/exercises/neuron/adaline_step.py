"""adaline_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return a problem whose errors are far from zero."""
    X = rng.normal(size=(N, D)) + 0.4
    return X, rng.normal(size=N) + 2.0, rng.normal(size=D), float(rng.uniform(0.3, 0.9))


@probe_check(points=2, num_public=3)
def values(rng):
    """Weights and bias after a step, for several shapes and learning rates."""
    yield Call(*draw(rng, 7, 3), lr=0.05)
    yield Call(*draw(rng, 5, 2), lr=0.3)
    yield Call(*draw(rng, 1, 3), lr=0.1)
    yield Call(*draw(rng, 3, 1), lr=0.02)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Weights and bias where all inputs are whole numbers, and where they are float32."""
    X = rng.integers(-3, 4, size=(7, 2))
    yield Call(X, rng.integers(0, 2, size=7), rng.integers(1, 4, size=2), 1, lr=0.125)
    X, t = rng.integers(-8, 9, size=(5, 3)) / 8, rng.integers(8, 33, size=5) / 4
    w = rng.integers(1, 9, size=3) / 4
    yield Call(*(a.astype(np.float32) for a in (X, t, w)), 0.5, lr=0.25)


@mistake("Your step is made with the mean of the errors; ADALINE's rule has their sum.")
def mean_not_sum(X, targets, w, b, *, lr):
    errors = targets - (X @ w + b)
    return w + lr * X.T @ errors / len(X), b + lr * errors.mean()


@mistake("Your step goes the wrong way: is the error the target minus the sum?")
def sign_reversed(X, targets, w, b, *, lr):
    errors = X @ w + b - targets
    return w + lr * X.T @ errors, b + lr * errors.sum()


@mistake(
    "Your result is that of the perceptron's rule: the error is taken with the answer 0 or 1, and "
    "ADALINE takes it with the sum before the threshold."
)
def thresholded(X, targets, w, b, *, lr):
    errors = targets - (X @ w + b > 0)
    return w + lr * X.T @ errors, b + lr * errors.sum()


@mistake("Your weights are right; your bias does not change, and should by the sum of the errors.")
def bias_kept(X, targets, w, b, *, lr):
    errors = targets - (X @ w + b)
    return w + lr * X.T @ errors, b


@mistake("Your result equals what one gets if the bias is left out of the sums.")
def bias_left_out(X, targets, w, b, *, lr):
    errors = targets - X @ w
    return w + lr * X.T @ errors, b + lr * errors.sum()


@mistake(
    "Your result equals what one gets if the examples are visited one after the other and each "
    "sees the weights the one before has left: here all errors belong to the old weights."
)
def one_by_one(X, targets, w, b, *, lr):
    for x, t in zip(X, targets, strict=True):
        error = t - (x @ w + b)
        w, b = w + lr * error * x, b + lr * error
    return w, b


@mistake("Your step is twice as long: the factor 2 belongs to the square without the half.")
def factor_two(X, targets, w, b, *, lr):
    errors = targets - (X @ w + b)
    return w + 2 * lr * X.T @ errors, b + 2 * lr * errors.sum()


@mistake(
    "Your weights are right; your bias is changed with errors taken after the weights have changed."
)
def bias_after_weights(X, targets, w, b, *, lr):
    w = w + lr * X.T @ (targets - (X @ w + b))
    return w, b + lr * (targets - (X @ w + b)).sum()


@correct
def with_loops(X, targets, w, b, *, lr):
    N, D = X.shape
    errors = [targets[n] - b - sum(X[n, d] * w[d] for d in range(D)) for n in range(N)]
    new = [w[d] + lr * sum(errors[n] * X[n, d] for n in range(N)) for d in range(D)]
    return np.array(new), b + lr * sum(errors)


@correct
def downhill(X, targets, w, b, *, lr):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, b)
    theta = theta - lr * A.T @ (A @ theta - targets)
    return theta[:-1], theta[-1]


@correct
def with_einsum(X, targets, w, b, *, lr):
    errors = np.subtract(targets, np.einsum("nd,d->n", X, w)) - b
    return np.add(w, lr * np.einsum("n,nd->d", errors, X)), np.add(b, lr * np.sum(errors))
