import numpy as np


def adagrad_step(param, grad, cache, *, lr, eps=1e-8):
    """Make one step of AdaGrad: every entry has a learning rate of its own.

    The cache C adds up the squares of all gradients so far, entry by entry, the new gradient g
    included. The longer its sum, the shorter the step of the entry:

        C ← C + g²
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
    eps : float
        A small number, larger than 0.

    Returns
    -------
    (param, cache) : two arrays of that shape
        After the step; the arrays passed in keep their values.

    >>> W, C = adagrad_step(np.array([1.0]), np.array([4.0]), np.array([9.0]), lr=1.5, eps=1.0)
    >>> W.tolist(), C.tolist()  # the root of 9 + 16 is 5
    ([0.0], [25.0])
    """
    ### BEGIN SOLUTION
    cache = cache + np.square(grad)
    return param - lr * grad / (np.sqrt(cache) + eps), cache
    ### END SOLUTION
