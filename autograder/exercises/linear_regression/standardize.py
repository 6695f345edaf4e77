"""standardize: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return columns of different places and widths."""
    return rng.normal(size=(N, D)) * rng.uniform(1, 9, size=D) + rng.uniform(2, 20, size=D)


def rounded_constant(rng, N):
    """Return a number whose column of N copies has a NumPy std that is not 0."""
    for constant in rng.uniform(0.1, 0.9, size=1000):
        if np.full((N, 1), constant).std() > 0 and np.full(N, constant).std() > 0:
            return constant
    return 0.1


@probe_check(points=1)
def values(rng):
    """Scaled features, means and stds for several shapes."""
    yield Call(draw(rng, 7, 3))
    yield Call(draw(rng, 5, 2))
    yield Call(draw(rng, 3, 1))


@probe_check(points=1)
def constant_columns(rng):
    """A column whose entries are all equal becomes zeros, also where rounding hides it."""
    for N, D, place in ((7, 3, 1), (11, 2, 0)):
        X = draw(rng, N, D)
        X[:, place] = rounded_constant(rng, N)
        yield Call(np.column_stack([X, np.full(N, 5.0)]))


@probe_check(points=1, num_public=1)
def small_numbers(rng):
    """A column of very small numbers that differ is scaled like any other."""
    yield Call(draw(rng, 7, 2) * [1e-11, 1.0])
    yield Call(draw(rng, 5, 1) * 1e-10)


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Whole numbers and float32, with a constant column."""
    years = np.column_stack([rng.integers(1, 9, size=7), rng.integers(1980, 2020, size=7)])
    yield Call(np.column_stack([years, np.full(7, 3)]))
    eighths = rng.integers(-16, 33, size=(5, 3)) / 8
    eighths[:, 1] = 0.25
    yield Call(eighths.astype(np.float32))


@mistake(
    "Your result equals what one gets if the sum of squares is divided by N − 1: the population "
    "standard deviation, with N, is asked for."
)
def sample_std(X):
    mean = X.mean(axis=0)
    std = np.where(X.min(axis=0) == X.max(axis=0), 1.0, X.std(axis=0, ddof=1))
    return (X - mean) / std, mean, std


@mistake(
    "Your result equals what one gets if one mean and one standard deviation are taken of the "
    "whole matrix: each column needs its own."
)
def whole_matrix(X):
    mean, std = np.full(X.shape[1], X.mean()), np.full(X.shape[1], X.std())
    return (X - mean) / std, mean, std


@mistake(
    "Your result equals what one gets if mean and standard deviation are taken along each row: "
    "features are columns, and each column needs its own."
)
def row_by_row(X):
    mean, std = X.mean(axis=1), X.std(axis=1)
    std = np.where(std == 0, 1.0, std)
    return (X - mean[:, np.newaxis]) / std[:, np.newaxis], mean, std


@mistake("Your columns are divided by the variance instead of its square root.")
def variance(X):
    mean = X.mean(axis=0)
    var = np.where(X.min(axis=0) == X.max(axis=0), 1.0, X.var(axis=0))
    return (X - mean) / var, mean, var


@mistake("Your columns are divided by their std, but the mean is not subtracted first.")
def not_centred(X):
    mean = X.mean(axis=0)
    std = np.where(X.min(axis=0) == X.max(axis=0), 1.0, X.std(axis=0))
    return X / std, mean, std


@mistake(
    "Your columns are shifted and divided by smallest and largest entry, which puts them between "
    "0 and 1: mean 0 and standard deviation 1 are asked for."
)
def range_scaled(X):
    low, width = X.min(axis=0), np.ptp(X, axis=0)
    width = np.where(width == 0, 1, width)
    return (X - low) / width, low, width


@mistake(
    "Your result is right where columns vary; a constant column is divided by a std of 0 or nearly "
    "0. It has to become zeros, with 1.0 reported as its std."
)
def constant_not_treated(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / std, mean, std


@mistake(
    "Your result is right where columns vary and where the std of a constant column comes out as "
    "exactly 0. By rounding it may come out as about 1e-17 instead: which other sign tells that "
    "all entries of a column are equal?"
)
def constant_by_zero_std(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    return (X - mean) / std, mean, std


@mistake(
    "Your scaled columns are right; for a constant column the std is to be reported as 1.0, the "
    "number it is divided by."
)
def constant_std_reported_zero(X):
    mean = X.mean(axis=0)
    constant = X.min(axis=0) == X.max(axis=0)
    std = np.where(constant, 0.0, X.std(axis=0))
    return (X - mean) / np.where(constant, 1.0, std), mean, std


@mistake(
    "Your result treats a column as constant because its std is small. Numbers about 1e-10 that "
    "differ are no constant: a column is one only if all its entries are equal."
)
def small_taken_for_constant(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std < 1e-8, 1.0, std)
    return (X - mean) / std, mean, std


@mistake(
    "Your result equals what one gets if a small number, 1e-8, is added to every std before the "
    "division: a column of small numbers is then not scaled to std 1."
)
def epsilon_added(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / (std + 1e-8), mean, std


@correct
def with_loops(X):
    N, D = X.shape
    scaled, means, stds = np.zeros((N, D)), [], []
    for d in range(D):
        column = [float(x) for x in X[:, d]]
        mean = sum(column) / N
        std = (sum((x - mean) ** 2 for x in column) / N) ** 0.5
        if all(x == column[0] for x in column):
            std = 1.0
        means.append(mean)
        stds.append(std)
        for n in range(N):
            scaled[n, d] = (column[n] - mean) / std
    return scaled, means, stds


@correct
def with_zeros_written(X):
    X = X.astype(float)
    mean = np.einsum("nd->d", X) / len(X)
    centred = X - mean
    std = np.sqrt(np.mean(centred**2, axis=0))
    constant = np.ptp(X, axis=0) == 0
    std[constant] = 1
    centred[:, constant] = 0
    return centred / std, mean, std


@correct
def shifted_first(X):
    moved = X - X[:1]
    varies = moved.any(axis=0)
    mean, std = moved.mean(axis=0), moved.std(axis=0)
    std = np.where(varies, std, 1.0)
    return (moved - mean) / std, mean + X[0], std


@correct
def relative_threshold(X):
    mean, std = np.average(X, axis=0), np.std(X, axis=0)
    std = np.where(std <= 1e-12 * np.abs(mean), 1.0, std)
    return (X - mean) / std, mean, std
