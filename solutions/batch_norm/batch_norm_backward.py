import numpy as np


def batch_norm_backward(dY, X, gamma, *, eps=1e-6):
    """Return the gradients of a loss behind batch normalization in training.

    The forward pass is, in every column with its own mean and population variance (divided by N),

        Z = (X − mean) / √(var + eps)        Y = gamma Z + beta

    Each entry of X reaches Y on three paths: directly, through the mean and through the variance.

    Parameters
    ----------
    dY : array (N, D)
        The derivative of the loss by Y.
    X : array (N, D)
        What the forward pass was given, one example a row.
    gamma : array (D,)
        The scale of each column.
    eps : float
        As in the forward pass.

    Returns
    -------
    (dX, dgamma, dbeta) : arrays (N, D), (D,) and (D,)
        The derivatives of the loss by X, gamma and beta.

    >>> dY, X = np.array([[1.0], [0.0], [0.0]]), np.array([[-1.0], [0.0], [1.0]])
    >>> dX, dgamma, dbeta = batch_norm_backward(dY, X, np.array([6.0]), eps=1 / 3)
    >>> (dX.round(6) + 0.0).tolist()  # var + eps is 2/3 + 1/3 = 1, so Z is X
    [[2.0], [-2.0], [0.0]]
    >>> dgamma.tolist(), dbeta.tolist()
    ([-1.0], [1.0])
    """
    ### BEGIN SOLUTION
    centred = X - X.mean(axis=0)
    inverse_std = 1 / np.sqrt((centred**2).mean(axis=0) + eps)
    Z = centred * inverse_std
    dgamma, dbeta = (dY * Z).sum(axis=0), dY.sum(axis=0)
    return gamma * inverse_std * (dY - (dbeta + Z * dgamma) / len(X)), dgamma, dbeta
    ### END SOLUTION
