"""pca: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return examples around a mean far from zero, whose variances are well apart."""
    rank = min(N - 1, D)
    spread = 3 * np.sqrt(N) * 0.6 ** np.arange(rank)
    places = rng.normal(size=(N, rank))
    places = np.linalg.qr(places - places.mean(axis=0))[0] * spread
    directions = np.linalg.qr(rng.normal(size=(D, rank)))[0]
    return places @ directions.T + rng.uniform(2, 5, size=D) * rng.choice([-1, 1], size=D)


@probe_check(points=2, summary="principal_components", num_public=3)
def values(rng):
    """Components and reconstruction for several shapes and numbers of components."""
    yield Call(draw(rng, 11, 5), 2)
    yield Call(draw(rng, 7, 3), 1)
    yield Call(draw(rng, 13, 7), 5)
    yield Call(draw(rng, 23, 2), 1)


@probe_check(points=1, summary="principal_components", num_public=2)
def all_components(rng):
    """As many components as there are columns: the reconstruction is X."""
    yield Call(draw(rng, 7, 3), 3)
    yield Call(draw(rng, 11, 2), 2)


@probe_check(points=1, summary="principal_components", num_public=2)
def few_examples(rng):
    """Fewer examples than columns."""
    yield Call(draw(rng, 5, 11), 3)
    yield Call(draw(rng, 3, 7), 1)


@probe_check(points=1, summary="principal_components", num_public=2, tolerance=1e-5)
def other_numbers(rng):
    """Components and reconstruction where X holds whole numbers, and where it is float32."""
    yield Call(np.rint(10 * draw(rng, 11, 3)).astype(int), 2)
    yield Call((np.rint(64 * draw(rng, 13, 3)) / 64).astype(np.float32), 2)


@mistake("Your components are those of X as it is: the mean of the rows is to be taken off first.")
def not_centred(X, num_components):
    C = np.linalg.svd(X)[2][:num_components]
    return C, X @ C.T @ C


@mistake("Your components are right; your reconstruction lacks the mean.")
def mean_not_added(X, num_components):
    Z = X - X.mean(axis=0)
    C = np.linalg.svd(Z)[2][:num_components]
    return C, Z @ C.T @ C


@mistake("Your components are right; your reconstruction is made of X, not of X without its mean.")
def reconstruction_of_x(X, num_components):
    C = np.linalg.svd(X - X.mean(axis=0))[2][:num_components]
    return C, X @ C.T @ C


@mistake("Your components are right; the mean is in your reconstruction twice.")
def mean_twice(X, num_components):
    C = np.linalg.svd(X - X.mean(axis=0))[2][:num_components]
    return C, X @ C.T @ C + X.mean(axis=0)


@mistake(
    "Your components are the directions of smallest variance: in which order do the eigenvalues "
    "come?"
)
def smallest_variance(X, num_components):
    mean = X.mean(axis=0)
    C = np.linalg.eigh(np.cov(X.T))[1].T[:num_components]
    return C, mean + (X - mean) @ C.T @ C


@mistake("Your components are the right ones in the wrong order: largest variance first.")
def rising_variance(X, num_components):
    mean = X.mean(axis=0)
    C = np.linalg.svd(X - mean)[2][:num_components][::-1]
    return C, mean + (X - mean) @ C.T @ C


@mistake("Your components stand in columns: one component a row is wanted.")
def in_columns(X, num_components):
    mean = X.mean(axis=0)
    C = np.linalg.svd(X - mean)[2][:num_components]
    return C.T, mean + (X - mean) @ C.T @ C


@mistake(
    "Your components are rows or columns of the wrong matrix: look at which one of an "
    "eigendecomposition or a singular value decomposition holds them, and how they stand there."
)
def transposed_directions(X, num_components):
    mean = X.mean(axis=0)
    C = np.linalg.svd(X - mean)[2].T[:num_components]
    return C, mean + (X - mean) @ C.T @ C


@mistake("Your components are those of columns scaled to standard deviation 1: only centre them.")
def scaled(X, num_components):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    C = np.linalg.svd(Z)[2][:num_components]
    return C, mean + Z @ C.T @ C * std


@mistake("Your components have the right directions, but not the length 1.")
def not_of_length_one(X, num_components):
    mean = X.mean(axis=0)
    _, s, V = np.linalg.svd(X - mean)
    C = V[:num_components]
    return C * s[:num_components, None], mean + (X - mean) @ C.T @ C


@mistake("Your mean is that of all entries of X: every column has its own.")
def one_mean(X, num_components):
    mean = X.mean()
    C = np.linalg.svd(X - mean)[2][:num_components]
    return C, mean + (X - mean) @ C.T @ C


@mistake("Your mean is taken along each row: the mean of the rows has one entry for each column.")
def mean_of_columns(X, num_components):
    mean = X.mean(axis=1, keepdims=True)
    C = np.linalg.svd(X - mean)[2][:num_components]
    return C, mean + (X - mean) @ C.T @ C


@mistake("Your second result is the description by k numbers; the reconstruction is wanted.")
def code_returned(X, num_components):
    Z = X - X.mean(axis=0)
    C = np.linalg.svd(Z)[2][:num_components]
    return C, Z @ C.T


@correct
def by_eigenvectors(X, num_components):
    mean = X.mean(axis=0)
    Z = X - mean
    values, vectors = np.linalg.eigh(Z.T @ Z / len(X))
    C = vectors[:, np.argsort(-values)[:num_components]].T
    return C, mean + Z @ C.T @ C


@correct
def by_covariance_other_sign(X, num_components):
    X = np.asarray(X, dtype=float)
    _, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    C = -vectors.T[::-1][:num_components]
    mean = np.mean(X, axis=0)
    return C, np.array([mean + sum((x - mean) @ c * c for c in C) for x in X])


@correct
def by_svd_of_the_transpose(X, num_components):
    m = np.mean(X, axis=0, keepdims=True)
    U, s, V = np.linalg.svd((X - m).T, full_matrices=False)
    C = U.T[:num_components].tolist()
    kept = (U[:, :num_components] * s[:num_components]) @ V[:num_components]
    return [C, (m.T + kept).T]
