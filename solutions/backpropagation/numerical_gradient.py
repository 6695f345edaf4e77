import numpy as np


def numerical_gradient(f, x, *, step=1e-5):
    """Return the gradient of f at x, measured with central differences.

    The entry that belongs to x_k is (f(x + h e_k) − f(x − h e_k)) / (2h), where h is `step`
    and x ± h e_k differs from x in this one entry only.

    Parameters
    ----------
    f : function
        Takes an array of x's shape and returns a number.
    x : array of any shape
        The point. It may hold integers, which stand for the same real numbers. It must not
        be written to.
    step : float
        The distance h.

    Returns
    -------
    array of x's shape.

    >>> numerical_gradient(lambda x: x[0] * x[1], np.array([2, 3]), step=0.5).tolist()
    [3.0, 2.0]
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        gradient[index] = (f(above) - f(below)) / (2 * step)
    return gradient
    ### END SOLUTION
