"""batch_norm_forward: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def scale_and_shift(rng, D):
    """Return gamma, of which no entry is 1, and beta, of which none is 0."""
    return rng.uniform(1.2, 3, size=D) * rng.choice([-1, 1], size=D), rng.uniform(0.3, 2, size=D)


def draw(rng, N, D):
    """Return columns of different places and widths, gamma and beta."""
    X = rng.normal(size=(N, D)) * rng.uniform(0.5, 2, size=D) + rng.uniform(1, 4, size=D)
    return X, *scale_and_shift(rng, D)


def far_away(rng, N, D):
    """Return 64ths whose means are 64ths too, and 1e7 times the standard deviations."""
    distances = rng.integers(-99, 100, size=(N, D))
    distances[0] = 40
    distances[-1] -= distances.sum(axis=0)
    std = np.sqrt((distances**2).mean(axis=0))
    return (distances + np.round(std * 1e7)) / 64


@probe_check(points=2, num_public=3)
def values(rng):
    """Output, mean and variance for several shapes and several eps."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 3, 5), eps=0.3)
    yield Call(*draw(rng, 5, 1), eps=1e-3)
    yield Call(*draw(rng, 11, 2), eps=0.0)


@probe_check(points=1)
def small_variance(rng):
    """Columns that vary so little that eps and its place matter, and one that is constant."""
    X, gamma, beta = draw(rng, 7, 3)
    yield Call(X * 1e-3, gamma, beta)
    X, gamma, beta = draw(rng, 5, 3)
    X[:, 1] = 0.75
    yield Call(X, gamma, beta, eps=1e-4)
    X, gamma, beta = draw(rng, 3, 2)
    yield Call(X * 1e-5, gamma, beta, eps=1e-8)


@probe_check(points=1, tolerance=1e-6)
def large_mean(rng):
    """Columns whose mean is 1e7 times their standard deviation."""
    yield Call(far_away(rng, 7, 3), *scale_and_shift(rng, 3))
    yield Call(-far_away(rng, 5, 2), *scale_and_shift(rng, 2), eps=0.01)


@probe_check(points=1, tolerance=1e-6)
def other_numbers(rng):
    """Whole numbers and float32."""
    X = np.vstack([rng.integers(-5, 6, size=(5, 2)), [[1, 2], [6, -4]]])
    yield Call(X, rng.integers(2, 5, size=2), rng.integers(1, 4, size=2))
    X = np.vstack([rng.integers(-16, 17, size=(3, 3)), [[9, -7, 4], [-12, 5, 14]]]) / 8
    gamma, beta = rng.integers(5, 17, size=3) / 4, rng.integers(1, 9, size=3) / 4
    yield Call(*(a.astype(np.float32) for a in (X, gamma, beta)), eps=0.125)


@mistake(
    "Your result equals what one gets if each row is normalized: the mean and the variance of a "
    "column, over the examples, are asked for."
)
def row_by_row(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=1), X.var(axis=1)
    Z = (X - mean[:, np.newaxis]) / np.sqrt(var + eps)[:, np.newaxis]
    return gamma * Z + beta, mean, var


@mistake(
    "Your result equals what one gets if one mean and one variance are taken of the whole matrix: "
    "each column needs its own."
)
def whole_matrix(X, gamma, beta, *, eps=1e-6):
    mean, var = np.full(X.shape[1], X.mean()), np.full(X.shape[1], X.var())
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, mean, var


@mistake(
    "Your result equals what one gets if eps is added to the standard deviation: it belongs to the "
    "variance, under the root."
)
def eps_outside(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / (np.sqrt(var) + eps) + beta, mean, var


@mistake("Your result is that of the default eps, whatever eps is passed.")
def eps_fixed(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(var + 1e-6) + beta, mean, var


@mistake("Your result equals what one gets without eps: a column that is constant shows why it is.")
def no_eps(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(var) + beta, mean, var


@mistake(
    "Your result equals what one gets if the sum of squares is divided by N − 1: the population "
    "variance, with N, is asked for."
)
def sample_variance(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0, ddof=1)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, mean, var


@mistake("Your output is normalized and no more: the scale gamma and the shift beta are left out.")
def no_gamma_beta(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return (X - mean) / np.sqrt(var + eps), mean, var


@mistake("Your output equals what one gets if the shift beta is left out.")
def no_beta(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(var + eps), mean, var


@mistake("Your output equals what one gets if beta is added before gamma scales: it comes last.")
def beta_scaled(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * ((X - mean) / np.sqrt(var + eps) + beta), mean, var


@mistake("Your columns are divided by the variance: its square root is missing.")
def no_root(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / (var + eps) + beta, mean, var


@mistake("Your output is right, but what is handed back as the variance is the standard deviation.")
def returns_std(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, mean, np.sqrt(var)


@mistake("Your output is right, but eps is in the variance that is handed back.")
def returns_var_plus_eps(X, gamma, beta, *, eps=1e-6):
    mean, var = X.mean(axis=0), X.var(axis=0) + eps
    return gamma * (X - mean) / np.sqrt(var) + beta, mean, var


@mistake(
    "Your result is right except where the mean is much larger than the standard deviation: the "
    "difference of two huge numbers, the mean square and the squared mean, has lost its digits."
)
def difference_of_squares(X, gamma, beta, *, eps=1e-6):
    mean = X.mean(axis=0)
    var = (X**2).mean(axis=0) - mean**2
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, mean, var


@correct
def with_loops(X, gamma, beta, *, eps=1e-6):
    N, D = X.shape
    Y, means, variances = np.zeros((N, D)), [], []
    for d in range(D):
        mean = sum(float(x) for x in X[:, d]) / N
        var = sum((float(x) - mean) ** 2 for x in X[:, d]) / N
        for n in range(N):
            Y[n, d] = gamma[d] * ((X[n, d] - mean) / (var + eps) ** 0.5) + beta[d]
        means.append(mean)
        variances.append(var)
    return Y, means, variances


@correct
def one_line_of_slopes(X, gamma, beta, *, eps=1e-6):
    X = np.asarray(X, dtype=np.float64)
    mean, var = np.mean(X, axis=0), np.var(X, axis=0)
    slope = gamma / np.sqrt(var + eps)
    return X * slope + (beta - mean * slope), mean, var


@correct
def with_einsum(X, gamma, beta, *, eps=1e-6):
    mean = np.einsum("nd->d", X) / len(X)
    centred = X - mean
    var = np.einsum("nd,nd->d", centred, centred) / len(X)
    return np.einsum("nd,d,d->nd", centred, (var + eps) ** -0.5, gamma) + beta, mean, var


@correct
def from_the_first_row(X, gamma, beta, *, eps=1e-6):
    shifted = X - X[:1]
    middle = shifted.mean(axis=0, keepdims=True)
    std = np.std(shifted, axis=0)
    Z = (shifted - middle) / np.hypot(std, np.sqrt(eps))
    return Z * gamma + beta, (X[:1] + middle)[0], std**2
