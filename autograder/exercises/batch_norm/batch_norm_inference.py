"""batch_norm_inference: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, gamma, beta and running averages that are not those of X."""
    X = rng.normal(size=(N, D)) * 1.5 + rng.uniform(1, 3, size=D)
    gamma = rng.uniform(1.3, 3, size=D) * rng.choice([-1, 1], size=D)
    mean, var = rng.uniform(-2, 0.5, size=D), rng.uniform(2.5, 6, size=D)
    return X, gamma, rng.uniform(0.3, 0.9, size=D), mean, var


@probe_check(points=2, num_public=3)
def values(rng):
    """The output for several shapes and several eps."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 3, 5), eps=0.3)
    yield Call(*draw(rng, 5, 1), eps=1e-3)
    yield Call(*draw(rng, 11, 2), eps=0.0)


@probe_check(points=1)
def one_row(rng):
    """The output for a single example."""
    yield Call(*draw(rng, 1, 3))
    yield Call(*draw(rng, 1, 2), eps=0.2)


@probe_check(points=1)
def small_variance(rng):
    """Variances so small that eps and its place matter, one of them 0."""
    X, gamma, beta, mean, var = draw(rng, 5, 3)
    yield Call(X, gamma, beta, mean, var * 1e-6)
    X, gamma, beta, mean, var = draw(rng, 7, 2)
    yield Call(X, gamma, beta, mean, var * [0, 1e-2], eps=1e-3)


@probe_check(points=1, tolerance=1e-6)
def other_numbers(rng):
    """Whole numbers and float32."""
    X, gamma = rng.integers(-5, 6, size=(7, 2)), rng.integers(2, 5, size=2)
    mean, var = rng.integers(-3, 4, size=2), rng.integers(2, 9, size=2)
    yield Call(X, gamma, rng.integers(1, 4, size=2), mean, var)
    X, gamma = rng.integers(-16, 17, size=(5, 3)) / 8, rng.integers(5, 17, size=3) / 4
    beta, mean = rng.integers(1, 9, size=(2, 3)) / 4
    var = rng.integers(9, 33, size=3) / 8
    arrays = (a.astype(np.float32) for a in (X, gamma, beta, mean, var))
    yield Call(*arrays, eps=0.125)


@mistake(
    "Your output equals what one gets with mean and variance of the rows of X: at test time the "
    "running averages stand in for them."
)
def batch_statistics(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + beta


@mistake("Your output is made with the running mean, but with the variance of the rows of X.")
def batch_variance(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / np.sqrt(X.var(axis=0) + eps) + beta


@mistake("Your output is made with the running variance, but with the mean of the rows of X.")
def batch_mean(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - X.mean(axis=0)) / np.sqrt(running_var + eps) + beta


@mistake("Your output equals what one gets if nothing is normalized: X itself is scaled, shifted.")
def not_normalized(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * X + beta


@mistake(
    "Your output equals what one gets if eps is added to the standard deviation: it belongs to the "
    "variance, under the root."
)
def eps_outside(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / (np.sqrt(running_var) + eps) + beta


@mistake("Your output is that of the default eps, whatever eps is passed.")
def eps_fixed(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / np.sqrt(running_var + 1e-6) + beta


@mistake("Your output equals what one gets without eps.")
def no_eps(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / np.sqrt(running_var) + beta


@mistake("Your columns are divided by the variance: its square root is missing.")
def no_root(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / (running_var + eps) + beta


@mistake("Your output is normalized and no more: the scale gamma and the shift beta are left out.")
def no_gamma_beta(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return (X - running_mean) / np.sqrt(running_var + eps)


@mistake("Your output equals what one gets if the shift beta is left out.")
def no_beta(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * (X - running_mean) / np.sqrt(running_var + eps)


@mistake("Your output equals what one gets if the scale gamma is left out.")
def no_gamma(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return (X - running_mean) / np.sqrt(running_var + eps) + beta


@mistake("Your output equals what one gets if beta is added before gamma scales: it comes last.")
def beta_scaled(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    return gamma * ((X - running_mean) / np.sqrt(running_var + eps) + beta)


@correct
def with_loops(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    N, D = X.shape
    Y = np.zeros((N, D))
    for n in range(N):
        for d in range(D):
            z = (X[n, d] - running_mean[d]) / (running_var[d] + eps) ** 0.5
            Y[n, d] = gamma[d] * z + beta[d]
    return Y


@correct
def as_a_linear_layer(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    slope = np.asarray(gamma, dtype=float) / np.sqrt(np.asarray(running_var, dtype=float) + eps)
    return X @ np.diag(slope) + (beta - running_mean * slope)


@correct
def with_einsum(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    inverse_std = np.power(running_var + eps, -0.5)
    return np.einsum("nd,d,d->nd", X - running_mean, inverse_std, gamma) + beta
