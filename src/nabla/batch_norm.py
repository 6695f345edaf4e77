"""Batch normalization: give every unit the mean and spread that training asks for.

In training each column of X (N, D) is normalized with the mean and the population variance of the
batch, then scaled by gamma (D,) and moved by beta (D,), which are learned. At test time running
averages stand in for the batch, so that the answer for one example does not depend on others.
`eps` is added to the variance, under the root.
"""

import numpy as np

from nabla.inputs import as_floats, expect_shape
from nabla.layers import Layer


def batch_norm_forward(X, gamma, beta, *, eps=1e-6):
    """Return (Y, mean, var) with Y = gamma (X - mean) / sqrt(var + eps) + beta.

    The variance is the mean of the squared distances from the mean: mean(x^2) - mean(x)^2 loses
    all its digits when the mean is 1e7 times the standard deviation. For the same reason the
    rounding error of the mean is removed in a second pass.

    Parameters
    ----------
    X : (N, D). gamma, beta : (D,). eps : in the unit of X squared, positive or 0.

    Returns
    -------
    Y (N, D); mean (D,) and population variance (D,) of the batch.

    Source: Ioffe and Szegedy (2015), algorithm 1.

    >>> Y, mean, var = batch_norm_forward([[1], [3]], [5], [0.5], eps=0)
    >>> print(Y.ravel(), mean, var)
    [-4.5  5.5] [2.] [1.]
    """
    X, gamma, beta = _checked(X, gamma, beta)
    centred, mean = _centre(X)
    var = _mean_square(centred)
    centred *= gamma / np.sqrt(var + eps)
    centred += beta
    return centred, mean, var


def batch_norm_backward(dY, X, gamma, *, eps=1e-6):
    """Return (dX, dgamma, dbeta) of the batch normalization of X.

    With N = (X - mean) / sqrt(var + eps), in one formula and with means over the batch,
    dX = gamma / sqrt(var + eps) (dY - mean(dY) - N mean(dY N)).

    Parameters
    ----------
    dY : (N, D). X : (N, D). gamma : (D,). eps : as in the forward pass.

    Returns
    -------
    dX (N, D), dgamma (D,), dbeta (D,).

    >>> dX, dgamma, dbeta = batch_norm_backward([[1], [0], [0]], [[-1], [0], [1]], [6], eps=1 / 3)
    >>> print(dX.round(6).ravel().tolist(), dgamma, dbeta)
    [2.0, -2.0, 0.0] [-1.] [1.]
    """
    dY, X, gamma = _checked(X, gamma, dY=dY)
    normalized, _ = _centre(X)
    inverse_std = 1 / np.sqrt(_mean_square(normalized) + eps)
    normalized *= inverse_std
    return _backward(dY, normalized, gamma * inverse_std)


def batch_norm_backward_graph(dY, X, gamma, *, eps=1e-6):
    """Return (dX, dgamma, dbeta) as `batch_norm_backward` does, one node of the graph a line.

    X reaches the output on three paths: directly, through the mean and through the variance.

    >>> dX, dgamma, dbeta = batch_norm_backward_graph([[1], [0]], [[1], [3]], [5], eps=1)
    >>> print(dX.round(4).ravel(), dgamma.round(4), dbeta)
    [ 0.8839 -0.8839] [-0.7071] [1.]
    """
    dY, X, gamma = _checked(X, gamma, dY=dY)
    centred, _ = _centre(X)
    var = _mean_square(centred)
    inverse_std = (var + eps) ** -0.5
    normalized = centred * inverse_std

    dgamma, dbeta = (dY * normalized).sum(axis=0), dY.sum(axis=0)
    dnormalized = dY * gamma
    dinverse_std = (dnormalized * centred).sum(axis=0)
    dvar = dinverse_std * -0.5 * (var + eps) ** -1.5
    dcentred = dnormalized * inverse_std + dvar * 2 * centred / len(X)
    dmean = -dcentred.sum(axis=0)
    return dcentred + dmean / len(X), dgamma, dbeta


def update_running(running, batch, *, momentum):
    """Return momentum running + (1 - momentum) batch: a mean that forgets.

    Parameters
    ----------
    running, batch : arrays of one shape. momentum : 0..1; some libraries call 1 - momentum so.

    >>> update_running([1.0], [3.0], momentum=0.75)
    array([1.5])
    """
    running, batch = as_floats(running, batch)
    expect_shape("batch", batch, *running.shape)
    return momentum * running + (1 - momentum) * batch


