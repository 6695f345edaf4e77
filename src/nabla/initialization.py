"""Initialization: the weights before the first step decide whether there is a second one.

Every function returns W (num_inputs, num_outputs), each entry an independent draw. The rules keep
the size of the signal from layer to layer: an output adds up num_inputs products, so its variance
is num_inputs Var(W) times that of an input.
"""

import numpy as np

from nabla.inputs import as_float, as_floats, expect_shape


def zeros(num_inputs, num_outputs):
    """Return zeros: every unit of a hidden layer then computes, and for ever learns, the same.

    >>> zeros(2, 3).tolist()
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    _check_sizes(num_inputs, num_outputs)
    return np.zeros((num_inputs, num_outputs))


def normal(num_inputs, num_outputs, *, rng, std=0.01):
    """Return draws with mean 0 and standard deviation `std`, whatever the size of the layer.

    The second number of `rng.normal` is the standard deviation: 0.01 is a variance of 0.0001.

    >>> normal(2, 3, rng=np.random.default_rng(0)).shape
    (2, 3)
    """
    _check_sizes(num_inputs, num_outputs)
    return rng.normal(0.0, std, size=(num_inputs, num_outputs))


def xavier_normal(num_inputs, num_outputs, *, rng):
    """Return normal draws of variance 2 / (num_inputs + num_outputs), for tanh-like activations.

    A compromise: 1 / num_inputs keeps the size of the signal, 1 / num_outputs of the gradient.

    Source: Glorot and Bengio (2010), eq. (12).

    >>> xavier_normal(2, 3, rng=np.random.default_rng(0)).shape
    (2, 3)
    """
    return normal(num_inputs, num_outputs, rng=rng, std=_xavier_std(num_inputs, num_outputs))


def xavier_uniform(num_inputs, num_outputs, *, rng):
    """Return uniform draws from +-sqrt(6 / (num_inputs + num_outputs)): Xavier's variance again.

    A uniform draw from [-a, a] has variance a^2 / 3.

    Source: Glorot and Bengio (2010), eq. (16).

    >>> bool(np.abs(xavier_uniform(2, 4, rng=np.random.default_rng(0))).max() <= 1.0)
    True
    """
    limit = np.sqrt(3.0) * _xavier_std(num_inputs, num_outputs)
    return rng.uniform(-limit, limit, size=(num_inputs, num_outputs))


def he_normal(num_inputs, num_outputs, *, rng):
    """Return normal draws of variance 2 / num_inputs, for ReLU, which keeps half of the signal.

    Source: He et al. (2015), eq. (10).

    >>> he_normal(2, 3, rng=np.random.default_rng(0)).shape
    (2, 3)
    """
    _check_sizes(num_inputs, num_outputs)
    return normal(num_inputs, num_outputs, rng=rng, std=np.sqrt(2 / num_inputs))


def layer_stds(X, weights, activation):
    """Return the standard deviation of each layer's activations, over all of its entries.

    Parameters
    ----------
    X : (N, D). weights : list of (D, H1), (H1, H2), ...; no biases.
    activation : function of an array, applied after every layer, the last one too.

    Returns
    -------
    (number of layers,), population standard deviations.

    >>> layer_stds([[1, 3]], [[[1, 0], [0, 1]], [[2], [1]]], lambda Z: Z)
    array([1., 0.])
    """
    H = as_float(X)
    expect_shape("X", H, "N", "D")
    stds = []
    for index, W in enumerate(weights):
        H, W = as_floats(H, W)
        expect_shape(f"weights[{index}]", W, H.shape[1], "H")
        H = np.asarray(activation(H @ W))
        stds.append(H.std(dtype=np.float64))
    return np.array(stds)


def _xavier_std(num_inputs, num_outputs):
    _check_sizes(num_inputs, num_outputs)
    return np.sqrt(2 / (num_inputs + num_outputs))


def _check_sizes(num_inputs, num_outputs):
    if num_inputs < 1 or num_outputs < 1:
        raise ValueError(
            f"wanted at least 1 input and 1 output, got {num_inputs} and {num_outputs}"
        )
