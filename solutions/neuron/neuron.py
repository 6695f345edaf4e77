import numpy as np


def neuron(x, w, b, activation):
    """Return the output of one neuron for one example.

    The neuron adds up its weighted inputs and its bias, and passes the sum on through a function:

        y = activation(Σ x_d w_d + b)

    Parameters
    ----------
    x : array (D,)
        The inputs.
    w : array (D,)
        The weights.
    b : float
        The bias.
    activation : function
        Takes a number and returns a number; it is called once.

    Returns
    -------
    float

    >>> neuron(np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5, lambda z: 10 * z)
    15.0
    """
    ### BEGIN SOLUTION
    return float(activation(float(x @ w + b)))
    ### END SOLUTION
