import numpy as np


def l2_penalty(weights, strength):
    """Return what the squared size of the weights costs: ½ λ Σ W².

    The sum runs over every entry of every array. It is neither divided by their number nor by
    the number of examples.

    Parameters
    ----------
    weights : list of arrays
        The weights of the layers, of different shapes. Biases are not among them.
    strength : float
        λ, at least 0.

    Returns
    -------
    penalty : float
        ½ λ Σ W².

    >>> l2_penalty([np.array([[1.0, -2.0]]), np.array([[3.0]])], 0.5)  # ½ · 0.5 · (1 + 4 + 9)
    3.5
    """
    ### BEGIN SOLUTION
    return 0.5 * strength * float(sum(np.sum(W**2) for W in weights))
    ### END SOLUTION
