"""Optimizers: the update rules at work on the layers of a network, in place.

An optimizer is given a layer, a `Sequential` or a list of them, and reads their dicts `params` and
`grads` at every `step()`. `lr` may be changed between steps. Every parameter has a memory of its
own. The rules are those of `nabla.update_rules`; here large arrays are worked through in pieces
that stay in the processor's cache, with one scratch array instead of a new one for each operation.
"""

import numpy as np

from nabla.inputs import expect_shape

PIECE = 16_384  # entries; five float64 arrays of it fit into 1 MB


class Optimizer:
    """What all optimizers share. A new one says how many memories it has, and defines `update`.

    `update(param, grad, *memories)` changes pieces of them in place; all are one-dimensional.
    """

    num_memories = 0

    def __init__(self, layers, *, lr):
        self.layers = [layers] if hasattr(layers, "params") else list(layers)
        self.lr = lr
        self.num_steps = 0
        self.memories = {}
        self._scratches = {}

    def step(self):
        """Change every parameter once, by its gradient."""
        self.num_steps += 1
        for index, layer in enumerate(self.layers):
            grads = layer.grads
            for name, param in layer.params.items():
                expect_shape(f"grads[{name!r}]", grads[name], *param.shape)
                self._change((index, name), param, grads[name])

    def update(self, param, grad):
        """Change a piece of a parameter, and of its memories, in place."""
        raise NotImplementedError

    def scratch(self, param):
        """Return an array like this piece, for values in between; its entries are arbitrary."""
        if param.dtype not in self._scratches:
            self._scratches[param.dtype] = np.empty(PIECE, param.dtype)
        return self._scratches[param.dtype][: param.size]

    def _change(self, key, param, grad):
        if key not in self.memories:
            self.memories[key] = [np.zeros_like(param, order="C") for _ in range(self.num_memories)]
        if not (param.flags.c_contiguous and param.flags.writeable):
            raise ValueError(f"params[{key[1]!r}] must be writeable and C-contiguous, got a view")
        flat = [array.reshape(-1) for array in (param, grad, *self.memories[key])]
        for start in range(0, param.size, PIECE):
            self.update(*[array[start : start + PIECE] for array in flat])


class SGD(Optimizer):
    """Gradient descent: W - lr g. It is stochastic when g comes from a mini-batch.

    >>> from nabla.layers import Linear
    >>> layer = Linear(1, 1, rng=np.random.default_rng(0))
    >>> layer.params["W"][...], layer.grads["W"][...] = 3, 2
    >>> SGD(layer, lr=0.5).step()
    >>> layer.params["W"]
    array([[2.]])
    """

    def update(self, param, grad):
        """Take one piece a step down its gradient."""
        param -= np.multiply(grad, float(self.lr), out=self.scratch(param))


class Momentum(Optimizer):
    """Descent with a velocity, in one of two conventions, which agree while lr is constant.

    Parameters
    ----------
    momentum : dimensionless, 0 <= momentum < 1.
    convention : "velocity" is V = momentum V - lr g, W + V: a lower lr acts on gradients to come.
        "gradient" is V = momentum V + g, W - lr V: a lower lr slows at once what is stored too.
    """

    num_memories = 1
    conventions = ("velocity", "gradient")

    def __init__(self, layers, *, lr, momentum=0.9, convention="velocity"):
        if convention not in self.conventions:
            raise ValueError(f"convention must be one of {self.conventions}, got {convention!r}")
        super().__init__(layers, lr=lr)
        self.momentum, self.convention = momentum, convention

    def update(self, param, grad, velocity):
        """Change the velocity of one piece, then the piece by its velocity."""
        lr, scratch = float(self.lr), self.scratch(param)
        velocity *= self.momentum
        if self.convention == "velocity":
            velocity -= np.multiply(grad, lr, out=scratch)
            param += velocity
        else:
            velocity += grad
            param -= np.multiply(velocity, lr, out=scratch)


class Nesterov(Optimizer):
    """Momentum whose gradient is taken where the velocity is about to lead.

    The parameters that are kept are the point ahead, W + momentum V, so that an ordinary gradient
    is the right one: V = momentum V - lr g, W + momentum V - lr g.

    Source: Sutskever et al. (2013), eqs. (3) and (4), with the change of variable of Bengio,
    Boulanger-Lewandowski and Pascanu (2013).
    """

    num_memories = 1

    def __init__(self, layers, *, lr, momentum=0.9):
        super().__init__(layers, lr=lr)
        self.momentum = momentum

    def update(self, param, grad, velocity):
        """Change the velocity of one piece, and the piece as seen from the point ahead."""
        scratch = np.multiply(grad, float(self.lr), out=self.scratch(param))
        velocity *= self.momentum
        velocity -= scratch
        param -= scratch
        param += np.multiply(velocity, self.momentum, out=scratch)


class AdaGrad(Optimizer):
    """A rate for every entry: lr over the root of the sum of its squared gradients."""

    num_memories = 1

    def __init__(self, layers, *, lr, eps=1e-8):
        super().__init__(layers, lr=lr)
        self.eps = eps

    def update(self, param, grad, cache):
        """Add the squared gradient of one piece to the cache, then take the scaled step."""
        scratch = np.square(grad, out=self.scratch(param))
        cache += scratch
        self.scaled_step(param, grad, cache)

    def scaled_step(self, param, grad, cache):
        """Subtract lr g / (sqrt(cache) + eps)."""
        scratch = np.sqrt(cache, out=self.scratch(param))
        scratch += self.eps
        np.divide(grad, scratch, out=scratch)
        scratch *= float(self.lr)
        param -= scratch


class RMSProp(AdaGrad):
    """AdaGrad that forgets: the cache is a running mean of the squared gradients."""

    def __init__(self, layers, *, lr, decay=0.9, eps=1e-8):
        super().__init__(layers, lr=lr, eps=eps)
        self.decay = decay

    def update(self, param, grad, cache):
        """Move the cache of one piece towards the squared gradient, then take the scaled step."""
        scratch = np.square(grad, out=self.scratch(param))
        scratch *= 1 - self.decay
        cache *= self.decay
        cache += scratch
        self.scaled_step(param, grad, cache)


class Adam(Optimizer):
    """Momentum and RMSProp together, corrected for their start at zero.

    The memories kept are M = m / (1 - beta1) and V = v / (1 - beta2): they need two operations
    less for each entry, and the factors join the two corrections in numbers computed once a step.
    """

    num_memories = 2

    def __init__(self, layers, *, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        super().__init__(layers, lr=lr)
        self.beta1, self.beta2, self.eps = beta1, beta2, eps

    def step(self):
        """Change every parameter once, by its gradient; steps are counted from 1."""
        t = self.num_steps + 1
        root = np.sqrt((1 - self.beta2) / (1 - self.beta2**t))
        self._rate = float(self.lr * (1 - self.beta1) / (1 - self.beta1**t) / root)
        self._eps = float(self.eps / root)
        super().step()

    def update(self, param, grad, M, V):
        """Move both memories of one piece, then subtract rate M / (sqrt(V) + eps)."""
        scratch = np.square(grad, out=self.scratch(param))
        M *= self.beta1
        M += grad
        V *= self.beta2
        V += scratch
        np.sqrt(V, out=scratch)
        scratch += self._eps
        np.divide(M, scratch, out=scratch)
        scratch *= self._rate
        param -= scratch
