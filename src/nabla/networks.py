"""Networks: layers of neurons as matrix products, forward only.

A layer of H neurons is one matrix W (D, H), a column for each neuron, and one vector b (H,). A
batch X (N, D) gives activation(X W + b), (N, H), and the next layer takes that as its input.
Gradients come with `nabla.backpropagation` and `nabla.layers`.
"""

import numpy as np

from nabla.activations import quiet, sigmoid
from nabla.inputs import as_float, as_floats, expect_shape


def dense(X, W, b, activation):
    """Return activation(X W + b), shape (N, H).

    Parameters
    ----------
    X : (N, D). W : (D, H). b : (H,). activation : function of the whole array (N, H).

    >>> dense([[1, 2]], [[1, 0], [0, -1]], [10, 20], np.sqrt).round(3)
    array([[3.317, 4.243]])
    """
    X, W, b = as_floats(X, W, b)
    expect_shape("X", X, "N", "D")
    expect_shape("W", W, X.shape[1], "H")
    expect_shape("b", b, W.shape[1])
    return activation(X @ W + b)


def mlp(X, params, activation):
    """Return the scores (N, K) of a multi-layer perceptron: no activation after the last layer.

    Parameters
    ----------
    X : (N, D). params : list of at least one (W, b), first layer first.
    activation : function of an array.

    >>> mlp([[1.0], [-1.0]], [([[1, -1]], [0, 0]), ([[1], [1]], [0])], np.abs)
    array([[2.],
           [2.]])
    """
    if len(params) == 0:
        raise ValueError("params must hold at least one (W, b), got none")
    *hidden, last = params
    for W, b in hidden:
        X = dense(X, W, b, activation)
    return dense(X, *last, _identity)


def count_parameters(sizes):
    """Return the number of weights and biases of a fully connected net with these layer sizes.

    From a layer of n to one of m: n m weights and m biases, (n + 1) m.

    Parameters
    ----------
    sizes : list of at least two int > 0, inputs first.

    >>> count_parameters([1000, 100, 10])
    101110
    """
    sizes = [int(size) for size in sizes]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes must be at least two numbers > 0, got {sizes}")
    return sum((n + 1) * m for n, m in zip(sizes, sizes[1:], strict=False))


def xor_network():
    """Return (W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,)) that computes XOR with thresholds z > 0.

    The hidden neurons are OR and AND; the output is "OR and not AND".

    >>> W1, b1, W2, b2 = xor_network()
    >>> X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> ((X @ W1 + b1 > 0) @ W2 + b2 > 0).ravel()
    array([False,  True,  True, False])
    """
    W1, b1 = np.ones((2, 2)), np.array([-0.5, -1.5])
    W2, b2 = np.array([[1.0], [-1.0]]), np.array([-0.5])
    return W1, b1, W2, b2


@quiet
def bump(x, left, right, height, steepness):
    """Return height (sigmoid(steepness (x - left)) - sigmoid(steepness (x - right))).

    Two neurons that make a hill from left to right; enough hills come near any continuous
    function on an interval. Stable for any x.

    Parameters
    ----------
    x : any shape. left, right : numbers, in units of x. height : number, in units of the result.
    steepness : number, 1 / unit of x.

    >>> bump([0.0, 1.5, 3.0], left=1, right=2, height=5, steepness=100).round(6)
    array([0., 5., 0.])
    """
    x = as_float(x)
    with np.errstate(over="ignore"):  # an infinite argument has the right sigmoid, 0 or 1
        rise, fall = steepness * (x - left), steepness * (x - right)
    return height * (sigmoid(rise) - sigmoid(fall))


def _identity(z):
    return z
