"""Layers: functions of a batch that also know their own derivative.

A layer maps X (N, D) to Y (N, H). `forward` stores what `backward` will need; `backward` receives
dY (N, H), writes `grads`, and returns dX (N, D). Gradients are of the loss, already averaged over
N by the loss itself. `params` and `grads` are dicts of arrays with the same keys and shapes; an
optimizer changes the arrays of `params` in place.
"""

from nabla.activations import sigmoid
from nabla.inputs import as_float, as_floats, expect_shape


class Layer:
    """What all layers share: parameters, their gradients, and training or test mode."""

    def __init__(self):
        self.params = {}
        self.grads = {}
        self.training = True
        self.Y = None

    def train(self, training=True):
        """Switch to training mode, or to test mode with `training=False`."""
        self.training = training

    def _upstream(self, dY):
        """Return dY as an array of the last output's type, after checking its shape."""
        if self.Y is None:
            raise ValueError(f"{type(self).__name__}.backward wanted a forward first, got none")
        _, dY = as_floats(self.Y, dY)
        expect_shape("dY", dY, *self.Y.shape)
        return dY


class Sigmoid(Layer):
    """The logistic sigmoid of every entry, Y = 1 / (1 + exp(-X)).

    >>> layer = Sigmoid()
    >>> layer.forward([[0.0]]), layer.backward([[4.0]])
    (array([[0.5]]), array([[1.]]))
    """

    def forward(self, X):
        """Return the sigmoid of X, any shape."""
        self.Y = sigmoid(as_float(X))
        return self.Y

    def backward(self, dY):
        """Return dX = dY Y (1 - Y), from the stored output."""
        return self._upstream(dY) * self.Y * (1 - self.Y)
