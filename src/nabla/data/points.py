"""Points in the plane: small sets whose shape one can see and whose boundary one can guess.

Each function returns `(X, labels)`: X (N, 2) float64, about the size of -2..2 and around the
origin, and labels (N,) int. Classes are as equal in number as N allows, in random order; `noise`
is the standard deviation of what is added to every coordinate. All draws come from `rng`.
"""

import numpy as np


def blobs(num_examples, *, rng, num_classes=2, noise=0.5):
    """Return round clouds whose centres stand on a circle of radius 1.5: lines separate them.

    >>> X, labels = blobs(7, rng=np.random.default_rng(0), num_classes=3)
    >>> X.shape, np.bincount(labels)
    ((7, 2), array([3, 2, 2]))
    """
    labels = _labels(num_examples, num_classes, rng)
    centres = 1.5 * _circle(2 * np.pi * labels / num_classes)
    return _noisy(centres, noise, rng), labels


def moons(num_examples, *, rng, noise=0.1):
    """Return two half circles of radius 1 that reach into each other: a curve separates them.

    >>> X, labels = moons(3, rng=np.random.default_rng(0), noise=0)
    >>> upper, lower = X[labels == 0] + [0.5, 0.25], X[labels == 1] - [0.5, 0.25]
    >>> np.linalg.norm(upper, axis=1), np.linalg.norm(lower, axis=1)
    (array([1., 1.]), array([1.]))
    """
    labels = _labels(num_examples, 2, rng)
    angles = rng.uniform(0, np.pi, num_examples)
    side = np.where(labels == 0, 1.0, -1.0)[:, None]
    return _noisy(side * (_circle(angles) - [0.5, 0.25]), noise, rng), labels


def circles(num_examples, *, rng, noise=0.1, ratio=0.5):
    """Return a ring of radius 1 (class 0) around one of radius `ratio`: squares separate them.

    >>> X, labels = circles(4, rng=np.random.default_rng(0), noise=0)
    >>> np.linalg.norm(X[labels == 1], axis=1)
    array([0.5, 0.5])
    """
    labels = _labels(num_examples, 2, rng)
    radii = np.where(labels == 0, 1.0, ratio)[:, None]
    angles = rng.uniform(0, 2 * np.pi, num_examples)
    return _noisy(radii * _circle(angles), noise, rng), labels


def spirals(num_examples, *, rng, num_classes=2, noise=0.03, turns=1.25):
    """Return arms that wind out from the origin to radius 1, `turns` times around it.

    >>> X, labels = spirals(5, rng=np.random.default_rng(0))
    >>> X.shape, sorted(labels.tolist())
    ((5, 2), [0, 0, 0, 1, 1])
    """
    labels = _labels(num_examples, num_classes, rng)
    radii = np.sqrt(rng.uniform(0.01, 1, num_examples))
    angles = 2 * np.pi * (turns * radii + labels / num_classes)
    return _noisy(radii[:, None] * _circle(angles), noise, rng), labels


def xor(num_examples, *, rng, noise=0.0):
    """Return points of the square -1..1; the class is 1 where the coordinates differ in sign.

    The class is decided before the noise is added. No line gets more than two thirds right.

    >>> X, labels = xor(6, rng=np.random.default_rng(0))
    >>> ((X[:, 0] > 0) != (X[:, 1] > 0)) == labels
    array([ True,  True,  True,  True,  True,  True])
    """
    labels = _labels(num_examples, 2, rng)
    X = rng.uniform(0, 1, (num_examples, 2))
    X[:, 1] *= 1 - 2 * labels
    X *= rng.choice([-1.0, 1.0], (num_examples, 1))
    return _noisy(X, noise, rng), labels


def _labels(num_examples, num_classes, rng):
    if num_examples < 1 or num_classes < 1:
        raise ValueError(
            f"num_examples and num_classes must be at least 1, got {num_examples}, {num_classes}"
        )
    return rng.permutation(np.arange(num_examples) % num_classes)


def _circle(angles):
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _noisy(X, noise, rng):
    if noise < 0:
        raise ValueError(f"noise must be 0 or more, got {noise}")
    return X + noise * rng.standard_normal(X.shape)
