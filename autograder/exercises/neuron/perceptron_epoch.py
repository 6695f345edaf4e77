"""perceptron_epoch: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return a noisy problem with both kinds of targets, and a start that is wrong in places."""
    X = rng.normal(size=(N, D)) * 2 + 0.6
    targets = (X @ rng.normal(size=D) + 0.7 * rng.normal(size=N) > 0.4).astype(int)
    targets[:2] = 0, 1
    return X, targets, rng.normal(size=D), float(rng.uniform(0.2, 0.8))


@probe_check(points=2, num_public=3)
def values(rng):
    """Weights, bias and mistakes after a pass, for several shapes and learning rates."""
    yield Call(*draw(rng, 17, 3), lr=0.5)
    yield Call(*draw(rng, 11, 2), lr=0.13)
    yield Call(*draw(rng, 7, 5), lr=1.0)
    yield Call(*draw(rng, 23, 1), lr=0.07)


@probe_check(points=1)
def sums_of_zero(rng):
    """A start at zero, and a sum of exactly 0, which says 0."""
    X = rng.integers(1, 4, size=(5, 2)) * rng.choice([-1, 1], size=(5, 2))
    yield Call(X, np.array([0, 1, 1, 0, 1]), np.zeros(2), 0.0, lr=1.0)
    yield Call(X, np.zeros(5, dtype=int), np.zeros(2), 0.0, lr=0.25)
    first = rng.integers(1, 5)
    yield Call(np.array([[first, -first], [1, 2], [2, -1]]), np.array([0, 1, 0]), [1, 1], 0, lr=0.5)


@probe_check(points=1, num_public=1)
def nothing_to_mend(rng):
    """A pass in which every example is right changes nothing."""
    X, _, w, b = draw(rng, 7, 3)
    yield Call(X, (X @ w + b > 0).astype(int), w, b, lr=0.5)


@mistake(
    "Your perceptron also moves where it is right: weights and bias change only at a mistake, by "
    "target minus answer."
)
def updates_always(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        y = int(x @ w + b > 0)
        num_mistakes += int(y != t)
        w, b = w + lr * (2 * t - 1) * x, b + lr * (2 * t - 1)
    return w, b, num_mistakes


@mistake("Your weights move the wrong way: is the error the target minus the answer?")
def sign_reversed(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        error = int(x @ w + b > 0) - int(t)
        w, b, num_mistakes = w + lr * error * x, b + lr * error, num_mistakes + abs(error)
    return w, b, num_mistakes


@mistake("Your bias never changes: it moves at each mistake like a weight whose input is 1.")
def bias_kept(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        error = int(t) - int(x @ w + b > 0)
        w, num_mistakes = w + lr * error * x, num_mistakes + abs(error)
    return w, b, num_mistakes


@mistake(
    "Your result equals what one gets if all answers are taken with the old weights and one change "
    "is made at the end: here the next example already sees the new weights."
)
def all_at_once(X, targets, w, b, *, lr):
    errors = np.asarray(targets) - (X @ np.asarray(w) + b > 0)
    return w + lr * X.T @ errors, b + lr * errors.sum(), int(np.abs(errors).sum())


@mistake("Your result equals what one gets if the learning rate is not used.")
def no_learning_rate(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        error = int(t) - int(x @ w + b > 0)
        w, b, num_mistakes = w + error * x, b + error, num_mistakes + abs(error)
    return w, b, num_mistakes


@mistake("Your result equals what one gets if a sum of exactly 0 says 1: the sum has to be larger.")
def at_least_zero(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        error = int(t) - int(x @ w + b >= 0)
        w, b, num_mistakes = w + lr * error * x, b + lr * error, num_mistakes + abs(error)
    return w, b, num_mistakes


@mistake(
    "Your result is that of ADALINE's rule: the error is taken with the sum itself, not with the "
    "answer 0 or 1."
)
def linear_error(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        z = x @ w + b
        num_mistakes += int(int(z > 0) != t)
        w, b = w + lr * (t - z) * x, b + lr * (t - z)
    return w, b, num_mistakes


@mistake(
    "Your weights and bias are right; your mistakes are counted after the pass with the final "
    "weights, and should be counted when each example is visited."
)
def counted_afterwards(X, targets, w, b, *, lr):
    w = np.array(w, dtype=float)
    for x, t in zip(X, targets, strict=True):
        error = int(t) - int(x @ w + b > 0)
        w, b = w + lr * error * x, b + lr * error
    return w, b, int(np.sum((X @ w + b > 0) != targets))


@mistake(
    "Your answers are compared with the targets as if these were −1 and 1: they are 0 and 1 here."
)
def answers_plus_minus(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        y = 1 if x @ w + b > 0 else -1
        if y != t:
            w, b, num_mistakes = w + lr * (t - y) * x, b + lr * (t - y), num_mistakes + 1
    return w, b, num_mistakes


@mistake("Your answer leaves the bias out of the sum, though it is changed at each mistake.")
def bias_not_in_sum(X, targets, w, b, *, lr):
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, t in zip(X, targets, strict=True):
        error = int(t) - int(x @ w > 0)
        w, b, num_mistakes = w + lr * error * x, b + lr * error, num_mistakes + abs(error)
    return w, b, num_mistakes


@correct
def with_indices(X, targets, w, b, *, lr):
    w, b, wrong = [float(v) for v in w], float(b), 0
    for n in range(X.shape[0]):
        z = b
        for d in range(X.shape[1]):
            z += X[n, d] * w[d]
        y = 1 if z > 0 else 0
        if y != targets[n]:
            wrong += 1
            for d in range(X.shape[1]):
                w[d] += lr * (targets[n] - y) * X[n, d]
            b += lr * (targets[n] - y)
    return np.array(w), b, wrong


@correct
def with_a_column_of_ones(X, targets, w, b, *, lr):
    A = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
    theta = np.append(np.asarray(w, dtype=float), b)
    misses = []
    for a, t in zip(A, targets, strict=True):
        misses.append(t - np.heaviside(a.dot(theta), 0))
        theta += lr * misses[-1] * a
    return theta[:-1], theta[-1], np.count_nonzero(misses)
