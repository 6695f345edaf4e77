import numpy as np


def half_mse(predictions, targets):
    """Return half the mean squared error of the predictions.

    With p for the predictions and t for the targets of N examples it is

        L = 1/(2N) Σ (p_n − t_n)²

    Parameters
    ----------
    predictions : array (N,)
        The predictions p of a model.
    targets : array (N,)
        The wanted values t.

    Returns
    -------
    L : float
        One number, 0 only if every prediction equals its target.

    >>> predictions, targets = np.array([2.0, 4.0]), np.array([4.0, 8.0])
    >>> float(half_mse(predictions, targets))  # (4 + 16) / 4
    5.0
    """
    ### BEGIN SOLUTION
    return np.square(predictions - targets).mean() / 2
    ### END SOLUTION
