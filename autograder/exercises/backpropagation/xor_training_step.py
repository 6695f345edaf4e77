"""xor_training_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, H, K):
    """Return X with a column of ones, Y of zeros and ones, and weights of moderate size."""
    X = np.column_stack([rng.normal(size=(N, D - 1)), np.ones(N)])
    Y = (rng.random(size=(N, K)) < 0.5).astype(float)
    return X, Y, rng.normal(size=(D, H)) * 1.2, rng.normal(size=(H, K)) * 1.2


def xor(rng):
    """Return the four examples of the lecture as integers, and its random start."""
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    return X, Y, rng.uniform(-1, 1, size=(3, 4)), rng.uniform(-1, 1, size=(4, 1))


@probe_check(points=2)
def values(rng):
    """Both new matrices for the lecture's four examples and for other shapes."""
    yield Call(*xor(rng))
    yield Call(*draw(rng, 5, 3, 2, 2))
    yield Call(*draw(rng, 7, 3, 5, 2))
    yield Call(*draw(rng, 3, 2, 3, 1))


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """Both new matrices where the weights are whole numbers too."""
    X, Y, _, _ = xor(rng)
    yield Call(X, Y, rng.integers(-2, 3, size=(3, 4)), np.array([[1], [-2], [2], [-1]]))


@mistake(
    "Your new W1 is right; your new W0 equals what one gets if W1 is changed first and the hidden "
    "signal is carried back through the new W1."
)
def new_weights_used(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    W1 = W1 + l1.T @ d2
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return W0 + X.T @ d1, W1


@mistake("Your step goes the opposite way: it makes the error larger.")
def uphill(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return W0 - X.T @ d1, W1 - l1.T @ d2


@mistake(
    "Your new W1 is right; your new W0 equals what one gets if the slope of the hidden sigmoids is "
    "left out."
)
def hidden_slope_left_out(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    return W0 + X.T @ (d2 @ W1.T), W1 + l1.T @ d2


@mistake(
    "Your step equals what one gets if the slope of the output sigmoid is left out of its error "
    "signal: that belongs to another loss than the squared error."
)
def output_slope_left_out(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = Y - l2
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return W0 + X.T @ d1, W1 + l1.T @ d2


@mistake(
    "Your step equals what one gets if both slopes are taken by applying the sigmoid once more to "
    "l1 and l2."
)
def sigmoid_applied_again(X, Y, W0, W1):
    def slope(y):
        again = 1 / (1 + np.exp(-y))
        return again * (1 - again)

    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * slope(l2)
    d1 = (d2 @ W1.T) * slope(l1)
    return W0 + X.T @ d1, W1 + l1.T @ d2


@mistake("Your step is N times too small: the loop adds the parts of all examples up.")
def divided_by_examples(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return W0 + X.T @ d1 / len(X), W1 + l1.T @ d2 / len(X)


@mistake("Your step is twice as long: the error signal here has no factor 2.")
def factor_two(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = 2 * (Y - l2) * l2 * (1 - l2)
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return W0 + X.T @ d1, W1 + l1.T @ d2


@mistake(
    "Your new W1 is right; your new W0 equals what one gets if the plain error Y − l2, not the "
    "error signal δ2, is carried back."
)
def plain_error_carried_back(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    error = Y - l2
    d1 = (error @ W1.T) * l1 * (1 - l1)
    return W0 + X.T @ d1, W1 + l1.T @ (error * l2 * (1 - l2))


@mistake("Your new W1 is right; your W0 is the old one: the hidden layer learns too.")
def hidden_layer_kept(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    return W0 + np.zeros(W0.shape), W1 + l1.T @ d2


@mistake("Your results are the changes of the two matrices alone; the new matrices are wanted.")
def changes_only(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-(X @ W0)))
    l2 = 1 / (1 + np.exp(-(l1 @ W1)))
    d2 = (Y - l2) * l2 * (1 - l2)
    d1 = (d2 @ W1.T) * l1 * (1 - l1)
    return X.T @ d1, l1.T @ d2


@correct
def example_by_example(X, Y, W0, W1):
    new0, new1 = np.array(W0, dtype=float), np.array(W1, dtype=float)
    for x, y in zip(X, Y, strict=True):
        l1 = 1 / (1 + np.exp(-(x @ W0)))
        l2 = 1 / (1 + np.exp(-(l1 @ W1)))
        d2 = (y - l2) * l2 * (1 - l2)
        new0 += np.outer(x, (W1 @ d2) * l1 * (1 - l1))
        new1 += np.outer(l1, d2)
    return new0, new1


@correct
def minus_the_gradient(X, Y, W0, W1):
    l1 = (1 + np.tanh(np.matmul(X, W0) / 2)) / 2
    l2 = (1 + np.tanh(np.matmul(l1, W1) / 2)) / 2
    dZ2 = (l2 - Y) * (l2 - l2**2)
    dZ1 = np.einsum("nk,hk,nh->nh", dZ2, W1, l1 - l1**2)
    return [W0 - np.einsum("nd,nh->dh", X, dZ1), W1 - np.einsum("nh,nk->hk", l1, dZ2)]
