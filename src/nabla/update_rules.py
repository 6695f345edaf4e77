"""Update rules: how one step of learning uses the gradient, as pure functions.

Each takes a parameter and its gradient, of one shape, and what the rule remembers; it returns the
new parameter and the new memory, and changes nothing. Memories start at zeros. The classes of
`nabla.optimizers` do the same in place. From plain descent to Adam, each rule adds one idea.
"""

import numpy as np

from nabla.inputs import as_float, as_floats, expect_same_shape


def descend(gradient, W, *, lr, goal, max_steps):
    """Return (W, num_steps) of gradient descent that stops once it hardly moves.

    W - lr gradient(W) is repeated until the sum of |change of W| is at most `goal`.

    Parameters
    ----------
    gradient : function of an array of W's shape that returns one. W : any shape, the start.
    lr : learning rate. goal : in units of W. max_steps : int, 0 or more.

    Returns
    -------
    W and the number of updates made, the last one included, `max_steps` at most.

    >>> descend(lambda W: W, [8.0], lr=0.5, goal=1.0, max_steps=100)
    (array([1.]), 3)
    """
    W = as_float(W).copy()
    for num_steps in range(1, max_steps + 1):
        old, W = W, W - lr * as_float(gradient(W))
        expect_same_shape("W", old, "W - lr gradient(W)", W)
        if np.abs(W - old).sum() <= goal:
            return W, num_steps
    return W, max_steps


def momentum_step(param, grad, velocity, *, lr, momentum):
    """Return (param, velocity) after V = momentum V - lr g, W + V.

    Parameters
    ----------
    param, grad, velocity : one shape. lr : learning rate. momentum : dimensionless, 0..1.

    Source: Polyak (1964); book/optimizers.

    >>> momentum_step([1.0], [2.0], [-3.0], lr=0.5, momentum=0.5)
    (array([-1.5]), array([-2.5]))
    """
    param, grad, velocity = _checked(param, grad, velocity=velocity)
    velocity = momentum * velocity - lr * grad
    return param + velocity, velocity


def adagrad_step(param, grad, cache, *, lr, eps=1e-8):
    """Return (param, cache) after C = C + g^2, W - lr g / (sqrt(C) + eps).

    Each parameter has its own rate, which falls for ever as its squared gradients add up.

    Source: Duchi, Hazan and Singer (2011); book/optimizers.

    >>> adagrad_step([1.0], [4.0], [9.0], lr=0.5, eps=0)
    (array([0.6]), array([25.]))
    """
    param, grad, cache = _checked(param, grad, cache=cache)
    cache = cache + np.square(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache


def rmsprop_step(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    """Return (param, cache) after C = decay C + (1 - decay) g^2, W - lr g / (sqrt(C) + eps).

    The sum of AdaGrad becomes a running mean that forgets, so the rate can rise again.

    Source: Tieleman and Hinton (2012), lecture 6e; book/optimizers.

    >>> rmsprop_step([1.0], [2.0], [12.0], lr=0.5, decay=0.625, eps=1)
    (array([0.75]), array([9.]))
    """
    param, grad, cache = _checked(param, grad, cache=cache)
    cache = decay * cache + (1 - decay) * np.square(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache


def adam_step(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Return (param, m, v) after step number t of Adam: momentum and RMSProp, corrected.

    m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2 start at zeros and are too small
    at first: m^ = m / (1 - beta1^t) and v^ = v / (1 - beta2^t) are not, and are not kept.
    W - lr m^ / (sqrt(v^) + eps).

    Parameters
    ----------
    param, grad, m, v : one shape. t : 1 at the first step. beta1, beta2 : 0 <= beta < 1.

    Raises
    ------
    ValueError : if t < 1, where the correction would divide by 0, or a shape does not fit.

    Source: Kingma and Ba (2015), algorithm 1.

    >>> adam_step([1.0], [2.0], [0.0], [0.0], 1, lr=0.5, beta1=0.5, beta2=0.75, eps=0)
    (array([0.5]), array([1.]), array([1.]))
    """
    if t < 1:
        raise ValueError(f"t must be 1 at the first step, got {t}")
    param, grad, m, v = _checked(param, grad, m=m, v=v)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.square(grad)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def _checked(param, grad, **memories):
    """Return all as floats of one type, after checking that they have the shape of `param`."""
    param, *others = as_floats(param, grad, *memories.values())
    for name, array in zip(("grad", *memories), others, strict=True):
        expect_same_shape("param", param, name, array)
    return param, *others
