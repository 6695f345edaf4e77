import numpy as np


def best_on_border(scores):
    """Say whether the best score of a grid search lies on the border of the grid.

    If it does, better values may lie outside, and the grid should be moved. The best score is the
    largest one. It lies on the border if its index is the first or the last on any axis of the
    grid; on an axis of length 1 every index is both.

    Parameters
    ----------
    scores : array (A,) or (A, B)
        A score for each point of the grid, higher is better; the largest occurs once.

    Returns
    -------
    bool

    >>> best_on_border(np.array([0.2, 0.9, 0.5, 0.1]))
    False
    >>> best_on_border(np.array([[1, 2, 3], [4, 5, 9], [7, 8, 6]]))  # the last column
    True
    """
    ### BEGIN SOLUTION
    best = np.unravel_index(np.argmax(scores), scores.shape)
    return any(i in (0, n - 1) for i, n in zip(best, scores.shape, strict=True))
    ### END SOLUTION
