import numpy as np


def bump(x, left, right, height, steepness):
    """Return a hill between two places, the difference of two sigmoid neurons.

    One neuron rises at `left`, another at `right`; their difference is about `height` between
    the two places and about 0 outside:

        bump = height · ( σ(steepness · (x − left)) − σ(steepness · (x − right)) )

    with σ(z) = 1 / (1 + e^(−z)). Write it so that it is finite and right for any finite
    numbers, also where e^(−z) or e^z is too large for a float.

    Parameters
    ----------
    x : array of any shape
        Where the hill is evaluated; a single place is an array of shape ().
    left, right : float
        Where the two neurons rise, in units of x.
    height : float
        The height of the hill, in units of the result; may be negative.
    steepness : float
        How fast the neurons rise, in 1 / unit of x.

    Returns
    -------
    y : array of the shape of x
        The hill at every x.

    >>> y = bump(np.array([0.0, 1.0, 2.0]), 0.0, 2.0, 4.0, 1.0)
    >>> np.round(y, 4).tolist()  # at 1: 4 (0.7311 − 0.2689)
    [1.5232, 1.8485, 1.5232]
    """

    ### BEGIN SOLUTION
    def sigmoid(z):
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, e) / (1 + e)

    return height * (sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right)))
    ### END SOLUTION
