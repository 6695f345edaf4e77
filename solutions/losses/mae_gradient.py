import numpy as np


def mae_gradient(predictions, targets):
    """Return the gradient of the mean absolute error with respect to the predictions.

    The loss is the mean of |p − t| over all entries; for arrays (N, K) over all N·K of them.
    Where p equals t the absolute value has a kink: take 0 as its derivative there. However small
    an error is, if it is not 0 its derivative is that of |p − t|.

    Parameters
    ----------
    predictions : array (N,) or (N, K)
        What the model says, p.
    targets : array of the same shape
        What is true, t.

    Returns
    -------
    array of the same shape
        The derivative of the loss by each prediction.

    >>> predictions = np.array([1.0, 2.0, -5.0, 0.0])
    >>> targets = np.array([0.0, 2.0, 2.0, 0.5])
    >>> mae_gradient(predictions, targets).tolist()  # too high, exact, twice too low
    [0.25, 0.0, -0.25, -0.25]
    """
    ### BEGIN SOLUTION
    return np.sign(predictions - targets) / np.size(targets)
    ### END SOLUTION
