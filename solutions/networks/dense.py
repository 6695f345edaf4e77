import numpy as np


def dense(X, W, b, activation):
    """Return the output of a fully connected layer for every example of a batch.

    Column h of W and entry h of b belong to neuron h. The weighted sums of all neurons are
    computed first; the activation is then applied to the whole array of sums:

        dense = activation(X W + b)

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    W : array (D, H)
        The weights, one neuron a column.
    b : array (H,)
        The biases, one for each neuron.
    activation : function
        Takes an array (N, H) and returns one of the same shape. It is given all sums at once.

    Returns
    -------
    Y : array (N, H)
        The outputs of the H neurons, one example a row.

    >>> X = np.array([[1.0, 2.0]])
    >>> W = np.array([[1.0, 0.0, 2.0], [1.0, -1.0, -1.0]])
    >>> b = np.array([0.5, 3.0, -1.0])  # the sums are 3.5, 1 and −1
    >>> dense(X, W, b, lambda z: z**2).tolist()
    [[12.25, 1.0, 1.0]]
    """
    ### BEGIN SOLUTION
    return activation(X @ W + b)
    ### END SOLUTION
