"""Logistic regression: a linear model that answers with a probability.

P(y = 1) = sigmoid(z) with the score z = X w + b. Its loss is the binary cross-entropy of
`nabla.class_losses`; the gradient has the same form as in linear regression, (prediction minus
target) times input. With squared features the boundary z = 0 is a conic instead of a line.
"""

import numpy as np

from nabla.class_losses import binary_cross_entropy_gradient
from nabla.inputs import as_float, as_floats, expect_shape
from nabla.linear import predict


def logistic_gradient(X, targets, w, b):
    """Return the gradient (dw, db) of the mean binary cross-entropy of the scores X w + b.

    dw = X^T (sigmoid(z) - t) / N and db = mean of sigmoid(z) - t.

    Parameters
    ----------
    X : (N, D). targets : (N,) in 0..1. w : (D,). b : number.

    Returns
    -------
    dw (D,) and db, a float.

    >>> logistic_gradient([[1], [3]], [0, 1], [0], 0)
    (array([-0.5]), 0.0)
    """
    X, targets, w, b = as_floats(X, targets, w, b)
    dscores = binary_cross_entropy_gradient(predict(X, w, b), targets)
    return X.T @ dscores, float(dscores.sum())


def quadratic_features(X):
    """Return the features x1, x2, x1^2, x2^2 of X (N, 2), shape (N, 4).

    A line in these four is a conic in the plane: a circle if the squares have equal weights.

    >>> quadratic_features([[2, -3]])
    array([[ 2., -3.,  4.,  9.]])
    """
    X = as_float(X)
    expect_shape("X", X, "N", 2)
    return np.hstack([X, np.square(X)])


def classify(X, w, b):
    """Return 1 where P(y = 1) >= 1/2, that is where X w + b >= 0, else 0; shape (N,) int.

    >>> classify([[1], [2], [3]], [1], -2)
    array([0, 1, 1])
    """
    return (predict(X, w, b) >= 0).astype(int)
