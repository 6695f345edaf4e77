import numpy as np


def huber(predictions, targets, delta):
    """Return the mean Huber loss.

    With the error d = p − t, an entry contributes

        ½ d²                   where |d| ≤ delta
        delta (|d| − delta/2)  elsewhere

    and the mean is taken over all entries; for arrays (N, K) over all N·K of them.

    Parameters
    ----------
    predictions : array (N,) or (N, K)
        What the model says, p.
    targets : array of the same shape
        What is true, t.
    delta : float
        Where the square ends, in the unit of the targets; larger than 0.

    Returns
    -------
    loss : float

    >>> predictions, targets = np.array([1.0, 5.0]), np.array([0.0, 2.0])
    >>> float(huber(predictions, targets, 2.0))  # ½ · 1² and 2 · (3 − 1)
    2.25
    """
    ### BEGIN SOLUTION
    size = np.abs(predictions - targets)
    return np.mean(np.where(size <= delta, size**2 / 2, delta * (size - delta / 2)))
    ### END SOLUTION
