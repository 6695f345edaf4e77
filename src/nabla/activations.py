"""Activations: the functions of one number that stand between the linear layers.

Each works on every entry of an array of any shape and comes with its derivative, `<name>_gradient`,
taken where the function was: `tanh_gradient(z)` is tanh'(z). All are stable: right, finite and
without a warning for any finite z, because the exponential is only taken of numbers <= 0. At the
kinks the derivative is 0 for `relu` and the left slope for `leaky_relu`. Activations with learned
parameters are in `nabla.learned_activations`.
"""

import numpy as np

from nabla.inputs import as_float, expect_shape

quiet = np.errstate(under="ignore")  # exp(-1000) = 0 is right, not an accident


def step(z):
    """Return the threshold of McCulloch and Pitts: 1 where z > 0, else 0.

    Its derivative is 0 wherever it exists, so gradient descent cannot train it.

    >>> step([-2, 0, 3])
    array([0., 0., 1.])
    """
    z = as_float(z)
    return (z > 0).astype(z.dtype)[()]


@quiet
def sigmoid(z):
    """Return the logistic sigmoid 1 / (1 + exp(-z)), same shape as z.

    The exponential is taken of -|z|, so it never overflows: for z < 0 the equal form
    exp(z) / (1 + exp(z)) is used.

    >>> sigmoid([0.0, -1000.0, 1000.0])
    array([0.5, 0. , 1. ])
    """
    z = as_float(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@quiet
def sigmoid_gradient(z):
    """Return sigmoid'(z) = sigmoid(z) (1 - sigmoid(z)), at most 1/4, at z = 0.

    Written with 1 - sigmoid(z) = sigmoid(-z), which loses no digits for large z.

    >>> sigmoid_gradient([0, 10]).round(7)
    array([2.50e-01, 4.54e-05])
    """
    z = as_float(z)
    return sigmoid(z) * sigmoid(-z)


@quiet
def tanh(z):
    """Return the hyperbolic tangent, an S between -1 and 1 that is centred at 0.

    >>> tanh([0.0, 1000.0])
    array([0., 1.])
    """
    return np.tanh(as_float(z))


@quiet
def tanh_from_sigmoid(z):
    """Return tanh z = 2 sigmoid(2z) - 1, written so that no digits are lost near z = 0.

    2 sigmoid(2a) - 1 = (1 - exp(-2a)) sigmoid(2a) for a = |z|; tanh has the sign of z. Beyond
    a = 30 it is 1 to the last digit, so a is cut there and 2a cannot overflow.

    >>> tanh_from_sigmoid([0.0, -1000.0, 1e-20])
    array([ 0.e+00, -1.e+00,  1.e-20])
    """
    z = as_float(z)
    a = np.minimum(np.abs(z), 30)
    return np.copysign(-np.expm1(-2 * a) * sigmoid(2 * a), z)


@quiet
def tanh_gradient(z):
    """Return tanh'(z) = 1 - tanh(z)^2, at most 1, at z = 0.

    Written as (2e / (1 + e^2))^2 with e = exp(-|z|), which loses no digits for large z.

    >>> tanh_gradient([0.0, 1000.0])
    array([1., 0.])
    """
    e = np.exp(-np.abs(as_float(z)))
    return np.square(2 * e / (1 + e * e))


def relu(z):
    """Return the rectified linear unit max(z, 0).

    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(as_float(z), 0)


def relu_gradient(z):
    """Return 1 where z > 0, else 0 (at 0 too): the derivative of `relu`.

    >>> relu_gradient([-2, 0, 3])
    array([0., 0., 1.])
    """
    return step(z)


@quiet
def leaky_relu(z, alpha=0.01):
    """Return z where z > 0, else alpha z; for 0 <= alpha <= 1 this is max(z, alpha z).

    Raises
    ------
    ValueError : if alpha is not in 0..1, where the maximum would be another function.

    >>> leaky_relu([-2, 3])
    array([-0.02,  3.  ])
    """
    z = as_float(z)
    return np.maximum(z, _slope(alpha, z) * z)


def leaky_relu_gradient(z, alpha=0.01):
    """Return 1 where z > 0, else alpha.

    >>> leaky_relu_gradient([-2, 3], alpha=0.1)
    array([0.1, 1. ])
    """
    z = as_float(z)
    return np.where(z > 0, z.dtype.type(1), _slope(alpha, z))[()]


@quiet
def elu(z, alpha=1.0):
    """Return z where z > 0, else alpha (exp(z) - 1), which saturates at -alpha; alpha > 0.

    >>> elu([-1000.0, 0.0, 3.0], alpha=2)
    array([-2.,  0.,  3.])
    """
    z = as_float(z)
    return np.where(z > 0, z, _height(alpha, z) * np.expm1(np.minimum(z, 0)))[()]


@quiet
def elu_gradient(z, alpha=1.0):
    """Return 1 where z > 0, else alpha exp(z).

    >>> elu_gradient([-1000.0, 0.0, 3.0], alpha=2)
    array([0., 2., 1.])
    """
    z = as_float(z)
    return np.where(z > 0, z.dtype.type(1), _height(alpha, z) * np.exp(np.minimum(z, 0)))[()]


@quiet
def softplus(z):
    """Return log(1 + exp(z)), a smooth relu; its derivative is the sigmoid.

    Written as max(z, 0) + log(1 + exp(-|z|)).

    >>> softplus([-100.0, 0.0, 100.0]).round(4)
    array([  0.    ,   0.6931, 100.    ])
    """
    z = as_float(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def softplus_gradient(z):
    """Return softplus'(z) = sigmoid(z).

    >>> softplus_gradient(0)
    np.float64(0.5)
    """
    return sigmoid(z)


def dead_fraction(Z):
    """Return the fraction of the columns of Z that are <= 0 in every row, a float.

    Such a unit is off for every example: no gradient comes back through its ReLU, so it stays off.

    Parameters
    ----------
    Z : (N, H), the inputs of the activation.

    >>> dead_fraction([[-1, 2, 0], [-3, -4, 0], [-5, -6, 0]])
    0.6666666666666666
    """
    Z = as_float(Z)
    expect_shape("Z", Z, "N", "H")
    return float((Z <= 0).all(axis=0).mean())


def _slope(alpha, z):
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha must lie in 0..1, got {alpha}")
    return z.dtype.type(alpha)


def _height(alpha, z):
    if not alpha > 0:
        raise ValueError(f"alpha must be greater than 0, got {alpha}")
    return z.dtype.type(alpha)
