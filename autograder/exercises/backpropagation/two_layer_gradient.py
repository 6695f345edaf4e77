"""two_layer_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, H, K):
    """Return X, Y, W1, W2."""
    shapes = ((N, D), (N, K), (D, H), (H, K))
    return [rng.normal(size=shape) + 0.2 for shape in shapes]


def closed_units(rng):
    """Return whole numbers for which the first example gives every hidden unit exactly 0."""
    X, W1 = rng.integers(-3, 4, size=(5, 3)), rng.integers(1, 4, size=(3, 2))
    X[0], W1[1] = [1, 1, 0], -W1[0]
    return X, rng.integers(5, 9, size=(5, 2)), W1, rng.integers(1, 4, size=(2, 2))


@probe_check(points=2)
def values(rng):
    """Loss and both gradients for several shapes."""
    yield Call(*draw(rng, 5, 3, 7, 7))
    yield Call(*draw(rng, 7, 3, 5, 2))
    yield Call(*draw(rng, 3, 5, 2, 3))


@probe_check(points=1)
def inputs_of_zero(rng):
    """Loss and both gradients for whole numbers, where some hidden sums are exactly 0."""
    yield Call(*closed_units(rng))
    yield Call(*closed_units(rng))


@mistake("Your loss is right; the factor 2 of the derivative of a square is missing.")
def factor_two_missing(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    errors = g @ W2 - Y
    return (errors**2).sum(), X.T @ ((errors @ W2.T) * (f > 0)), g.T @ errors


@mistake(
    "Your result equals that of half the sum of the squares; this loss has no factor one half."
)
def half_the_loss(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    errors = g @ W2 - Y
    return (errors**2).sum() / 2, X.T @ ((errors @ W2.T) * (f > 0)), g.T @ errors


@mistake("Your result equals that of the mean over all entries; this loss is their sum.")
def mean_over_entries(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    errors = g @ W2 - Y
    dh = 2 * errors / Y.size
    return (errors**2).mean(), X.T @ ((dh @ W2.T) * (f > 0)), g.T @ dh


@mistake("Your result equals that of the mean over the examples; this loss is a sum.")
def mean_over_examples(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    errors = g @ W2 - Y
    dh = 2 * errors / len(Y)
    return (errors**2).sum() / len(Y), X.T @ ((dh @ W2.T) * (f > 0)), g.T @ dh


@mistake(
    "Your loss and dW2 are right; your dW1 equals what one gets if the ReLU is left out on the way "
    "back."
)
def relu_left_out_backward(X, Y, W1, W2):
    g = np.maximum(X @ W1, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ (dh @ W2.T), g.T @ dh


@mistake(
    "Your dW1 equals what one gets if the mask is made of the gradient that arrives at the ReLU; "
    "it belongs to the ReLU's input."
)
def mask_of_gradient(X, Y, W1, W2):
    g = np.maximum(X @ W1, 0)
    dh = 2 * (g @ W2 - Y)
    dg = dh @ W2.T
    return ((g @ W2 - Y) ** 2).sum(), X.T @ (dg * (dg > 0)), g.T @ dh


@mistake(
    "Your dW1 equals what one gets if the gradient is multiplied by the values of the ReLU on the "
    "way back; the chain rule asks for its slope, 0 or 1."
)
def value_for_slope(X, Y, W1, W2):
    g = np.maximum(X @ W1, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ ((dh @ W2.T) * g), g.T @ dh


@mistake(
    "Your dW1 equals what one gets if a hidden sum of exactly 0 lets the gradient pass; the "
    "derivative there is taken as 0."
)
def open_at_zero(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ ((dh @ W2.T) * (f >= 0)), g.T @ dh


@mistake(
    "Your dW2 equals what one gets from the hidden values before the ReLU; W2 meets them after it."
)
def hidden_before_relu(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ ((dh @ W2.T) * (f > 0)), f.T @ dh


@mistake("Your loss is right; both gradients have the opposite sign.")
def sign_reversed(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    dh = 2 * (Y - g @ W2)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ ((dh @ W2.T) * (f > 0)), g.T @ dh


@mistake("Your two gradients are right but exchanged: dW1 comes before dW2.")
def gradients_exchanged(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), g.T @ dh, X.T @ ((dh @ W2.T) * (f > 0))


@mistake(
    "Your dW1 equals what one gets if the gradient is carried back through W2 as it stands; the "
    "way back from K numbers to H needs its transpose."
)
def w2_not_transposed(X, Y, W1, W2):
    f = X @ W1
    g = np.maximum(f, 0)
    dh = 2 * (g @ W2 - Y)
    return ((g @ W2 - Y) ** 2).sum(), X.T @ ((dh @ W2) * (f > 0)), g.T @ dh


@correct
def example_by_example(X, Y, W1, W2):
    loss, dW1, dW2 = 0.0, np.zeros(W1.shape), np.zeros(W2.shape)
    for x, y in zip(X, Y, strict=True):
        f = x @ W1
        g = np.where(f > 0, f, 0)
        error = g @ W2 - y
        loss += error @ error
        dW2 += np.outer(g, 2 * error)
        dW1 += np.outer(x, np.where(f > 0, W2 @ (2 * error), 0))
    return loss, dW1, dW2


@correct
def with_einsum(X, Y, W1, W2):
    f = np.einsum("nd,dh->nh", X, W1)
    open_units = np.sign(np.maximum(f, 0.0))
    errors = np.einsum("nh,nh,hk->nk", f, open_units, W2) - Y
    dW2 = 2 * np.einsum("nh,nh,nk->hk", f, open_units, errors)
    dW1 = 2 * np.einsum("nd,nh,hk,nk->dh", X, open_units, W2, errors)
    return np.linalg.norm(errors) ** 2, dW1, dW2
