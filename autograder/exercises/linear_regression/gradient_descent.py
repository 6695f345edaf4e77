"""gradient_descent: hidden draws and typical mistakes.

The probes that diverge stay finite: the arithmetic is linear in the parameters, so rounding grows
no faster than the numbers, and every order of operations agrees to many digits.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X and targets with means far from zero."""
    return rng.normal(size=(N, D)) + 0.7, rng.normal(size=N) + 4.0


@probe_check(points=2, num_public=3)
def values(rng):
    """Parameters and history for several shapes and learning rates."""
    yield Call(*draw(rng, 7, 3), lr=0.1, num_steps=5)
    yield Call(*draw(rng, 5, 2), lr=0.03, num_steps=11)
    yield Call(*draw(rng, 3, 1), lr=0.2, num_steps=3)
    yield Call(*draw(rng, 5, 3), lr=0.1, num_steps=0)


@probe_check(points=1)
def all_steps(rng):
    """Every step is made, also when the loss grows or has nothing left to lose."""
    yield Call(*draw(rng, 5, 2), lr=10.0 + rng.uniform(), num_steps=7)
    X, _ = draw(rng, 7, 3)
    yield Call(X, np.zeros(7), lr=0.1, num_steps=3)


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Parameters and history from whole numbers and from float32."""
    X = rng.integers(-3, 4, size=(7, 2))
    yield Call(X, rng.integers(2, 9, size=7), lr=0.0625, num_steps=3)
    X, targets = rng.integers(-8, 9, size=(8, 3)) / 8, rng.integers(8, 33, size=8) / 4
    yield Call(X.astype(np.float32), targets.astype(np.float32), lr=0.125, num_steps=3)


@mistake("Your result equals what one gets if the gradient is added: the steps go uphill.")
def uphill(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        if len(history) <= num_steps:
            w, b = w + lr * X.T @ residuals / len(X), b + lr * np.mean(residuals)
    return w, b, np.array(history)


@mistake(
    "Your result equals what one gets if the weights are changed first and the derivative by the "
    "bias is taken at the new weights: both derivatives belong to the old parameters."
)
def weights_before_bias(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, [np.mean(targets**2) / 2]
    for _ in range(num_steps):
        w = w - lr * X.T @ (X @ w + b - targets) / len(X)
        b = b - lr * np.mean(X @ w + b - targets)
        history.append(np.mean((X @ w + b - targets) ** 2) / 2)
    return w, b, np.array(history)


@mistake(
    "Your result equals what one gets if the bias is changed first and the derivative by the "
    "weights is taken at the new bias: both derivatives belong to the old parameters."
)
def bias_before_weights(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, [np.mean(targets**2) / 2]
    for _ in range(num_steps):
        b = b - lr * np.mean(X @ w + b - targets)
        w = w - lr * X.T @ (X @ w + b - targets) / len(X)
        history.append(np.mean((X @ w + b - targets) ** 2) / 2)
    return w, b, np.array(history)


@mistake(
    "Your parameters are right; your history lacks the loss after the last step: it has one entry "
    "more than there are steps."
)
def last_loss_missing(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
    return w, b, np.array(history)


@mistake(
    "Your parameters are right; your history lacks the loss before the first step, where all "
    "parameters are zero."
)
def first_loss_missing(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps):
        residuals = X @ w + b - targets
        w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
        history.append(np.mean((X @ w + b - targets) ** 2) / 2)
    return w, b, np.array(history)


@mistake(
    "Your result equals what one gets if the gradient is not divided by N: each step is N times "
    "too long."
)
def gradient_not_divided(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        if len(history) <= num_steps:
            w, b = w - lr * X.T @ residuals, b - lr * np.sum(residuals)
    return w, b, np.array(history)


@mistake(
    "Your history measures half the mean squared error, but your steps follow the gradient of the "
    "mean squared error without the half: they are twice too long."
)
def gradient_without_half(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        if len(history) <= num_steps:
            w, b = w - 2 * lr * X.T @ residuals / len(X), b - 2 * lr * np.mean(residuals)
    return w, b, np.array(history)


@mistake(
    "Your parameters are right; your history holds the mean squared error without the factor one "
    "half."
)
def history_without_half(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2))
        if len(history) <= num_steps:
            w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
    return w, b, np.array(history)


@mistake("Your result equals what one gets if the bias is never changed: it is a parameter too.")
def bias_never_changed(X, targets, *, lr, num_steps):
    w, history = np.zeros(X.shape[1]), []
    for _ in range(num_steps + 1):
        residuals = X @ w - targets
        history.append(np.mean(residuals**2) / 2)
        if len(history) <= num_steps:
            w = w - lr * X.T @ residuals / len(X)
    return w, 0.0, np.array(history)


@mistake(
    "Your result is right as long as the loss falls. Where it does not, your loop ends early: all "
    "steps are asked for, whatever the loss does."
)
def stops_when_loss_does_not_fall(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, [np.mean(targets**2) / 2]
    for _ in range(num_steps):
        residuals = X @ w + b - targets
        w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
        history.append(np.mean((X @ w + b - targets) ** 2) / 2)
        if history[-1] >= history[-2]:
            break
    return w, b, np.array(history)


@mistake("Your result equals what one gets if the parameters start at one: they start at zero.")
def starts_at_one(X, targets, *, lr, num_steps):
    w, b, history = np.ones(X.shape[1]), 1.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        if len(history) <= num_steps:
            w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
    return w, b, np.array(history)


@mistake("Your result equals what one gets after one step more than asked for.")
def one_step_too_many(X, targets, *, lr, num_steps):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    for _ in range(num_steps + 1):
        residuals = X @ w + b - targets
        history.append(np.mean(residuals**2) / 2)
        w, b = w - lr * X.T @ residuals / len(X), b - lr * np.mean(residuals)
    return w, b, np.array(history)


@correct
def with_loops(X, targets, *, lr, num_steps):
    N, D = X.shape
    w, b, history = [0.0] * D, 0.0, []
    for step in range(num_steps + 1):
        residuals = [sum(w[d] * X[n, d] for d in range(D)) + b - targets[n] for n in range(N)]
        history.append(sum(r * r for r in residuals) / (2 * N))
        if step < num_steps:
            w = [w[d] - lr * sum(residuals[n] * X[n, d] for n in range(N)) / N for d in range(D)]
            b -= lr * sum(residuals) / N
    return w, b, history


@correct
def with_a_column_of_ones(X, targets, *, lr, num_steps):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.zeros(A.shape[1])
    history = np.empty(num_steps + 1)
    for step in range(num_steps + 1):
        history[step] = np.mean((A @ theta - targets) ** 2) / 2
        if step < num_steps:
            theta -= lr * A.T @ (A @ theta - targets) / len(A)
    return theta[:-1], theta[-1], history


@correct
def with_helpers(X, targets, *, lr, num_steps):
    def loss(w, b):
        return 0.5 * np.average((X.dot(w) + b - targets) ** 2)

    def gradient(w, b):
        gap = targets - X.dot(w) - b
        return -np.einsum("n,nd->d", gap, X) / gap.size, -gap.mean()

    w, b = np.zeros_like(X[0], dtype=float), np.float64(0)
    history = [loss(w, b)]
    while len(history) < num_steps + 1:
        dw, db = gradient(w, b)
        w, b = w - lr * dw, b - lr * db
        history.append(loss(w, b))
    return w, b, history


@correct
def with_the_expanded_square(X, targets, *, lr, num_steps):
    N = len(X)
    A = np.hstack([X.astype(float), np.ones((N, 1))])
    hessian, pull = A.T @ A / N, A.T @ targets / N
    path = [np.zeros(A.shape[1])]
    for _ in range(num_steps):
        path.append(path[-1] - lr * (hessian @ path[-1] - pull))
    history = [np.square(A @ theta - targets).sum() / (2 * N) for theta in path]
    return path[-1][:-1], path[-1][-1], history
