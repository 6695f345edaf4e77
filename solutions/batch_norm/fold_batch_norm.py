import numpy as np


def fold_batch_norm(W, b, gamma, beta, mean, var, *, eps=1e-6):
    """Return the one linear layer that does the work of two at test time.

    A linear layer is followed by batch normalization with fixed mean and variance:

        Z = X W + b        Y = gamma (Z − mean) / √(var + eps) + beta

    Find weights and a bias with which X W' + b' equals Y for every X.

    Parameters
    ----------
    W : array (D, H)
        The weights of the linear layer.
    b : array (H,)
        Its bias.
    gamma, beta : arrays (H,)
        Scale and shift of the normalization.
    mean, var : arrays (H,)
        Its running averages of mean and variance.
    eps : float
        Added to the variance, under the root.

    Returns
    -------
    (W', b') : arrays (D, H) and (H,)

    >>> W, b, gamma, beta = np.array([[3.0]]), np.array([5.0]), np.array([4.0]), np.array([1.0])
    >>> W_new, b_new = fold_batch_norm(W, b, gamma, beta, np.array([2.0]), np.array([3.0]), eps=1.0)
    >>> W_new.tolist(), b_new.tolist()  # 4 (3x + 5 − 2) / 2 + 1
    ([[6.0]], [7.0])
    """
    ### BEGIN SOLUTION
    scale = gamma / np.sqrt(var + eps)
    return W * scale, (b - mean) * scale + beta
    ### END SOLUTION
