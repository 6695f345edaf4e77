"""fold_batch_norm: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, D, H):
    """Return W, b, gamma, beta, mean and var; no two of them cancel."""
    W, b = rng.normal(size=(D, H)), rng.uniform(0.4, 1.2, size=H)
    gamma = rng.uniform(1.3, 3, size=H) * rng.choice([-1, 1], size=H)
    beta, mean = rng.uniform(0.3, 0.9, size=H), rng.uniform(-2, -0.5, size=H)
    return W, b, gamma, beta, mean, rng.uniform(2.5, 6, size=H)


@probe_check(points=2, num_public=3)
def values(rng):
    """Weights and bias for several shapes and several eps."""
    yield Call(*draw(rng, 5, 3))
    yield Call(*draw(rng, 3, 3), eps=0.3)
    yield Call(*draw(rng, 2, 7), eps=1e-3)
    yield Call(*draw(rng, 1, 2), eps=0.0)
    yield Call(*draw(rng, 3, 1))


@probe_check(points=1)
def small_variance(rng):
    """Variances so small that eps and its place matter, one of them 0."""
    W, b, gamma, beta, mean, var = draw(rng, 5, 3)
    yield Call(W, b, gamma, beta, mean, var * 1e-6)
    W, b, gamma, beta, mean, var = draw(rng, 3, 2)
    yield Call(W, b, gamma, beta, mean, var * [0, 1e-2], eps=1e-3)


@probe_check(points=1, tolerance=1e-6)
def other_numbers(rng):
    """Whole numbers and float32."""
    W, b = rng.integers(-5, 6, size=(5, 2)), rng.integers(1, 4, size=2)
    gamma, beta = rng.integers(2, 5, size=(2, 2))
    yield Call(W, b, gamma, beta, rng.integers(-4, 0, size=2), rng.integers(2, 9, size=2))
    W, b = rng.integers(-16, 17, size=(2, 3)) / 8, rng.integers(1, 9, size=3) / 4
    gamma, beta = rng.integers(5, 17, size=(2, 3)) / 4
    mean, var = rng.integers(-9, 0, size=3) / 8, rng.integers(9, 33, size=3) / 8
    arrays = (a.astype(np.float32) for a in (W, b, gamma, beta, mean, var))
    yield Call(*arrays, eps=0.125)


@mistake("Your weights are right; your bias is the old one, and the normalization changes it too.")
def bias_kept(W, b, gamma, beta, mean, var, *, eps=1e-6):
    return W * (gamma / np.sqrt(var + eps)), b


@mistake(
    "Your weights are right; your bias equals what one gets if the old bias b is left out: it is "
    "part of what is normalized."
)
def old_bias_left_out(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, beta - mean * scale


@mistake(
    "Your weights are right; your bias equals what one gets if the old bias is not scaled: it is "
    "part of what is normalized."
)
def old_bias_not_scaled(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, b + beta - mean * scale


@mistake("Your weights are right; your bias equals what one gets if the mean is not subtracted.")
def mean_left_out(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, b * scale + beta


@mistake("Your weights are right; your bias equals what one gets if the mean is not scaled.")
def mean_not_scaled(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, b * scale - mean + beta


@mistake("Your weights are right; your bias equals what one gets if the shift beta is left out.")
def beta_left_out(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mean) * scale


@mistake("Your weights are right; in your bias beta is scaled, too, and should be added last.")
def beta_scaled(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mean + beta) * scale


@mistake("Your bias is right; your weights are the old ones, and the scale belongs to them too.")
def weights_kept(W, b, gamma, beta, mean, var, *, eps=1e-6):
    return W, (b - mean) * gamma / np.sqrt(var + eps) + beta


@mistake("Your bias is right; from your weights the mean is subtracted: it is a constant of Z.")
def mean_from_weights(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return (W - mean) * scale, (b - mean) * scale + beta


@mistake("Your result equals what one gets if the scale gamma is left out.")
def no_gamma(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = 1 / np.sqrt(var + eps)
    return W * scale, (b - mean) * scale + beta


@mistake("Your result equals what one gets if one divides by the variance: its root is missing.")
def no_root(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / (var + eps)
    return W * scale, (b - mean) * scale + beta


@mistake(
    "Your result equals what one gets if eps is added to the standard deviation: it belongs to the "
    "variance, under the root."
)
def eps_outside(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / (np.sqrt(var) + eps)
    return W * scale, (b - mean) * scale + beta


@mistake("Your result is that of the default eps, whatever eps is passed.")
def eps_fixed(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + 1e-6)
    return W * scale, (b - mean) * scale + beta


@mistake("Your result equals what one gets without eps.")
def no_eps(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var)
    return W * scale, (b - mean) * scale + beta


@mistake(
    "Your bias is right; your weights are scaled row by row: a column of W makes one unit, and "
    "each unit has its own scale."
)
def rows_scaled(W, b, gamma, beta, mean, var, *, eps=1e-6):
    scale = gamma / np.sqrt(var + eps)
    return W * scale[:, np.newaxis], (b - mean) * scale + beta


@correct
def by_asking_the_two_layers(W, b, gamma, beta, mean, var, *, eps=1e-6):
    def both(X):
        return gamma * (X @ W + b - mean) / np.sqrt(var + eps) + beta

    constant = both(np.zeros((1, len(W))))
    return both(np.eye(len(W))) - constant, constant[0]


@correct
def with_loops(W, b, gamma, beta, mean, var, *, eps=1e-6):
    D, H = W.shape
    weights, bias = np.zeros((D, H)), np.zeros(H)
    for h in range(H):
        std = (float(var[h]) + eps) ** 0.5
        for d in range(D):
            weights[d, h] = gamma[h] * W[d, h] / std
        bias[h] = beta[h] + gamma[h] * b[h] / std - gamma[h] * mean[h] / std
    return weights, bias


@correct
def with_a_diagonal_matrix(W, b, gamma, beta, mean, var, *, eps=1e-6):
    S = np.diag(gamma * (var + eps) ** -0.5)
    return W @ S, np.einsum("h,hk->k", b - mean, S) + beta
