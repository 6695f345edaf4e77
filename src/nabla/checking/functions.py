"""The public list of functions that checks pass to answers, by name.

A function cannot travel to an answer by value, so a probe holds `Function("tanh")` and both
sides look the name up here. Each works on numbers and on arrays, and modifies nothing.
"""

import numpy as np


def identity(z):
    """Return z."""
    return z


def sigmoid(z):
    """Return 1 / (1 + exp(-z)), stable."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=float)))[()]


def tanh(z):
    """Return tanh z."""
    return np.tanh(z)


def relu(z):
    """Return max(z, 0)."""
    return np.maximum(z, 0.0)


def step(z):
    """Return 1.0 where z > 0, else 0.0."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)[()]


def exponential(z):
    """Return exp z."""
    return np.exp(z)


def square(z):
    """Return z²."""
    return np.square(z)


def centred(Z):
    """Return Z minus the mean of all its entries: it has to see the whole array at once."""
    Z = np.asarray(Z, dtype=float)
    return Z - Z.mean()


def sum_of_squares(x):
    """Return Σ x², whose gradient is 2x."""
    return float(np.sum(np.square(np.asarray(x, dtype=float))))


def sum_of_sines(x):
    """Return Σ sin x, whose gradient is cos x."""
    return float(np.sum(np.sin(np.asarray(x, dtype=float))))


def weighted_cubes(x):
    """Return Σ k x_k³ / 6 with k = 1, 2, ... in reading order; gradient k x_k² / 2."""
    x = np.asarray(x, dtype=float).ravel()
    return float(np.sum(np.arange(1, x.size + 1) * x**3) / 6)


def coupled_squares(x):
    """Return (Σ x)² + ½ Σ k x_k² with k = 1, 2, ... in reading order; gradient 2 Σ x + k x_k."""
    x = np.asarray(x, dtype=float).ravel()
    return float(x.sum() ** 2 + np.sum(np.arange(1, x.size + 1) * x**2) / 2)


def bowl_gradient(W):
    """Return the gradient W - 1 of the bowl ½ Σ (W - 1)²."""
    return np.asarray(W, dtype=float) - 1.0


def ravine_gradient(W):
    """Return the gradient of ½ Σ c_k W_k², c = 1, 4, 7, ... in reading order."""
    W = np.asarray(W, dtype=float)
    return W * (1.0 + 3.0 * np.arange(W.size)).reshape(W.shape)


def noisy_predict(X, *, rng):
    """Return the row sums of X, each entry dropped with probability 1/2 and doubled if kept."""
    X = np.asarray(X, dtype=float)
    return (2.0 * X * (rng.random(X.shape) < 0.5)).sum(axis=1)


def noisy_scores(X, *, rng):
    """Return X, each entry dropped with probability 1/2 and doubled if kept."""
    X = np.asarray(X, dtype=float)
    return 2.0 * X * (rng.random(X.shape) < 0.5)


LISTED = {
    function.__name__: function
    for function in (
        identity,
        sigmoid,
        tanh,
        relu,
        step,
        exponential,
        square,
        centred,
        sum_of_squares,
        sum_of_sines,
        weighted_cubes,
        coupled_squares,
        bowl_gradient,
        ravine_gradient,
        noisy_predict,
        noisy_scores,
    )
}


def named(name):
    """Return the listed function of this name.

    Raises ValueError if there is none.
    """
    if name not in LISTED:
        raise ValueError(f"no public function is named {name!r}; there are {', '.join(LISTED)}")
    return LISTED[name]
