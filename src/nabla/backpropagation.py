"""Backpropagation: the chain rule applied from the loss back to every parameter.

Each function runs a small graph forward and then backward. At a node the rule is always the same:
the gradient that comes from above, times the local derivative, goes to each input. Gradients are
named after what they belong to: dW has W's shape. Order: scalars, one layer, two layers, a step.
"""

import numpy as np

from nabla.activations import sigmoid
from nabla.inputs import as_floats, expect_same_shape, expect_shape


def product_graph(x, y, z):
    """Return f = (x + y) z and its gradient, `(f, (df_dx, df_dy, df_dz))`.

    With q = x + y the local derivatives are df/dq = z, df/dz = q, dq/dx = dq/dy = 1.

    >>> product_graph(-2, 5, -4)
    (-12.0, (-4.0, -4.0, 3.0))
    """
    x, y, z = (float(number) for number in as_floats(x, y, z))
    q = x + y
    return q * z, (z, z, q)


def sigmoid_circuit(w, x):
    """Return f = sigmoid(w0 x0 + w1 x1 + w2) with its gradients, `(f, dw, dx)`.

    The derivative of the sigmoid is f (1 - f), taken from its output.

    Parameters
    ----------
    w : (3,), two weights and the bias. x : (2,).

    Returns
    -------
    f float, dw (3,), dx (2,).

    >>> f, dw, dx = sigmoid_circuit([2, -3, -3], [-1, -2])
    >>> print(round(f, 4), dw.round(4), dx.round(4))
    0.7311 [-0.1966 -0.3932  0.1966] [ 0.3932 -0.5898]
    """
    w, x = as_floats(w, x)
    expect_shape("w", w, 3)
    expect_shape("x", x, 2)
    f = sigmoid(w[:2] @ x + w[2])
    dz = f * (1 - f)
    return float(f), dz * np.append(x, x.dtype.type(1)), dz * w[:2]


def linear_backward(dY, X, W):
    """Return the gradients (dX, dW, db) of the layer Y = X W + b.

    dX = dY W^T, dW = X^T dY, and db sums dY over the batch because b is added to every row.

    Parameters
    ----------
    dY : (N, H), gradient of the loss for the output. X : (N, D). W : (D, H).

    Returns
    -------
    dX (N, D), dW (D, H), db (H,).

    >>> dX, dW, db = linear_backward([[1, 2]], X=[[3]], W=[[4, 5]])
    >>> print(dX, dW, db)
    [[14.]] [[3. 6.]] [1. 2.]
    """
    dY, X, W = as_floats(dY, X, W)
    expect_shape("X", X, "N", "D")
    expect_shape("W", W, X.shape[1], "H")
    expect_shape("dY", dY, len(X), W.shape[1])
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)


def relu_backward(dY, X):
    """Return dX of Y = max(X, 0): dY where X > 0, else 0 (also at X = 0), X's shape.

    >>> relu_backward([5, 6, 7], X=[-1, 0, 2])
    array([0., 0., 7.])
    """
    dY, X = as_floats(dY, X)
    expect_same_shape("X", X, "dY", dY)
    return np.where(X > 0, dY, 0)


def two_layer_gradient(X, Y, W1, W2):
    """Return `(loss, dW1, dW2)` for the loss sum (relu(X W1) W2 - Y)^2, a sum and no mean.

    Parameters
    ----------
    X : (N, D). Y : (N, K), targets. W1 : (D, H). W2 : (H, K).

    Returns
    -------
    loss float, dW1 (D, H), dW2 (H, K).

    >>> loss, dW1, dW2 = two_layer_gradient([[1]], [[1]], [[2]], [[3]])
    >>> print(loss, dW1, dW2)
    25.0 [[30.]] [[20.]]
    """
    X, Y, W1, W2 = as_floats(X, Y, W1, W2)
    expect_shape("X", X, "N", "D")
    expect_shape("W1", W1, X.shape[1], "H")
    expect_shape("W2", W2, W1.shape[1], "K")
    expect_shape("Y", Y, len(X), W2.shape[1])
    hidden = np.maximum(X @ W1, 0)
    residuals = hidden @ W2 - Y
    dscores = 2 * residuals
    dhidden = relu_backward(dscores @ W2.T, hidden)
    loss = np.square(residuals).sum(dtype=np.float64)
    return float(loss), X.T @ dhidden, hidden.T @ dscores


def xor_training_step(X, Y, W0, W1):
    """Return (W0, W1) after one pass of the eleven-line network: two sigmoid layers, no bias.

    The update is W + (layer input)^T delta with delta = (Y - l2) l2 (1 - l2) at the output; the
    hidden delta goes back through the old W1. This is gradient descent on half the sum of
    squared errors with learning rate 1.

    Parameters
    ----------
    X : (N, D). Y : (N, K). W0 : (D, H). W1 : (H, K).

    >>> W0, W1 = xor_training_step([[1]], [[1]], [[0]], [[0]])
    >>> print(W0, W1)
    [[0.]] [[0.0625]]
    """
    X, Y, W0, W1 = as_floats(X, Y, W0, W1)
    expect_shape("X", X, "N", "D")
    expect_shape("W0", W0, X.shape[1], "H")
    expect_shape("W1", W1, W0.shape[1], "K")
    expect_shape("Y", Y, len(X), W1.shape[1])
    l1 = sigmoid(X @ W0)
    l2 = sigmoid(l1 @ W1)
    delta2 = (Y - l2) * l2 * (1 - l2)
    delta1 = delta2 @ W1.T * l1 * (1 - l1)
    return W0 + X.T @ delta1, W1 + l1.T @ delta2
