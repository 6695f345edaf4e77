"""Activations that learn: a slope (PReLU) or the larger of two linear maps (maxout).

They have parameters, so their backward pass returns the gradients of those too.
"""

import numpy as np

from nabla.inputs import as_floats, expect_same_shape, expect_shape


def prelu(z, alpha):
    """Return z where z > 0, else alpha z, with one learned slope alpha, any number.

    Source: He et al. 2015, "Delving Deep into Rectifiers", eq. (1).

    >>> prelu([-2, 3], 0.25)
    array([-0.5,  3. ])
    """
    z, alpha = as_floats(z, alpha)
    expect_shape("alpha", alpha)
    return np.where(z > 0, z, alpha * z)[()]


def prelu_backward(dY, Z, alpha):
    """Return `(dZ, dalpha)` of Y = prelu(Z, alpha) with one alpha for the whole layer.

    dZ is dY where Z > 0, else alpha dY; dalpha, a float, sums dY Z over the entries with Z <= 0.

    Parameters
    ----------
    dY, Z : arrays of one shape. alpha : number.

    >>> prelu_backward([10, 20, 30], [-1, 2, -3], 0.5)
    (array([ 5., 20., 15.]), -100.0)
    """
    dY, Z, alpha = as_floats(dY, Z, alpha)
    expect_same_shape("Z", Z, "dY", dY)
    expect_shape("alpha", alpha)
    dalpha = (dY * np.minimum(Z, 0)).sum(dtype=np.float64)
    return np.where(Z > 0, dY, alpha * dY), float(dalpha)


def maxout(X, W1, b1, W2, b2):
    """Return max(X W1 + b1, X W2 + b2), entry by entry, shape (N, H).

    Two linear pieces give relu (W2 = 0), |z| (W2 = -W1) and any leaky relu, at twice the price.

    Parameters
    ----------
    X : (N, D). W1, W2 : (D, H). b1, b2 : (H,).

    >>> maxout([[3.0], [-3.0]], [[1]], [0], [[-1]], [0])
    array([[3.],
           [3.]])
    """
    X, first, second = _pieces(X, W1, b1, W2, b2)
    return np.maximum(first, second)


def maxout_backward(dY, X, W1, b1, W2, b2):
    """Return `(dX, dW1, db1, dW2, db2)` of maxout.

    Each entry of dY goes to the piece that won there; at a tie to the first.

    >>> dX, dW1, db1, dW2, db2 = maxout_backward([[1], [1]], [[3], [-3]], [[2]], [0], [[-1]], [0])
    >>> print(dX.ravel(), dW1, db1, dW2, db2)
    [ 2. -1.] [[3.]] [1.] [[-3.]] [1.]
    """
    X, first, second = _pieces(X, W1, b1, W2, b2)
    dY, W1, W2 = as_floats(dY, W1, W2)
    expect_shape("dY", dY, *first.shape)
    won = first >= second
    dfirst, dsecond = np.where(won, dY, 0), np.where(won, 0, dY)
    dX = dfirst @ W1.T + dsecond @ W2.T
    return dX, X.T @ dfirst, dfirst.sum(axis=0), X.T @ dsecond, dsecond.sum(axis=0)


def _pieces(X, W1, b1, W2, b2):
    """Return X and the two linear pieces X W + b, after checking the shapes."""
    X, W1, b1, W2, b2 = as_floats(X, W1, b1, W2, b2)
    expect_shape("X", X, "N", "D")
    expect_shape("W1", W1, X.shape[1], "H")
    H = W1.shape[1]
    expect_shape("b1", b1, H)
    expect_shape("W2", W2, X.shape[1], H)
    expect_shape("b2", b2, H)
    return X, X @ W1 + b1, X @ W2 + b2
