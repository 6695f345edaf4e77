import numpy as np


def layer_stds(X, weights, activation):
    """Return how widely the activations of each layer of a network are spread.

    The layers have no biases. The first one turns X into H = activation(X W) with the first W,
    the next one takes this H as its input, and so on to the last, which is followed by the
    activation too. Of each H the population standard deviation over all of its entries is wanted:

        √( mean of (h − mean of h)² )

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    weights : list of arrays (D, H1), (H1, H2), ...
        The weights of each layer, at least one.
    activation : function
        Takes an array and returns one of its shape.

    Returns
    -------
    stds : array (number of layers,)

    >>> X, W1, W2 = np.array([[1.0, 3.0]]), np.array([[2.0, 0.0], [0.0, 2.0]]), np.eye(2)
    >>> layer_stds(X, [W1, W2], lambda Z: Z / 2).tolist()  # H = [1, 3], then [0.5, 1.5]
    [1.0, 0.5]
    """
    ### BEGIN SOLUTION
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.std(H))
    return np.array(stds)
    ### END SOLUTION