def batch_norm_inference(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    """Return Y = gamma (X - running_mean) / sqrt(running_var + eps) + beta, each row on its own.

    Parameters
    ----------
    X : (N, D). gamma, beta, running_mean, running_var : (D,).

    >>> batch_norm_inference([[7]], [2], [1], [3], [4], eps=0)
    array([[5.]])
    """
    X, gamma, beta, mean, var = _checked(
        X, gamma, beta, running_mean=running_mean, running_var=running_var
    )
    return (X - mean) * (gamma / np.sqrt(var + eps)) + beta


def fold_batch_norm(W, b, gamma, beta, mean, var, *, eps=1e-6):
    """Return (W, b) of the one linear layer that equals X W + b followed by batch norm at test.

    Parameters
    ----------
    W : (D, H). b, gamma, beta, mean, var : (H,).

    Returns
    -------
    W (D, H) and b (H,).

    >>> fold_batch_norm([[3]], [5], [2], [1], [3], [4], eps=0)
    (array([[3.]]), array([3.]))
    """
    W, b, gamma, beta, mean, var = as_floats(W, b, gamma, beta, mean, var)
    expect_shape("W", W, "D", "H")
    for name, array in zip(
        ("b", "gamma", "beta", "mean", "var"), (b, gamma, beta, mean, var), strict=True
    ):
        expect_shape(name, array, W.shape[1])
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mean) * scale + beta


class BatchNorm(Layer):
    """Batch normalization of every column, with running statistics for test mode.

    gamma starts at 1 and beta at 0; both are learned. The running mean and variance (population)
    start at 0 and 1, and move with every batch in training mode only.

    Parameters
    ----------
    num_units : D. momentum : share of the running statistics that a batch leaves. eps : as above.

    >>> layer = BatchNorm(1, momentum=0.5, eps=0)
    >>> layer.forward([[1], [3]]).ravel(), layer.running_mean, layer.running_var
    (array([-1.,  1.]), array([1.]), array([1.]))
    >>> layer.train(False)
    >>> layer.forward([[1], [3]]).ravel()
    array([0., 2.])
    """

    def __init__(self, num_units, *, momentum=0.9, eps=1e-6, dtype=np.float64):
        super().__init__(gamma=np.ones(num_units, dtype), beta=np.zeros(num_units, dtype))
        self.momentum, self.eps = momentum, eps
        self.normalized = None
        self.running_mean = np.zeros(num_units, dtype)
        self.running_var = np.ones(num_units, dtype)

    def forward(self, X):
        """Return Y (N, D) for X (N, D): from the batch in training mode, else from the averages."""
        gamma, beta = self.params["gamma"], self.params["beta"]
        X = np.asarray(X, dtype=gamma.dtype)
        expect_shape("X", X, "N", len(gamma))
        mean = X.mean(axis=0) if self.training else self.running_mean
        centred = np.subtract(X, mean, out=self._room(X))
        var = _mean_square(centred) if self.training else self.running_var
        if self.training:
            self._follow(mean, var)
        self.inverse_std = 1 / np.sqrt(var + self.eps)
        self.normalized = np.multiply(centred, self.inverse_std, out=centred)
        self.from_batch = self.training
        Y = self.normalized * gamma
        Y += beta
        return self.keep(Y)

    def backward(self, dY):
        """Write the gradients of gamma and beta; return dX (N, D)."""
        dY = self.upstream(dY)
        scale = self.params["gamma"] * self.inverse_std
        dX, self.grads["gamma"][...], self.grads["beta"][...] = _backward(
            dY, self.normalized, scale
        )
        return dX if self.from_batch else dY * scale

    def _room(self, X):
        """Return the array of the last forward if it fits: new memory costs as much as a pass."""
        fits = self.normalized is not None and self.normalized.shape == X.shape
        return self.normalized if fits else np.empty_like(X)

    def _follow(self, mean, var):
        """Move the running statistics towards those of the batch."""
        self.running_mean = update_running(self.running_mean, mean, momentum=self.momentum)
        self.running_var = update_running(self.running_var, var, momentum=self.momentum)


def _centre(X):
    """Return X minus its column means, and the means, both without the means' rounding error."""
    mean = X.mean(axis=0)
    centred = X - mean
    correction = centred.mean(axis=0)
    centred -= correction
    return centred, mean + correction


def _mean_square(centred):
    """Return the column means of the squares."""
    return np.einsum("nd,nd->d", centred, centred) / len(centred)


def _backward(dY, normalized, scale):
    """Return (dX, dgamma, dbeta) from the normalized input and gamma / sqrt(var + eps)."""
    dgamma, dbeta = np.einsum("nd,nd->d", dY, normalized), dY.sum(axis=0)
    dX = normalized * (dgamma / -len(dY))
    dX += dY
    dX -= dbeta / len(dY)
    dX *= scale
    return dX, dgamma, dbeta


def _checked(X, *columns, dY=None, **named):
    """Return dY (if given), X and the column vectors as floats of one type and fitting shapes."""
    named = dict(zip(("gamma", "beta"), columns, strict=False)) | named
    arrays = as_floats(X, *named.values(), *(() if dY is None else (dY,)))
    X = arrays[0]
    expect_shape("X", X, "N", "D")
    for name, array in zip(named, arrays[1:], strict=False):
        expect_shape(name, array, X.shape[1])
    if dY is None:
        return arrays
    expect_shape("dY", arrays[-1], *X.shape)
    return arrays[-1], *arrays[:-1]
