import numpy as np


def pca(X, num_components):
    """Return the principal components of X, and X as they describe it.

    With m the mean of the rows, the first component is the direction of length 1 along which the
    rows of X − m vary most; every further one varies most among the directions orthogonal to all
    before it. With the k components c_1 … c_k as rows of C, a row x is described by k numbers,
    (x − m) Cᵀ, from which it is put together again:

        reconstruction = m + (x − m) Cᵀ C

    Each component may point either way: c and −c are both right.

    Parameters
    ----------
    X : array (N, D)
        One example a row; the variances along the components are all different.
    num_components : int
        k, at least 1, at most D and less than N.

    Returns
    -------
    (components, reconstruction) : array (k, D) and array (N, D)
        The components as orthonormal rows, the one of largest variance first.

    >>> X = np.array([[1.0, 2.0], [4.0, 6.0], [7.0, 10.0]])
    >>> components, reconstruction = pca(X, 1)  # all rows lie along (3, 4)
    >>> np.abs(components).round(6).tolist()
    [[0.6, 0.8]]
    >>> reconstruction.round(6).tolist()
    [[1.0, 2.0], [4.0, 6.0], [7.0, 10.0]]
    """
    ### BEGIN SOLUTION
    mean = X.mean(axis=0)
    _, _, directions = np.linalg.svd(X - mean, full_matrices=False)
    components = directions[:num_components]
    return components, mean + (X - mean) @ components.T @ components
    ### END SOLUTION
