"""shared_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, H, Ks):
    """Return a problem with a head for each K, whose errors are not small."""
    heads = [rng.normal(size=(H, K)) for K in Ks]
    targets = [rng.normal(size=(N, K)) + 1.5 for K in Ks]
    return rng.normal(size=(N, D)) + 0.4, rng.normal(size=(D, H)), heads, targets


@probe_check(points=2, num_public=3)
def values(rng):
    """The gradient for several shapes and numbers of heads."""
    yield Call(*draw(rng, 7, 3, 5, (2, 3)))
    yield Call(*draw(rng, 5, 2, 3, (1, 7, 2)))
    yield Call(*draw(rng, 11, 3, 2, (5, 1)))
    yield Call(*draw(rng, 3, 5, 2, (2, 2, 2, 3, 1)))


@probe_check(points=1, num_public=2)
def square_heads(rng):
    """The gradient where heads are square, and where there is one head only."""
    yield Call(*draw(rng, 7, 5, 3, (3, 3)))
    yield Call(*draw(rng, 5, 3, 2, (3,)))


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """The gradient where all inputs are whole numbers, and where they are float32."""
    X, W = rng.integers(-3, 4, size=(7, 2)), rng.integers(-3, 4, size=(2, 3))
    heads = [rng.integers(-2, 3, size=(3, K)) for K in (2, 1)]
    yield Call(X, W, heads, [rng.integers(4, 9, size=(7, K)) for K in (2, 1)])
    X, W, V, T = (
        (rng.integers(1, 9, size=shape) / 8).astype(np.float32)
        for shape in ((5, 3), (3, 2), (2, 3), (5, 3))
    )
    yield Call(X, W, [V, V + np.float32(0.5)], [T, T - np.float32(8)])


@mistake("Your gradient is the mean over the heads; their losses are added, so it is the sum.")
def mean_over_heads(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 / len(X) * (U @ V - T) @ V.T
    return X.T @ dU / len(heads)


@mistake("Your gradient is that of the last head alone: what comes back from each head adds up.")
def last_head_only(X, W, heads, targets):
    V, T = heads[-1], targets[-1]
    return X.T @ (2 / len(X) * (X @ W @ V - T) @ V.T)


@mistake("Your gradient is that of the first head alone: what comes back from each head adds up.")
def first_head_only(X, W, heads, targets):
    V, T = heads[0], targets[0]
    return X.T @ (2 / len(X) * (X @ W @ V - T) @ V.T)


@mistake("Your gradient is half as large: the derivative of the square has a factor 2.")
def factor_two_missing(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 1 / len(X) * (U @ V - T) @ V.T
    return X.T @ dU


@mistake("Your gradient is N times too large: each head's loss is a mean over the N examples.")
def sum_over_examples(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 * (U @ V - T) @ V.T
    return X.T @ dU


@mistake(
    "Your gradient is that of the mean over all N K entries of a head's errors: the mean is over "
    "the N examples only, and the K entries of a row are added."
)
def mean_over_entries(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 / T.size * (U @ V - T) @ V.T
    return X.T @ dU


@mistake("Your gradient has the wrong sign: is the error the prediction minus the target?")
def sign_reversed(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 / len(X) * (T - U @ V) @ V.T
    return X.T @ dU


@mistake("Your result is the derivative by X W, one row for each example; that by W is wanted.")
def of_the_trunk(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 / len(X) * (U @ V - T) @ V.T
    return dU


@mistake("Your result is the derivative by X; that by W is wanted.")
def of_the_input(X, W, heads, targets):
    U, dU = X @ W, 0
    for V, T in zip(heads, targets, strict=True):
        dU = dU + 2 / len(X) * (U @ V - T) @ V.T
    return dU @ W.T


@correct
def side_by_side(X, W, heads, targets):
    V, T = np.concatenate(heads, axis=1), np.concatenate(targets, axis=1)
    return X.T @ (X @ W @ V - T) @ V.T * (2 / X.shape[0])


@correct
def with_loops(X, W, heads, targets):
    dW = np.zeros(np.shape(W))
    for task in range(len(heads)):
        V, T = heads[task], targets[task]
        for n in range(len(X)):
            for k in range(V.shape[1]):
                error = float(X[n] @ W @ V[:, k]) - T[n, k]
                dW += 2 * error * np.outer(X[n], V[:, k]) / len(X)
    return dW


@correct
def with_einsum(X, W, heads, targets):
    return sum(
        np.einsum("nd,nk,hk->dh", X, np.einsum("nd,dh,hk->nk", X, W, V) - T, V)
        for V, T in zip(heads, targets, strict=True)
    ) * np.divide(2, len(X))
