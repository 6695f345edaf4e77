import numpy as np


def cross_entropy_gradient(scores, labels):
    """Return the gradient of the mean cross-entropy with respect to the scores.

    The loss is L = −1/N Σ_n log p_n[y_n], where p_n is the softmax of row n. Return its derivative
    with respect to every score. It is right for finite scores up to 1e300.

    Parameters
    ----------
    scores : array (N, K)
        One example a row, before the softmax.
    labels : array (N,) of int
        The right class of each example, 0..K−1.

    Returns
    -------
    gradient : array (N, K)
        ∂L/∂scores.

    >>> scores = np.array([[0.0, np.log(3.0)], [5.0, 5.0]])  # probabilities 1/4, 3/4; 1/2, 1/2
    >>> cross_entropy_gradient(scores, np.array([0, 1])).round(6).tolist()
    [[-0.375, 0.375], [0.25, -0.25]]
    """
    ### BEGIN SOLUTION
    gradient = np.exp(scores - scores.max(axis=1, keepdims=True))
    gradient /= gradient.sum(axis=1, keepdims=True)
    gradient[np.arange(len(labels)), labels] -= 1.0
    return gradient / len(labels)
    ### END SOLUTION
