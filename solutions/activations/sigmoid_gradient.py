import numpy as np


def sigmoid_gradient(z):
    """Return the derivative of the logistic sigmoid at every entry of z.

    The sigmoid is σ(z) = 1 / (1 + e^(−z)); its derivative can be written with σ(z) alone.

    Parameters
    ----------
    z : array of any shape
        The points, between −300 and 300: inputs of the sigmoid, not its outputs. They may be
        whole numbers; the result is not.

    Returns
    -------
    array of the same shape: σ'(z).

    >>> sigmoid_gradient(np.array([0.0])).tolist()
    [0.25]
    >>> sigmoid_gradient(np.array([[-10], [1]])).round(7).tolist()
    [[4.54e-05], [0.1966119]]
    """
    ### BEGIN SOLUTION
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
    ### END SOLUTION
