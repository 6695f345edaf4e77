import numpy as np


def descend(gradient, W, *, lr, goal, max_steps):
    """Descend along the gradient until the parameters hardly move.

    One update is

        W ← W − lr · gradient(W)

    After each update, its change of W is measured: the sum of |ΔW| over all entries. If it is at
    most `goal`, the descent ends; it also ends after `max_steps` updates.

    Parameters
    ----------
    gradient : function
        Takes an array of W's shape and returns one.
    W : array of any shape
        Where to start; it keeps its values, and may hold integers.
    lr : float
        The learning rate.
    goal : float
        0 or more.
    max_steps : int
        0 or more.

    Returns
    -------
    (W, num_steps) : array of W's shape and int
        W after the last update, and the number of updates made, the last one included.

    >>> W, num_steps = descend(lambda W: W, np.array([8.0]), lr=0.5, goal=1.0, max_steps=100)
    >>> W.tolist(), num_steps  # 8, 4, 2, 1: the third update changes W by 1
    ([1.0], 3)
    """
    ### BEGIN SOLUTION
    for num_steps in range(1, max_steps + 1):
        change = -lr * gradient(W)
        W = W + change
        if np.abs(change).sum() <= goal:
            return W, num_steps
    return W, max_steps
    ### END SOLUTION
