"""Sigmoid: hidden draws, the independence of two layers, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Steps, Wrong, correct, mistake, probe_check, property_check
from nabla.checking.compare import agrees


def pair(rng, *shape):
    """Return an input and a gradient of the same shape."""
    return rng.normal(size=shape) * 2 + 0.3, rng.normal(size=shape) + 0.5


@probe_check(points=1)
def values(rng):
    """Output and gradient for a batch, a vector and whole numbers."""
    X, dY = pair(rng, 5, 3)
    yield Steps(Call(), [("forward", X), ("backward", dY)])
    X, dY = pair(rng, 7)
    yield Steps(Call(), [("forward", X), ("backward", dY)])
    X, dY = rng.integers(-4, 5, size=(3, 2)), rng.integers(1, 5, size=(3, 2))
    yield Steps(Call(), [("forward", X), ("backward", dY)])


@probe_check(points=1)
def used_again(rng):
    """Output and gradient when the same layer is used several times."""
    (A, dA), (B, dB), (C, dC) = pair(rng, 5, 3), pair(rng, 5, 3), pair(rng, 2, 7)
    yield Steps(Call(), [("forward", A), ("forward", B), ("backward", dB)])
    yield Steps(Call(), [("forward", A), ("backward", dA), ("backward", dB)])
    yield Steps(Call(), [("forward", A), ("backward", dA), ("forward", C), ("backward", dC)])


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """Output and gradient where all inputs are float32."""
    X, dY = (array.astype(np.float32) for array in pair(rng, 5, 3))
    yield Steps(Call(), [("forward", X), ("backward", dY)])


@property_check(points=1)
def two_layers(answer, rng):
    """Two layers of a network do not disturb each other."""
    (A, dA), (B, dB) = pair(rng, 5, 3), pair(rng, 5, 3)
    alone, first, second = answer.new(), answer.new(), answer.new()
    alone.method("forward", A)
    wanted = alone.method("backward", dA)
    first.method("forward", A)
    second.method("forward", B)
    second.method("backward", dB)
    if not agrees(first.method("backward", dA), wanted):
        raise Wrong(
            "After `forward` of a second layer, `backward` of the first gives something else: is "
            "what `forward` stores kept in the object, or in a place that all objects share?"
        )


@mistake(
    "Your forward is right; your backward equals what one gets if the sigmoid is applied once more "
    "to what it has given already."
)
class SigmoidAppliedAgain:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        again = 1 / (1 + np.exp(-self.Y))
        return dY * again * (1 - again)


@mistake(
    "Your forward is right; your backward equals what one gets if the input stands where the "
    "formula y (1 − y) wants the output."
)
class FormulaOfInput:
    def forward(self, X):
        self.X = X
        return 1 / (1 + np.exp(-X))

    def backward(self, dY):
        return dY * self.X * (1 - self.X)


@mistake(
    "Your backward returns the local derivative alone: it does not depend on the gradient that "
    "arrives."
)
class UpstreamLeftOut:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        return self.Y * (1 - self.Y)


@mistake(
    "Your backward equals what one gets if the derivative is taken at dY; it is taken where "
    "`forward` was."
)
class DerivativeAtGradient:
    def forward(self, X):
        return 1 / (1 + np.exp(-X))

    def backward(self, dY):
        y = 1 / (1 + np.exp(-dY))
        return dY * y * (1 - y)


@mistake(
    "Your backward equals what one gets if dY is multiplied by the output of the layer; the chain "
    "rule asks for its slope."
)
class ValueForSlope:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        return dY * self.Y


@mistake("Your backward equals that of a tanh layer, 1 − y²; this layer is a sigmoid.")
class SlopeOfTanh:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        return dY * (1 - self.Y**2)


@mistake(
    "Your layer is right the first time; after a second `forward` its `backward` still uses what "
    "the first one stored."
)
class FirstForwardKept:
    def __init__(self):
        self.Y = None

    def forward(self, X):
        Y = 1 / (1 + np.exp(-X))
        if self.Y is None:
            self.Y = Y
        return Y

    def backward(self, dY):
        return dY * self.Y * (1 - self.Y)


@mistake(
    "Your layer is right the first time; a second `backward` gives something else, as if the first "
    "had changed what is stored."
)
class StoreChangedByBackward:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y.copy()

    def backward(self, dY):
        self.Y *= 1 - self.Y
        return dY * self.Y


@mistake("Your backward has the opposite sign; the sigmoid rises everywhere.")
class SignReversed:
    def forward(self, X):
        self.Y = 1 / (1 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        return dY * self.Y * (self.Y - 1)


@correct
class StoresTheInput:
    def forward(self, X):
        self.X = np.array(X)
        return 1 / (1 + np.exp(-self.X))

    def backward(self, dY):
        e = np.exp(-np.abs(self.X))
        return dY * e / (1 + e) ** 2


@correct
class StoresTheSlope:
    def __init__(self):
        self.slope = None

    def forward(self, X):
        half = np.tanh(X / 2)
        self.slope = (1 - half**2) / 4
        return (1 + half) / 2

    def backward(self, dY):
        return np.multiply(dY, self.slope)


@correct
class StoresAFunction:
    def forward(self, X):
        Y = np.where(X >= 0, 1 / (1 + np.exp(-np.abs(X))), 1 - 1 / (1 + np.exp(-np.abs(X))))
        self.pull = lambda dY: Y * dY - Y * Y * dY
        return Y

    def backward(self, dY):
        return self.pull(dY)
