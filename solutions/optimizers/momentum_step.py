import numpy as np


def momentum_step(param, grad, velocity, *, lr, momentum):
    """Make one step of gradient descent with momentum.

    The velocity V remembers the steps before. It is slowed down by the factor `momentum`, the
    gradient g pushes it downhill, and then the parameter W moves by it:

        V ← momentum · V − lr · g
        W ← W + V

    Parameters
    ----------
    param : array of any shape
        The parameter W before the step.
    grad : array of the same shape
        The gradient of the loss at W.
    velocity : array of the same shape
        The velocity V before the step.
    lr : float
        The learning rate.
    momentum : float
        How much of the velocity is kept, 0 ≤ momentum < 1.

    Returns
    -------
    (param, velocity) : two arrays of that shape
        After the step; the arrays passed in keep their values.

    >>> W, g, V = np.array([1.0]), np.array([2.0]), np.array([-3.0])
    >>> W, V = momentum_step(W, g, V, lr=0.5, momentum=0.5)
    >>> W.tolist(), V.tolist()  # V = 0.5·(−3) − 0.5·2
    ([-1.5], [-2.5])
    """
    ### BEGIN SOLUTION
    velocity = momentum * velocity - lr * grad
    return param + velocity, velocity
    ### END SOLUTION
