import numpy as np


def mlp(X, params, activation):
    """Return the scores of a network of fully connected layers.

    Every layer computes the weighted sums of what the layer before has given (the first layer:
    of X). After every layer but the last the activation is applied. The last layer's sums are
    the scores, as they are. With a single layer there is thus no activation at all.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    params : list of pairs (W, b)
        At least one, first layer first: W (inputs, outputs) and b (outputs,) of each layer.
        Any number of layers is possible.
    activation : function
        Takes the whole array of sums of one layer and returns an array of the same shape.

    Returns
    -------
    scores : array (N, K)
        K is the number of outputs of the last layer.

    >>> hidden = np.array([[1.0, -1.0]]), np.array([0.0, 1.0])
    >>> last = np.array([[2.0], [1.0]]), np.array([-10.0])
    >>> X = np.array([[3.0], [-2.0]])  # hidden sums: 3, −2; −2, 3
    >>> mlp(X, [hidden, last], lambda z: np.maximum(z, 0)).tolist()
    [[-4.0], [-7.0]]
    """
    ### BEGIN SOLUTION
    *hidden, (W_last, b_last) = params
    for W, b in hidden:
        X = activation(X @ W + b)
    return X @ W_last + b_last
    ### END SOLUTION
