"""Layers: functions of a batch that also know their own derivative.

A layer maps X (N, D) to Y (N, H). `forward` stores what `backward` will need; `backward` receives
dY (N, H), writes `grads`, and returns dX (N, D). Gradients are of the loss, already averaged over
N by the loss itself. `params` and `grads` are dicts of arrays with the same keys and shapes: an
optimizer changes the arrays of `params` in place, and `backward` overwrites those of `grads`.
The numbers have the type of the parameters (float64, or float32 on request). Activation layers
take an X of any shape. The order here is: the contract, linear, a chain; then the activations.
"""

import numpy as np

from nabla.activations import sigmoid
from nabla.inputs import as_float, expect_shape


class Layer:
    """What all layers share: parameters, their gradients, and training or test mode.

    A new layer defines `forward(X)`, which returns `self.keep(Y)`, and `backward(dY)`, which
    begins with `dY = self.upstream(dY)`.
    """

    def __init__(self, **params):
        self.params = params
        self.grads = {name: np.zeros_like(param) for name, param in params.items()}
        self.training = True
        self.Y = None

    def train(self, training=True):
        """Switch to training mode, or to test mode with `training=False`."""
        self.training = training

    def keep(self, Y):
        """Store the output for `backward`, and return it."""
        self.Y = Y
        return Y

    def upstream(self, dY):
        """Return dY as an array of the output's type, after checking that it has its shape."""
        if self.Y is None:
            raise ValueError(f"{type(self).__name__}.backward wanted a forward first, got none")
        expect_shape("dY", np.asarray(dY), *self.Y.shape)
        return np.asarray(dY, dtype=self.Y.dtype)

    def __repr__(self):
        shapes = ", ".join(f"{name} {param.shape}" for name, param in self.params.items())
        return f"{type(self).__name__}({shapes})"


class Linear(Layer):
    """Affine map of every row, Y = X W + b.

    Parameters
    ----------
    num_inputs, num_outputs : D and H. rng : draws W uniformly within sqrt(6 / (D + H)), the rule
        of Glorot and Bengio 2010, eq. (16); b starts at zero.
    dtype : float64 or float32.
    input_gradient : False for the first layer of a network, where nobody asks for the gradient of
        the data: `backward` then returns None and saves a third of the work.

    >>> layer = Linear(2, 1, rng=np.random.default_rng(0))
    >>> layer.params["W"][...] = [[3], [4]]
    >>> layer.forward([[1, 10]]), layer.backward([[2]])
    (array([[43.]]), array([[6., 8.]]))
    >>> layer.grads["W"].ravel(), layer.grads["b"]
    (array([ 2., 20.]), array([2.]))
    """

    def __init__(self, num_inputs, num_outputs, *, rng, dtype=np.float64, input_gradient=True):
        limit = np.sqrt(6 / (num_inputs + num_outputs))
        W = rng.uniform(-limit, limit, size=(num_inputs, num_outputs)).astype(dtype)
        super().__init__(W=W, b=np.zeros(num_outputs, dtype))
        self.input_gradient = input_gradient

    def forward(self, X):
        """Return X W + b, (N, H), for X (N, D)."""
        W, b = self.params["W"], self.params["b"]
        X = np.asarray(X, dtype=W.dtype)
        expect_shape("X", X, "N", W.shape[0])
        self.X = X
        Y = X @ W
        Y += b
        return self.keep(Y)

    def backward(self, dY):
        """Write dW = X^T dY and db = column sums of dY; return dX = dY W^T, (N, D)."""
        dY = self.upstream(dY)
        np.matmul(self.X.T, dY, out=self.grads["W"])
        np.sum(dY, axis=0, out=self.grads["b"])
        return dY @ self.params["W"].T if self.input_gradient else None


class Sequential(Layer):
    """A chain of layers: forward from first to last, backward from last to first.

    `params` and `grads` are those of all layers under names like "0.W": position, dot, name.

    >>> model = Sequential(Linear(2, 3, rng=np.random.default_rng(0)), ReLU())
    >>> list(model.params), model.forward([[1, 2]]).shape
    (['0.W', '0.b'], (1, 3))
    """

    def __init__(self, *layers):
        self.layers = list(layers)
        self.training = True

    @property
    def params(self):
        """All parameters, by name; the arrays are the layers' own."""
        return self._collected("params")

    @property
    def grads(self):
        """All gradients, by the names of `params`."""
        return self._collected("grads")

    def _collected(self, kind):
        return {
            f"{position}.{name}": array
            for position, layer in enumerate(self.layers)
            for name, array in getattr(layer, kind).items()
        }

    def train(self, training=True):
        """Switch every layer to training mode, or to test mode with `training=False`."""
        self.training = training
        for layer in self.layers:
            layer.train(training)

    def forward(self, X):
        """Return the output of the last layer."""
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def backward(self, dY):
        """Write the gradients of every layer and return dX (None if the first layer does)."""
        for layer in reversed(self.layers):
            dY = layer.backward(dY)
        return dY

    def __repr__(self):
        return f"Sequential({', '.join(map(repr, self.layers))})"


class Sigmoid(Layer):
    """The logistic sigmoid of every entry, Y = 1 / (1 + exp(-X)).

    >>> layer = Sigmoid()
    >>> layer.forward([[0.0]]), layer.backward([[4.0]])
    (array([[0.5]]), array([[1.]]))
    """

    def forward(self, X):
        """Return the sigmoid of X, same shape."""
        return self.keep(np.asarray(sigmoid(X)))

    def backward(self, dY):
        """Return dX = dY Y (1 - Y), from the stored output."""
        return self.upstream(dY) * self.Y * (1 - self.Y)


class Tanh(Layer):
    """The hyperbolic tangent of every entry.

    >>> layer = Tanh()
    >>> layer.forward([[0.0]]), layer.backward([[4.0]])
    (array([[0.]]), array([[4.]]))
    """

    def forward(self, X):
        """Return tanh X, same shape."""
        return self.keep(np.asarray(np.tanh(as_float(X))))

    def backward(self, dY):
        """Return dX = dY (1 - Y^2), from the stored output."""
        return self.upstream(dY) * (1 - np.square(self.Y))


class ReLU(Layer):
    """The rectified linear unit, Y = max(X, 0).

    >>> layer = ReLU()
    >>> layer.forward([[-1.0, 2.0]]), layer.backward([[5.0, 6.0]])
    (array([[0., 2.]]), array([[0., 6.]]))
    """

    def forward(self, X):
        """Return max(X, 0), same shape."""
        return self.keep(np.asarray(np.maximum(as_float(X), 0)))

    def backward(self, dY):
        """Return dX = dY where Y > 0, else 0."""
        return self.upstream(dY) * (self.Y > 0)
