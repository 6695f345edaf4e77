import numpy as np


def maxout(X, W1, b1, W2, b2):
    """Return the output of a maxout layer: of two linear layers, the larger value.

    Y = max(X W1 + b1, X W2 + b2), taken for every example and every unit by itself.

    Parameters
    ----------
    X : (N, D)
        A batch, an example a row.
    W1, b1 : (D, H), (H,)
        Weights and biases of the first linear layer.
    W2, b2 : (D, H), (H,)
        Those of the second.

    Returns
    -------
    (N, H).

    >>> X = np.array([[3.0], [-3.0]])
    >>> W1, W2, b = np.array([[1.0]]), np.array([[-1.0]]), np.array([0.5])
    >>> maxout(X, W1, b, W2, b).tolist()  # |x| + 0.5
    [[3.5], [3.5]]
    """
    ### BEGIN SOLUTION
    return np.maximum(X @ W1 + b1, X @ W2 + b2)
    ### END SOLUTION
