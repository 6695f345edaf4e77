"""Decomposition: describe an example with D numbers by k of them.

Principal components are the directions of largest variance. A linear autoencoder that learns to
repeat its input through k units finds the same subspace, by gradient descent.
"""

import numpy as np

from nabla.inputs import as_floats, expect_shape


def pca(X, num_components):
    """Return (components, reconstruction) by principal component analysis.

    The components are the first right singular vectors of the centred data, computed in float64;
    the largest entry of each is made positive, as either sign is right.

    Parameters
    ----------
    X : (N, D). num_components : k, 1 <= k <= D.

    Returns
    -------
    components (k, D), orthonormal rows in order of falling variance; reconstruction (N, D), the
    mean included: the closest points in the k-dimensional plane through the mean.

    >>> components, reconstruction = pca([[1, 5], [2, 5], [6, 5]], 1)
    >>> print(components, reconstruction[:, 0].round(9))
    [[1. 0.]] [1. 2. 6.]
    """
    (X,) = (array.astype(np.float64) for array in as_floats(X))
    expect_shape("X", X, "N", "D")
    N, D = X.shape
    if not 1 <= num_components <= D:
        raise ValueError(f"num_components must lie in 1..{D}, got {num_components}")
    mean = X.mean(axis=0)
    centred = X - mean
    _, _, directions = np.linalg.svd(centred, full_matrices=num_components > N)
    components = directions[:num_components]
    largest = np.abs(components).argmax(axis=1)[:, None]
    components = components * np.sign(np.take_along_axis(components, largest, axis=1))
    return components, mean + centred @ components.T @ components


def linear_autoencoder_gradient(X, W_enc, W_dec):
    """Return (loss, dW_enc, dW_dec) of the mean over N of |x - x W_enc W_dec|^2.

    Parameters
    ----------
    X : (N, D). W_enc : (D, k). W_dec : (k, D).

    Returns
    -------
    loss float; dW_enc (D, k); dW_dec (k, D).

    >>> loss, dW_enc, dW_dec = linear_autoencoder_gradient([[1, 2]], [[1], [0]], [[1, 1]])
    >>> print(loss, dW_enc.tolist(), dW_dec.tolist())
    1.0 [[-2.0], [-4.0]] [[0.0, -2.0]]
    """
    X, W_enc, W_dec = as_floats(X, W_enc, W_dec)
    expect_shape("X", X, "N", "D")
    expect_shape("W_enc", W_enc, X.shape[1], "k")
    expect_shape("W_dec", W_dec, *W_enc.shape[::-1])
    code = X @ W_enc
    residuals = code @ W_dec - X
    doutput = residuals * (2 / len(X))
    loss = np.square(residuals).sum(dtype=np.float64) / len(X)
    return float(loss), X.T @ (doutput @ W_dec.T), code.T @ doutput
