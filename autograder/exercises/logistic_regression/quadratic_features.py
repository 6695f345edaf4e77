"""quadratic_features: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2)
def values(rng):
    """Four columns for several numbers of examples."""
    yield Call(rng.normal(size=(7, 2)) * 2)
    yield Call(rng.normal(size=(5, 2)) - 1)
    yield Call(rng.normal(size=(1, 2)))
    yield Call(rng.normal(size=(3, 2)) * [100.0, 0.5])


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.integers(-9, 10, size=(5, 2)))
    yield Call((rng.integers(-30, 31, size=(7, 2)) / 8).astype(np.float32))


@mistake("Your columns are in the order x₁, x₁², x₂, x₂²; both features come before the squares.")
def each_beside_its_square(X):
    return np.column_stack([X[:, 0], X[:, 0] ** 2, X[:, 1], X[:, 1] ** 2])


@mistake("Your squares come before the features: the order is x₁, x₂, x₁², x₂².")
def squares_first(X):
    return np.hstack([X**2, X])


@mistake("Your two columns of squares are exchanged: x₁² comes before x₂².")
def squares_exchanged(X):
    return np.column_stack([X, X[:, 1] ** 2, X[:, 0] ** 2])


@mistake("Your result holds the squares alone; the features themselves belong to it as well.")
def squares_alone(X):
    return X**2


@mistake("Your result has the product x₁ x₂ as a column; only the squares are asked for.")
def with_product(X):
    return np.column_stack([X, X**2, X[:, 0] * X[:, 1]])


@mistake("Your result begins with a column of ones; the bias is kept apart here.")
def with_ones(X):
    return np.column_stack([np.ones(len(X)), X, X**2])


@mistake("Your last two columns are the doubles 2x₁ and 2x₂ in place of the squares.")
def doubled(X):
    return np.hstack([X, 2 * X])


@mistake(
    "Your result has the features as rows: an example is a row, and the shape (N, 4) is wanted."
)
def features_as_rows(X):
    return np.vstack([X.T, X.T**2])


@mistake(
    "Your squares stand below the features, as more examples: they belong beside them, as more "
    "columns."
)
def stacked_below(X):
    return np.vstack([X, X**2])


@mistake("Your last two columns hold cubes; squares are asked for.")
def cubes(X):
    return np.hstack([X, X**3])


@mistake("Your last columns hold the product x₁ x₂ where x₁² and x₂² are asked for.")
def product_for_squares(X):
    product = X[:, :1] * X[:, 1:]
    return np.hstack([X, product, product])


@correct
def with_loops(X):
    return [[x1, x2, x1 * x1, x2 * x2] for x1, x2 in X.tolist()]


@correct
def written_into_zeros(X):
    features = np.zeros((X.shape[0], 4))
    features[:, :2] = X
    features[:, 2:] = np.square(X)
    return features


@correct
def column_by_column(X):
    first, second = X.T
    return np.stack([first, second, first * first, second * second], axis=1)
