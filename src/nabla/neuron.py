"""The neuron: a weighted sum, a bias and a function, and three ways to teach it.

y = activation(x . w + b). With a threshold it is the neuron of McCulloch and Pitts (1943) and the
Mark I perceptron of Rosenblatt (1957); with the identity ADALINE (Widrow and Hoff 1960) and linear
regression; with sigmoid or exp logistic or Poisson regression. X is (N, D), w (D,), b a number.
"""

import numpy as np

from nabla.heads import output_head
from nabla.inputs import as_floats, expect_shape
from nabla.linear import predict


def neuron(x, w, b, activation):
    """Return activation(x . w + b), a float, for one example.

    Parameters
    ----------
    x, w : (D,). b : number. activation : function of a number, called once.

    >>> neuron([1, 2], [3, -1], 0.5, lambda z: z * z)
    2.25
    """
    x, w, b = as_floats(x, w, b)
    expect_shape("x", x, "D")
    expect_shape("w", w, *x.shape)
    expect_shape("b", b)
    return float(activation(float(x @ w + b)))


GATES = {
    "and": ((1.0, 1.0), -1.5),
    "or": ((1.0, 1.0), -0.5),
    "nand": ((-1.0, -1.0), 1.5),
}


def logic_gate(name):
    """Return (w (2,), b) with which the threshold x . w + b > 0 computes "and", "or" or "nand".

    Inputs are 0 and 1. The threshold lies half-way between the sums that must differ. There are
    no such weights for "xor".

    >>> w, b = logic_gate("and")
    >>> [bool(np.dot(x, w) + b > 0) for x in ([0, 0], [0, 1], [1, 0], [1, 1])]
    [False, False, False, True]
    """
    if name not in GATES:
        raise ValueError(f"name must be one of {', '.join(GATES)}, got {name!r}")
    w, b = GATES[name]
    return np.array(w), b


def perceptron_epoch(X, targets, w, b, *, lr):
    """Return (w, b, num_mistakes) after one pass over the examples in order.

    The perceptron says 1 where x . w + b > 0. Only a mistake moves it: w + lr (t - y) x and
    b + lr (t - y). The example after sees the new w, so this loop cannot become a matrix product.

    Parameters
    ----------
    X : (N, D). targets : (N,), 0 or 1. w : (D,). b : number. lr : learning rate.

    Returns
    -------
    w (D,), b float, num_mistakes int: the examples that were wrong when they were visited.

    >>> perceptron_epoch([[1, 2], [3, 1]], [1, 0], [0, 0], 0, lr=1)
    (array([-2.,  1.]), 0.0, 2)
    """
    X, targets, w, b = _examples(X, targets, w, b)
    if not np.isin(targets, (0, 1)).all():
        raise ValueError(f"targets must be 0 or 1, got {np.unique(targets)}")
    w, b, num_mistakes = w.copy(), float(b), 0
    for x, target in zip(X, targets, strict=True):
        error = float(target) - float(x @ w + b > 0)
        if error != 0:
            w += lr * error * x
            b += lr * error
            num_mistakes += 1
    return w, b, num_mistakes


def adaline_step(X, targets, w, b, *, lr):
    """Return (w, b) after w + lr X^T (t - y) and b + lr sum (t - y), with y = X w + b linear.

    This is gradient descent on half the sum of squared errors: a sum, so the step grows with N.

    Parameters
    ----------
    X : (N, D). targets : (N,). w : (D,). b : number. lr : learning rate.

    >>> adaline_step([[1], [3]], [2, 6], [0], 0, lr=0.1)
    (array([2.]), 0.8)
    """
    X, targets, w, b = _examples(X, targets, w, b)
    errors = targets - predict(X, w, b)
    return w + lr * (X.T @ errors), float(b + lr * errors.sum())


FAMILIES = {"linear": "real", "logistic": "binary", "poisson": "count"}


def glm_mean(X, w, b, family):
    """Return the mean (N,) that a regression predicts: one neuron, three activations.

    Parameters
    ----------
    X : (N, D). w : (D,). b : number.
    family : "linear" (identity), "logistic" (sigmoid) or "poisson" (exp).

    >>> glm_mean([[0], [1]], [2], 0, "logistic").round(4)
    array([0.5   , 0.8808])
    """
    if family not in FAMILIES:
        raise ValueError(f"family must be one of {', '.join(FAMILIES)}, got {family!r}")
    return output_head(predict(X, w, b), FAMILIES[family])


def glm_gradient(X, targets, w, b, family):
    """Return the gradient (dw, db) of the mean negative log-likelihood of a regression.

    For all three families dw = X^T (mean - t) / N and db = average of mean - t: the delta rule.

    >>> glm_gradient([[0], [2]], [1, 3], [0], 0, "poisson")
    (array([-2.]), -1.0)
    """
    X, targets, w, b = _examples(X, targets, w, b)
    errors = glm_mean(X, w, b, family) - targets
    return X.T @ errors / len(X), float(errors.mean())


def _examples(X, targets, w, b):
    X, targets, w, b = as_floats(X, targets, w, b)
    expect_shape("X", X, "N", "D")
    expect_shape("targets", targets, len(X))
    expect_shape("w", w, X.shape[1])
    expect_shape("b", b)
    return X, targets, w, b
