"""More activation layers: the descendants of ReLU, two of them with parameters.

The contract is that of `nabla.layers`; the functions are those of `nabla.activations` and
`nabla.learned_activations`, which also do the work here.
"""

import numpy as np

from nabla.activations import elu, leaky_relu, leaky_relu_gradient, sigmoid, softplus
from nabla.inputs import as_float, expect_shape
from nabla.layers import Layer, Linear
from nabla.learned_activations import maxout, maxout_backward, prelu, prelu_backward


class LeakyReLU(Layer):
    """X where X > 0, else alpha X, with a fixed slope 0 <= alpha <= 1.

    >>> layer = LeakyReLU(0.1)
    >>> layer.forward([[-1.0, 2.0]]), layer.backward([[5.0, 6.0]])
    (array([[-0.1,  2. ]]), array([[0.5, 6. ]]))
    """

    def __init__(self, alpha=0.01):
        super().__init__()
        self.alpha = alpha

    def forward(self, X):
        """Return max(X, alpha X), same shape."""
        self.X = as_float(X)
        return self.keep(np.asarray(leaky_relu(self.X, self.alpha)))

    def backward(self, dY):
        """Return dX = dY where X > 0, else alpha dY."""
        return self.upstream(dY) * leaky_relu_gradient(self.X, self.alpha)


class PReLU(Layer):
    """X where X > 0, else alpha X; one slope alpha, learned. `params["alpha"]` has shape (1,).

    >>> layer = PReLU(0.5)
    >>> layer.forward([[-1.0, 2.0]]), layer.backward([[5.0, 6.0]])
    (array([[-0.5,  2. ]]), array([[2.5, 6. ]]))
    >>> layer.grads["alpha"]
    array([-5.])
    """

    def __init__(self, alpha=0.25, *, dtype=np.float64):
        super().__init__(alpha=np.full(1, alpha, dtype))

    def forward(self, X):
        """Return prelu(X, alpha), same shape."""
        self.X = as_float(X)
        return self.keep(np.asarray(prelu(self.X, self.params["alpha"][0])))

    def backward(self, dY):
        """Write dalpha, summed over all entries, and return dX."""
        dX, self.grads["alpha"][0] = prelu_backward(
            self.upstream(dY), self.X, self.params["alpha"][0]
        )
        return dX


class ELU(Layer):
    """X where X > 0, else alpha (exp(X) - 1), alpha > 0.

    >>> layer = ELU(2.0)
    >>> layer.forward([[-1000.0, 2.0]]), layer.backward([[5.0, 6.0]])
    (array([[-2.,  2.]]), array([[0., 6.]]))
    """

    def __init__(self, alpha=1.0):
        super().__init__()
        self.alpha = alpha

    def forward(self, X):
        """Return elu(X), same shape."""
        return self.keep(np.asarray(elu(X, self.alpha)))

    def backward(self, dY):
        """Return dX: dY where Y > 0, else dY (Y + alpha), because alpha exp(X) = Y + alpha."""
        return self.upstream(dY) * np.where(self.Y > 0, 1, self.Y + self.alpha)


class Softplus(Layer):
    """The smooth relu log(1 + exp(X)).

    >>> layer = Softplus()
    >>> layer.forward([[0.0]]).round(4), layer.backward([[4.0]])
    (array([[0.6931]]), array([[2.]]))
    """

    def forward(self, X):
        """Return softplus(X), same shape."""
        self.X = as_float(X)
        return self.keep(np.asarray(softplus(self.X)))

    def backward(self, dY):
        """Return dX = dY sigmoid(X)."""
        return self.upstream(dY) * sigmoid(self.X)


class Maxout(Layer):
    """The larger of two linear maps, Y = max(X W1 + b1, X W2 + b2): linear layer and activation.

    Parameters
    ----------
    num_inputs, num_outputs : D and H. rng : draws W1 and W2 as `Linear` does. dtype : as there.

    >>> layer = Maxout(3, 2, rng=np.random.default_rng(0))
    >>> layer
    Maxout(W1 (3, 2), b1 (2,), W2 (3, 2), b2 (2,))
    """

    def __init__(self, num_inputs, num_outputs, *, rng, dtype=np.float64):
        pieces = [Linear(num_inputs, num_outputs, rng=rng, dtype=dtype).params for _ in range(2)]
        super().__init__(W1=pieces[0]["W"], b1=pieces[0]["b"], W2=pieces[1]["W"], b2=pieces[1]["b"])

    def forward(self, X):
        """Return the larger piece, (N, H), for X (N, D)."""
        W1 = self.params["W1"]
        self.X = np.asarray(X, dtype=W1.dtype)
        expect_shape("X", self.X, "N", W1.shape[0])
        return self.keep(maxout(self.X, **self.params))

    def backward(self, dY):
        """Write the gradients of both pieces and return dX, (N, D)."""
        dX, *gradients = maxout_backward(self.upstream(dY), self.X, **self.params)
        for name, gradient in zip(("W1", "b1", "W2", "b2"), gradients, strict=True):
            self.grads[name][...] = gradient
        return dX
