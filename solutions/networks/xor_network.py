import numpy as np


def xor_network():
    """Return weights and biases of a network of two layers that computes XOR.

    The inputs x are 0 or 1. Every neuron has the threshold activation: 1 where its sum z is
    larger than 0, else 0 (also where z is exactly 0). With row vectors the network is

        h = [x W1 + b1 > 0]        two hidden neurons
        y = [h W2 + b2 > 0]        one output

    y has to be 1 for the inputs (0, 1) and (1, 0), and 0 for (0, 0) and (1, 1). Choose any
    weights that do it.

    Returns
    -------
    (W1, b1, W2, b2) : arrays (2, 2), (2,), (2, 1) and (1,)
        Column k of W1 holds the weights of hidden neuron k; the single column of W2 those of
        the output.

    >>> W1, b1, W2, b2 = xor_network()
    >>> X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> h = np.where(X @ W1 + b1 > 0, 1, 0)
    >>> np.where(h @ W2 + b2 > 0, 1, 0).ravel().tolist()
    [0, 1, 1, 0]
    """
    ### BEGIN SOLUTION
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([-0.5, -1.5])  # the hidden neurons are OR and AND
    W2 = np.array([[1.0], [-1.0]])
    b2 = np.array([-0.5])  # OR, but not AND
    return W1, b1, W2, b2
    ### END SOLUTION
