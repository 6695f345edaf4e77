import numpy as np


def tanh_gradient(z):
    """Return the derivative of the hyperbolic tangent at every entry of z.

    It can be written with tanh z alone.

    Parameters
    ----------
    z : array of any shape
        The points, between −300 and 300: inputs of tanh, not its outputs. They may be whole
        numbers; the result is not.

    Returns
    -------
    array of the same shape: tanh'(z).

    >>> tanh_gradient(np.array([0.0])).tolist()
    [1.0]
    >>> tanh_gradient(np.array([[-1], [2]])).round(4).tolist()  # tanh 1 = 0.7616
    [[0.42], [0.0707]]
    """
    ### BEGIN SOLUTION
    return 1 - np.tanh(z) ** 2
    ### END SOLUTION
