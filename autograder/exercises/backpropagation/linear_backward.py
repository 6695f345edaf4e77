"""linear_backward: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D, H):
    """Return dY, X, W."""
    return rng.normal(size=(N, H)) + 0.3, rng.normal(size=(N, D)) + 0.5, rng.normal(size=(D, H))


@probe_check(points=2)
def values(rng):
    """The three gradients for several shapes."""
    yield Call(*draw(rng, 5, 3, 3))
    yield Call(*draw(rng, 7, 3, 2))
    yield Call(*draw(rng, 3, 2, 5))
    yield Call(*draw(rng, 1, 2, 3))


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """The three gradients where all inputs are whole numbers."""
    shapes = ((7, 2), (7, 3), (3, 2))
    yield Call(*(rng.integers(-5, 6, size=shape) for shape in shapes))


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The three gradients where all inputs are float32."""
    yield Call(*(array.astype(np.float32) for array in draw(rng, 5, 2, 3)))


@mistake(
    "Your dX and dW are right; your db is the mean over the examples. Each example adds its part "
    "to the gradient of the bias."
)
def db_is_mean(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.mean(axis=0)


@mistake("Your dW and db equal the right ones divided by N: a mean, if there is one, is in dY.")
def divided_again(dY, X, W):
    return dY @ W.T, X.T @ dY / len(X), dY.sum(axis=0) / len(X)


@mistake("Your dW alone is divided by N: a mean, if there is one, is already in dY.")
def dw_divided_again(dY, X, W):
    return dY @ W.T, X.T @ dY / len(X), dY.sum(axis=0)


@mistake(
    "Your db has one number for each example: it is summed over the outputs; it should have one "
    "number for each output."
)
def db_over_outputs(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=1)


@mistake("Your dX and dW are right; your db is one number: the sum over the outputs is too much.")
def db_over_everything(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum()


@mistake("Your numbers are right; your db has shape (1, H), the bias has shape (H,).")
def db_keeps_its_axis(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=0, keepdims=True)


@mistake(
    "Your db is dY itself, one row for each example; all examples share one bias, so their parts "
    "add up."
)
def db_not_summed(dY, X, W):
    return dY @ W.T, X.T @ dY, dY


@mistake("Your dW is transposed: it should have the shape of W.")
def dw_transposed(dY, X, W):
    return dY @ W.T, dY.T @ X, dY.sum(axis=0)


@mistake(
    "Your dX equals what one gets if dY is multiplied by W as it stands: forward, W leads from D "
    "numbers to H; backward, one goes from H to D."
)
def w_not_transposed(dY, X, W):
    return dY @ W, X.T @ dY, dY.sum(axis=0)


@mistake("Your three results are right but for their order: dX, dW, db is asked for.")
def other_order(dY, X, W):
    return X.T @ dY, dY.sum(axis=0), dY @ W.T


@correct
def with_loops(dY, X, W):
    N, D = X.shape
    H = W.shape[1]
    dX, dW, db = np.zeros((N, D)), np.zeros((D, H)), np.zeros(H)
    for n in range(N):
        for k in range(H):
            db[k] += dY[n, k]
            for j in range(D):
                dX[n, j] += dY[n, k] * W[j, k]
                dW[j, k] += dY[n, k] * X[n, j]
    return dX, dW, db


@correct
def with_einsum(dY, X, W):
    return (
        np.einsum("nk,jk->nj", dY, W),
        np.einsum("nj,nk->jk", X, dY),
        np.einsum("nk->k", dY),
    )


@correct
def with_a_column_of_ones(dY, X, W):
    extended = np.column_stack([X, np.ones(len(X))])
    both = (dY.T @ extended).T
    return [(W @ dY.T).T, both[:-1], both[-1]]
