"""polynomial_features: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def numbers(rng, N):
    """Return numbers of both signs whose powers neither vanish nor explode."""
    return rng.uniform(0.6, 1.6, size=N) * np.resize([1.0, -1.0], N)


@probe_check(points=1, num_public=3)
def values(rng):
    """Powers for several degrees, for 0 and for negative numbers."""
    yield Call(numbers(rng, 7), 3)
    yield Call(numbers(rng, 5), 4)
    yield Call(np.append(numbers(rng, 4), 0.0), 2)
    yield Call(numbers(rng, 3), 11)
    yield Call(numbers(rng, 1), 5)


@probe_check(points=1)
def one_power(rng):
    """Degree 1: one column, x itself."""
    yield Call(numbers(rng, 5), 1)
    yield Call(numbers(rng, 1), 1)


@probe_check(points=1)
def whole_numbers(rng):
    """Whole numbers, also where their powers are larger than an integer of 64 bits."""
    yield Call(rng.integers(-5, 6, size=7), 3)
    yield Call(rng.integers(1990, 2025, size=5), 6)
    yield Call(rng.integers(2, 90, size=3), 13)


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """Powers of float32 numbers."""
    yield Call(numbers(rng, 7).astype(np.float32), 4)


@mistake(
    "Your features begin with a column of ones: the bias of the model takes its place, and x "
    "itself comes first."
)
def with_ones(x, degree):
    x = np.asarray(x, dtype=float)
    return np.stack([x**k for k in range(degree + 1)], axis=1)


@mistake("Your powers run from 0 to degree − 1: the first is x itself, and the highest is missing.")
def from_zero(x, degree):
    x = np.asarray(x, dtype=float)
    return np.stack([x**k for k in range(degree)], axis=1)


@mistake("Your features end one power too early: `degree` itself is the highest.")
def highest_missing(x, degree):
    x = np.asarray(x, dtype=float)
    return np.array([[value**k for k in range(1, degree)] for value in x])


@mistake("Your powers stand in the opposite order: x comes first, the highest power last.")
def falling_powers(x, degree):
    x = np.asarray(x, dtype=float)
    return np.stack([x**k for k in range(degree, 0, -1)], axis=1)


@mistake("Your output is transposed: every example is a row, every power a column.")
def transposed(x, degree):
    x = np.asarray(x, dtype=float)
    return np.array([x**k for k in range(1, degree + 1)])


@mistake("Your features are multiples of x, 1x, 2x, 3x: powers are wanted.")
def multiples(x, degree):
    return np.outer(np.asarray(x, dtype=float), np.arange(1, degree + 1))


@mistake("Your output has the highest power alone: all powers from 1 up are wanted, as columns.")
def highest_alone(x, degree):
    return np.asarray(x, dtype=float).reshape(-1, 1) ** degree


@mistake("Your even powers are right, the odd ones have lost the sign of x.")
def sign_lost(x, degree):
    x = np.abs(np.asarray(x, dtype=float))
    return np.stack([x**k for k in range(1, degree + 1)], axis=1)


@mistake(
    "Your powers are right for floats; for whole numbers they are computed in integers, which "
    "begin again from below where a power is larger than the largest one."
)
def integers_overflow(x, degree):
    return np.stack([x**k for k in range(1, degree + 1)], axis=1)


@mistake(
    "Your columns are x, x², x⁴, x⁸: each squares the one before, and should multiply it by x."
)
def squared_again(x, degree):
    columns = [np.asarray(x, dtype=float)]
    for _ in range(degree - 1):
        columns.append(np.clip(columns[-1] ** 2, 0, 1e300))
    return np.stack(columns, axis=1)


@correct
def with_loops(x, degree):
    rows = []
    for value in x:
        row, power = [], 1.0
        for _ in range(degree):
            power = power * float(value)
            row.append(power)
        rows.append(row)
    return rows


@correct
def running_products(x, degree):
    columns = np.repeat(np.array(x, dtype=float)[:, np.newaxis], degree, axis=1)
    return np.cumprod(columns, axis=1)


@correct
def vandermonde(x, degree):
    return np.vander(x.astype(float), degree + 1, increasing=True)[:, 1:]


@correct
def float_exponents(x, degree):
    return x[:, None] ** np.linspace(1.0, degree, degree)
