import numpy as np


def mse_gradient(predictions, targets):
    """Return the gradient of the mean squared error with respect to the predictions.

    The loss is the mean of (p − t)² over all entries, without a factor ½. For arrays (N, K) the
    mean is over all N·K entries.

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

    >>> predictions, targets = np.array([1.0, 5.0]), np.array([0.0, 2.0])
    >>> mse_gradient(predictions, targets).tolist()  # errors 1 and 3
    [1.0, 3.0]
    """
    ### BEGIN SOLUTION
    errors = predictions - targets
    return 2 * errors / errors.size
    ### END SOLUTION
