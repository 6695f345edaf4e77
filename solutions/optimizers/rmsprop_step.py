import numpy as np


def rmsprop_step(param, grad, cache, *, lr, decay=0.9, eps=1e-8):
    """Make one step of RMSProp: AdaGrad with a memory that fades.

    The cache C is a running mean of the squared gradients, entry by entry. `decay` is the share of
    the old mean that is kept; the square of the new gradient g enters with the rest:

        C ← decay · C + (1 − decay) · g²
        W ← W − lr · g / (√C + eps)

    eps stands outside the root; it keeps the step finite where C is 0.

    Parameters
    ----------
    param : array of any shape
        The parameter W before the step.
    grad : array of the same shape
        The gradient of the loss at W.
    cache : array of the same shape
        C before the step, no entry negative.
    lr : float
        The learning rate.
    decay : float
        0 ≤ decay < 1.
    eps : float
        A small number, larger than 0.

    Returns
    -------
    (param, cache) : two arrays of that shape
        After the step; the arrays passed in keep their values.

    >>> W, g, C = np.array([1.0]), np.array([2.0]), np.array([12.0])
    >>> W, C = rmsprop_step(W, g, C, lr=0.5, decay=0.625, eps=1.0)
    >>> W.tolist(), C.tolist()  # C = 0.625·12 + 0.375·4 = 9
    ([0.75], [9.0])
    """
    ### BEGIN SOLUTION
    cache = decay * cache + (1 - decay) * np.square(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache
    ### END SOLUTION
