"""batch_norm_backward: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return dY whose columns do not sum to 0, columns of different widths, and gamma."""
    dY = rng.normal(size=(N, D)) + rng.uniform(0.3, 0.8, size=D)
    X = rng.normal(size=(N, D)) * rng.uniform(0.5, 2, size=D) + rng.uniform(1, 4, size=D)
    return dY, X, rng.uniform(1.3, 3, size=D) * rng.choice([-1, 1], size=D)


@probe_check(points=3, num_public=3)
def values(rng):
    """The three gradients for several shapes and several eps."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 2), eps=0.3)
    yield Call(*draw(rng, 11, 1), eps=1e-3)
    yield Call(*draw(rng, 5, 7))
    yield Call(*draw(rng, 3, 2), eps=0.5)


@probe_check(points=1)
def small_variance(rng):
    """Columns that vary so little that eps and its place matter, and one that is constant."""
    dY, X, gamma = draw(rng, 7, 3)
    yield Call(dY, X * 1e-3, gamma)
    dY, X, gamma = draw(rng, 5, 3)
    X[:, 1] = 0.75
    yield Call(dY, X, gamma, eps=0.01)


@probe_check(points=1, tolerance=1e-6)
def other_numbers(rng):
    """Whole numbers and float32."""
    X = np.vstack([rng.integers(-5, 6, size=(5, 2)), [[1, 2], [6, -4]]])
    yield Call(rng.integers(-4, 6, size=(7, 2)), X, rng.integers(2, 5, size=2))
    X = np.vstack([rng.integers(-8, 9, size=(5, 3)), [[12, -11, 7], [-9, 10, -13]]]) / 8
    dY = np.vstack([[[16, -14, 3], [10, 15, 16]], rng.integers(-8, 9, size=(5, 3))]) / 8
    gamma = rng.integers(5, 17, size=3) / 4
    yield Call(*(a.astype(np.float32) for a in (dY, X, gamma)), eps=0.25)


@mistake(
    "Your dX equals what one gets if mean and variance are taken as constants: they change when X "
    "does, and the loss with them."
)
def constants(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    return gamma * inverse_std * dY, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX equals what one gets if the path through the variance is left out.")
def no_variance_path(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX equals what one gets if the path through the mean is left out.")
def no_mean_path(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake(
    "Your dX equals what one gets with a wrong power on the path through the variance: what is the "
    "derivative of (var + eps) to the power of −1/2?"
)
def wrong_power(dY, X, gamma, *, eps=1e-6):
    centred, var = X - X.mean(axis=0), X.var(axis=0)
    inverse_std = 1 / np.sqrt(var + eps)
    dZ = dY * gamma
    dvar = (dZ * centred).sum(axis=0) * -0.5 * (var + eps) ** -0.5
    dX = inverse_std * (dZ - dZ.mean(axis=0)) + dvar * 2 * centred / len(X)
    return dX, (dY * centred * inverse_std).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX equals what one gets if the square's factor 2 is forgotten in the variance.")
def no_factor_two(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - 0.5 * Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX has a sign reversed: the path through the variance is added, not subtracted.")
def variance_path_added(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) + Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake(
    "Your dX equals what one gets if N is forgotten: mean and variance are sums divided by N, and "
    "their derivatives are, too."
)
def sums_in_dX(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dgamma, dbeta = (dY * Z).sum(axis=0), dY.sum(axis=0)
    return gamma * inverse_std * (dY - dbeta - Z * dgamma), dgamma, dbeta


@mistake("Your dX equals what one gets if gamma is left out.")
def no_gamma(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX is not divided by the root of var + eps, and should be on every path.")
def no_inverse_std(dY, X, gamma, *, eps=1e-6):
    Z = (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)
    dX = gamma * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX is right; your dgamma is taken with X, and gamma multiplies the normalized Z.")
def dgamma_with_X(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * X).sum(axis=0), dY.sum(axis=0)


@mistake("Your dX is right; your dgamma and dbeta are means over the batch instead of sums.")
def averaged(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).mean(axis=0), dY.mean(axis=0)


@mistake(
    "Your result equals what one gets if eps is added to the standard deviation: it belongs to the "
    "variance, under the root."
)
def eps_outside(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / (X.std(axis=0) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your result is that of the default eps, whatever eps is passed.")
def eps_fixed(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0) + 1e-6)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake("Your result equals what one gets without eps.")
def no_eps(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0))
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake(
    "Your result equals what one gets if the sum of squares is divided by N − 1: the population "
    "variance, with N, is asked for."
)
def sample_variance(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=0, ddof=1) + eps)
    Z = (X - X.mean(axis=0)) * inverse_std
    dX = gamma * inverse_std * (dY - dY.mean(axis=0) - Z * (dY * Z).mean(axis=0))
    return dX, (dY * Z).sum(axis=0), dY.sum(axis=0)


@mistake(
    "Your result equals what one gets if each row is normalized: means are over the examples, one "
    "for each column."
)
def row_by_row(dY, X, gamma, *, eps=1e-6):
    inverse_std = 1 / np.sqrt(X.var(axis=1, keepdims=True) + eps)
    Z = (X - X.mean(axis=1, keepdims=True)) * inverse_std
    inner = dY - dY.mean(axis=1, keepdims=True) - Z * (dY * Z).mean(axis=1, keepdims=True)
    return gamma * inverse_std * inner, (dY * Z).sum(axis=0), dY.sum(axis=0)


@correct
def graph_without_axis(dY, X, gamma, *, eps=1e-6):
    N = X.shape[0]
    X = X.astype(float)
    mu, var = X.mean(axis=0), X.var(axis=0)
    xhat = (X - mu) / np.sqrt(var + eps)
    dxhat = dY * gamma
    dvar = np.sum(dxhat * (X - mu) * -0.5 * (var + eps) ** -1.5, axis=0)
    dmu = np.sum(-dxhat / np.sqrt(var + eps), axis=0) + dvar * np.sum(-2 * (X - mu)) / N
    dX = dxhat / np.sqrt(var + eps) + dvar * 2 * (X - mu) / N + dmu / N
    return dX, np.sum(dY * xhat, axis=0), np.sum(dY, axis=0)


@correct
def graph_without_mean_in_variance(dY, X, gamma, *, eps=1e-6):
    centred = X - X.mean(axis=0)
    var = (centred**2).mean(axis=0)
    inverse_std = 1 / np.sqrt(var + eps)
    dZ = dY * gamma
    dvar = -0.5 * (dZ * centred).sum(axis=0) * inverse_std**3
    dmean = -inverse_std * dZ.sum(axis=0)
    dX = dZ * inverse_std + 2 * dvar * centred / len(X) + dmean / len(X)
    return dX, (dY * centred * inverse_std).sum(axis=0), dY.sum(axis=0)


@correct
def in_one_formula(dY, X, gamma, *, eps=1e-6):
    N = len(X)
    std = (X.var(axis=0) + eps) ** 0.5
    Z = (X - X.mean(axis=0)) / std
    dgamma, dbeta = np.einsum("nd,nd->d", dY, Z), np.ones(N) @ dY
    return gamma / (N * std) * (N * dY - dbeta - Z * dgamma), dgamma, dbeta


@correct
def with_jacobians(dY, X, gamma, *, eps=1e-6):
    N, D = X.shape
    dX, dgamma, dbeta = np.zeros((N, D)), np.zeros(D), np.zeros(D)
    for d in range(D):
        std = np.sqrt(np.var(X[:, d]) + eps)
        z = (X[:, d] - np.mean(X[:, d])) / std
        J = np.zeros((N, N))
        for n in range(N):
            for m in range(N):
                J[n, m] = ((n == m) - 1 / N - z[n] * z[m] / N) / std
        dX[:, d] = J @ (dY[:, d] * gamma[d])
        dgamma[d], dbeta[d] = dY[:, d] @ z, sum(dY[:, d])
    return dX, dgamma, dbeta
