"""Functions that may be passed to a student's function, by name.

`codec.Function("tanh")` stands for one in an argument; `make` gives it, to the worker there and
to the judge here, so that both compute with the same function. The list is the public one of
`nabla.checking.functions`; here it gains functions of one number (they refuse an array) and
functions with parameters, `Function("counted", {"function": Function("relu")})`. To extend it,
write a function there, or a maker here and add it to `MAKERS`.
"""

import math

import numpy as np

from nabla.checking.functions import LISTED

from .codec import Function


class Counted:
    """A function that remembers how often it was called: `calls`, and with which shapes."""

    def __init__(self, function):
        self.function = function
        self.calls = 0
        self.shapes = []

    def __call__(self, *args, **kwargs):
        """Count, and call the function."""
        self.calls += 1
        if len(self.shapes) < 1000:
            self.shapes.append(tuple(list(np.shape(arg)) for arg in args))
        return self.function(*args, **kwargs)


def affine(z):
    """2 z + 1: not zero at zero."""
    return 2 * np.asarray(z) + 1


def scalar_sigmoid(z):
    """1 / (1 + exp(-z)) of one number."""
    e = math.exp(-abs(_number(z)))
    return (1.0 if z >= 0 else e) / (1 + e)


def scalar_relu(z):
    """max(0, z) of one number."""
    return max(0.0, _number(z))


def scalar_step(z):
    """1.0 if z > 0, else 0.0."""
    return 1.0 if _number(z) > 0 else 0.0


def scalar_tanh(z):
    """Tangens hyperbolicus of one number."""
    return math.tanh(_number(z))


def scalar_affine(z):
    """2 z + 1 of one number."""
    return 2 * _number(z) + 1


def sum_of_cubes(x):
    """Σ x³."""
    return float(np.sum(np.asarray(x, dtype=float) ** 3))


def sum_of_logs(x):
    """Σ ln x; x > 0."""
    return float(np.sum(np.log(np.asarray(x, dtype=float))))


def product(x):
    """Π x, where every partial derivative needs all the other entries."""
    return float(np.prod(np.asarray(x, dtype=float)))


def make_weighted_quadratic(weights):
    """x -> Σ w x² / 2; weights has the shape of x."""
    return lambda x: float(np.sum(weights * np.asarray(x, dtype=float) ** 2) / 2)


def make_weighted_sum(weights):
    """x -> Σ w x; weights has the shape of x."""
    return lambda x: float(np.sum(weights * np.asarray(x, dtype=float)))


def make_quadratic_gradient(curvature, centre):
    """W -> curvature (W - centre): elementwise for an array of W's shape, a product for (D, D)."""
    if np.shape(curvature) == np.shape(centre):
        return lambda W: curvature * (np.asarray(W, dtype=float) - centre)
    return lambda W: curvature @ (np.asarray(W, dtype=float) - centre)


def make_constant(value):
    """Anything -> a copy of value."""
    return lambda *args, **kwargs: np.array(value, dtype=float)


def make_predict_with_dropout(W, drop_prob):
    """predict(X, rng=rng) -> (X · mask) W, with a new mask from `rng` at every call."""

    def predict(X, *, rng):
        if not isinstance(rng, np.random.Generator):
            raise TypeError(f"predict wants rng, a np.random.Generator, got {type(rng).__name__}")
        keep = rng.random(np.shape(X)) >= drop_prob
        return (X * keep / (1 - drop_prob)) @ W

    return predict


def make_predict_with_noise(scale):
    """predict(X, rng=rng) -> X + scale · normal noise, of the shape of X."""
    return lambda X, *, rng: X + scale * rng.standard_normal(np.shape(X))


def make_counted(function):
    """A `Counted` of another function of this list: Function("counted", {"function": ...})."""
    return Counted(function)


FUNCTIONS = LISTED | {
    function.__name__: function
    for function in (
        affine,
        scalar_sigmoid,
        scalar_relu,
        scalar_step,
        scalar_tanh,
        scalar_affine,
        sum_of_cubes,
        sum_of_logs,
        product,
    )
}
MAKERS = {
    "weighted_quadratic": make_weighted_quadratic,
    "weighted_sum": make_weighted_sum,
    "quadratic_gradient": make_quadratic_gradient,
    "constant": make_constant,
    "predict_with_dropout": make_predict_with_dropout,
    "predict_with_noise": make_predict_with_noise,
    "counted": make_counted,
}


def make(function):
    """Return the Python function that a `codec.Function` stands for; ValueError if there is none.

    >>> make(Function("scalar_affine"))(3)
    7.0
    """
    if function.name in FUNCTIONS and not function.parameters:
        return FUNCTIONS[function.name]
    if function.name not in MAKERS:
        known = ", ".join(sorted([*FUNCTIONS, *MAKERS]))
        raise ValueError(f"wanted the name of a public function ({known}), got {function.name!r}")
    parameters = {
        name: make(value) if isinstance(value, Function) else value
        for name, value in function.parameters.items()
    }
    return MAKERS[function.name](**parameters)


def _number(z):
    if np.ndim(z) != 0:
        raise TypeError(f"this activation is a function of one number, got shape {np.shape(z)}")
    return float(z)
