"""Preprocessing: bring the features to one scale before anything is learned from them.

A feature's statistics belong to the training part: validation and test data are moved with the
training mean and divided by the training standard deviation, or they would leak into the model.
"""

import numpy as np

from nabla.inputs import as_float, as_floats, expect_shape


def standardize(X):
    """Return (scaled, mean, std): every column with mean 0 and standard deviation 1.

    The standard deviation is the population's, sqrt(mean((x - mean)^2)). A column whose entries
    are all equal has nothing to scale: it becomes zeros and its std is reported as 1.

    Parameters
    ----------
    X : (N, D).

    Returns
    -------
    scaled (N, D), dimensionless; mean (D,) and std (D,) in the units of the columns.

    >>> scaled, mean, std = standardize([[1, 7], [3, 7]])
    >>> print(scaled.tolist(), mean, std)
    [[-1.0, 0.0], [1.0, 0.0]] [2. 7.] [1. 1.]
    """
    X = as_float(X)
    expect_shape("X", X, "N", "D")
    mean, std = _column_statistics(X)
    return (X - mean) / std, mean, std


def standardize_split(train, test):
    """Return (train, test), both scaled with the mean and standard deviation of `train`.

    A column that is constant in `train` has std 1, so in `test` it is only moved.

    Parameters
    ----------
    train : (N, D). test : (M, D).

    >>> train, test = standardize_split([[1], [3]], [[2], [6]])
    >>> print(train.ravel(), test.ravel())
    [-1.  1.] [0. 4.]
    """
    train, test = as_floats(train, test)
    expect_shape("train", train, "N", "D")
    expect_shape("test", test, "M", train.shape[1])
    mean, std = _column_statistics(train)
    return (train - mean) / std, (test - mean) / std


def center_channels(images):
    """Return (centred, means): each colour channel minus its mean over all images and pixels.

    Parameters
    ----------
    images : (N, H, W, C), any unit, often 0..255.

    Returns
    -------
    centred (N, H, W, C) and means (C,), both in the unit of the images.

    >>> centred, means = center_channels([[[[10, 0], [20, 1]]]])
    >>> print(centred.tolist(), means)
    [[[[-5.0, -0.5], [5.0, 0.5]]]] [15.   0.5]
    """
    images = as_float(images)
    expect_shape("images", images, "N", "H", "W", "C")
    pixels = images.reshape(-1, images.shape[-1])
    means = pixels.mean(axis=0, dtype=np.float64).astype(images.dtype)
    return images - means, means


def _column_statistics(X):
    """Return mean and std of the columns; exactly the entry and 1 where all entries are equal."""
    constant = X.max(axis=0) == X.min(axis=0)
    mean = X.mean(axis=0, dtype=np.float64).astype(X.dtype)
    mean = np.where(constant, X[0], mean)
    std = np.sqrt(np.square(X - mean).mean(axis=0, dtype=np.float64)).astype(X.dtype)
    return mean, np.where(constant, 1, std)
