"""linear_autoencoder_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, k):
    """Return examples around a mean that is not zero, and weights."""
    return rng.normal(size=(N, D)) + 0.5, rng.normal(size=(D, k)), rng.normal(size=(k, D))


@probe_check(points=2, num_public=3)
def values(rng):
    """Loss and gradients for several shapes."""
    yield Call(*draw(rng, 7, 5, 2))
    yield Call(*draw(rng, 5, 3, 2))
    yield Call(*draw(rng, 3, 7, 5))
    yield Call(*draw(rng, 11, 2, 1))


@probe_check(points=1, num_public=2)
def wide_code(rng):
    """Loss and gradients where the code is as long as the example, and longer."""
    yield Call(*draw(rng, 7, 3, 3))
    yield Call(*draw(rng, 5, 2, 3))


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Loss and gradients where all inputs are whole numbers, and where they are float32."""
    X = rng.integers(-3, 4, size=(7, 3))
    yield Call(X, rng.integers(-2, 3, size=(3, 2)), rng.integers(1, 4, size=(2, 3)))
    X, W_enc, W_dec = (rng.integers(1, 9, size=s) / 8 for s in ((5, 3), (3, 2), (2, 3)))
    yield Call(*(a.astype(np.float32) for a in (X, W_enc, W_dec)))


@mistake("Your loss is right; your gradients are half as large: the square gives a factor 2.")
def factor_two_missing(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = errors / len(X)
    return np.sum(errors**2) / len(X), X.T @ (d @ W_dec.T), code.T @ d


@mistake("Your loss and your gradients have a factor ½ that the statement's loss does not have.")
def half_of_everything(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = errors / len(X)
    return np.sum(errors**2) / len(X) / 2, X.T @ (d @ W_dec.T), code.T @ d


@mistake("Your loss and your gradients are N times too large: the loss is a mean over N.")
def sum_over_examples(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    return np.sum(errors**2), X.T @ (2 * errors @ W_dec.T), code.T @ (2 * errors)


@mistake("Your loss is right; your gradients are those of the sum over the examples, not the mean.")
def gradients_of_sum(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    return np.sum(errors**2) / len(X), X.T @ (2 * errors @ W_dec.T), code.T @ (2 * errors)


@mistake(
    "Your loss is the mean over all N D entries: the mean is over the N examples, and the squares "
    "of a row are added."
)
def mean_over_entries(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = 2 * errors / X.size
    return np.mean(errors**2), X.T @ (d @ W_dec.T), code.T @ d


@mistake("Your loss is right; your gradients have the wrong sign: the error is output minus X.")
def sign_reversed(X, W_enc, W_dec):
    code = X @ W_enc
    errors = X - code @ W_dec
    d = 2 * errors / len(X)
    return np.sum(errors**2) / len(X), X.T @ (d @ W_dec.T), code.T @ d


@mistake("Your two gradients are right but in the wrong order: the encoder's comes first.")
def exchanged(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = 2 * errors / len(X)
    return np.sum(errors**2) / len(X), code.T @ d, X.T @ (d @ W_dec.T)


@mistake("Your loss is right; each of your gradients has the shape of the matrix transposed.")
def transposed(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = 2 * errors / len(X)
    return np.sum(errors**2) / len(X), (X.T @ (d @ W_dec.T)).T, (code.T @ d).T


@mistake(
    "Your gradients are right; your loss is the mean of the rows' lengths, not of their squares."
)
def lengths_not_squared(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = 2 * errors / len(X)
    return np.mean(np.linalg.norm(errors, axis=1)), X.T @ (d @ W_dec.T), code.T @ d


@mistake("Your encoder gets the gradient of a decoder that is its own transpose: W_dec is free.")
def decoder_taken_for_transpose(X, W_enc, W_dec):
    code = X @ W_enc
    errors = code @ W_dec - X
    d = 2 * errors / len(X)
    return np.sum(errors**2) / len(X), X.T @ (d @ W_enc), code.T @ d


@correct
def with_loops(X, W_enc, W_dec):
    N, loss, dW_enc, dW_dec = len(X), 0.0, np.zeros(W_enc.shape), np.zeros(W_dec.shape)
    for x in X:
        code = np.dot(x, W_enc)
        error = np.dot(code, W_dec) - x
        loss += float(np.dot(error, error)) / N
        dW_dec += np.outer(code, error) * 2 / N
        dW_enc += np.outer(x, np.dot(W_dec, error)) * 2 / N
    return loss, dW_enc, dW_dec


@correct
def through_second_moments(X, W_enc, W_dec):
    moments = np.matmul(X.T, X) / len(X)
    rest = np.matmul(W_enc, W_dec) - np.eye(X.shape[1])
    loss = np.trace(rest.T @ moments @ rest)
    return loss, 2 * moments @ rest @ W_dec.T, 2 * W_enc.T @ moments @ rest


@correct
def with_einsum(X, W_enc, W_dec):
    errors = X - np.einsum("nd,dk,ke->ne", X, W_enc, W_dec)
    back = -2.0 / X.shape[0] * errors
    dW_enc = np.einsum("nd,ne,ke->dk", X, back, W_dec)
    dW_dec = np.einsum("nd,dk,ne->ke", X, W_enc, back)
    return [np.square(errors).sum(axis=1).mean(), dW_enc, dW_dec]
