import numpy as np


def batch_norm_inference(X, gamma, beta, running_mean, running_var, *, eps=1e-6):
    """Apply batch normalization at test time.

    The running averages stand where the batch's mean and variance stood in training, so that the
    answer for one example does not depend on the others:

        Y = gamma (X − running_mean) / √(running_var + eps) + beta

    Parameters
    ----------
    X : array (N, D)
        One example a row; N may be 1.
    gamma : array (D,)
        The scale of each column.
    beta : array (D,)
        The shift of each column.
    running_mean : array (D,)
        The running average of the means.
    running_var : array (D,)
        The running average of the variances.
    eps : float
        Added to the variance, under the root.

    Returns
    -------
    array (N, D)

    >>> X, gamma, beta = np.array([[7.0], [1.0]]), np.array([2.0]), np.array([1.0])
    >>> batch_norm_inference(X, gamma, beta, np.array([3.0]), np.array([3.0]), eps=1.0).tolist()
    [[5.0], [-1.0]]
    """
    ### BEGIN SOLUTION
    return gamma * (X - running_mean) / np.sqrt(running_var + eps) + beta
    ### END SOLUTION
