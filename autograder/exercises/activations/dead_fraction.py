"""dead_fraction: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, H, num_dead, num_zero=1):
    """Return Z: dead columns (some with zeros), rare ones alive in one row, and lively ones."""
    Z = rng.normal(size=(N, H)) - 0.8
    Z[rng.integers(N, size=H), np.arange(H)] = rng.uniform(0.1, 0.4, size=H)
    Z[:, :num_dead] = -rng.uniform(0.1, 3, size=(N, num_dead))
    Z[rng.integers(N, size=num_zero), :num_zero] = 0.0
    return Z[:, rng.permutation(H)]


@probe_check(points=2, num_public=5)
def values(rng):
    """The fraction for several tables."""
    yield Call(draw(rng, 7, 11, 5, 2))
    yield Call(draw(rng, 5, 3, 1, 1))
    yield Call(draw(rng, 3, 13, 4, 3))
    yield Call(np.array([[-1.0, 5.0, 0.0], [-3.0, -9.0, 0.0], [-5.0, -6.0, 0.0], [-2.0, 1.0, 0.0]]))
    yield Call(np.vstack([draw(rng, 5, 7, 3, 1), -np.ones((2, 7))]))
    yield Call(draw(rng, 11, 5, 2, 2))


@probe_check(points=1, num_public=3)
def edges(rng):
    """None dead, all dead, one example, one unit, a value barely above 0."""
    yield Call(draw(rng, 5, 7, 0, 0))
    yield Call(-rng.uniform(0.1, 2, size=(5, 3)))
    yield Call(np.array([[-1.0, 0.0, 2.0, -3.0, 1.0]]))
    yield Call(np.array([[-1.0], [-2.0], [0.0]]))
    yield Call(np.array([[-1.0], [-2.0], [1.0]]))
    yield Call(np.array([[-1.0, -2.0, -1e6], [1e-9, 0.0, 1e-30], [-5.0, -1.0, -3.0]]))
    yield Call(np.zeros((3, 2)))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(np.sign(draw(rng, 5, 7, 3, 2)).astype(int) * rng.integers(1, 5, size=(5, 7)))
    yield Call(draw(rng, 5, 11, 2, 1).astype(np.float32))


@mistake(
    "Your result counts a unit as alive if it is exactly 0 somewhere; 0 does not pass a ReLU "
    "either."
)
def strictly_negative(Z):
    return (Z < 0).all(axis=0).mean()


@mistake(
    "Your result is the fraction of entries that are ≤ 0; a unit is dead only if its whole "
    "column is."
)
def entries(Z):
    return (Z <= 0).mean()


@mistake(
    "Your result counts a unit as dead if it is off for one example or more; it has to be off for "
    "all of them."
)
def off_somewhere(Z):
    return (Z <= 0).any(axis=0).mean()


@mistake("Your result is taken over rows, that is examples; units are the columns.")
def over_rows(Z):
    return (Z <= 0).all(axis=1).mean()


@mistake("Your result is the number of dead units; the fraction, divided by H, is wanted.")
def number(Z):
    return int((Z <= 0).all(axis=0).sum())


@mistake("Your result is the fraction of units that are alive; the dead ones are asked for.")
def alive(Z):
    return (Z > 0).any(axis=0).mean()


@mistake(
    "Your result equals what one gets if the mean of a column decides: a unit that is on for one "
    "example is alive, however negative the others are."
)
def by_mean(Z):
    return (Z.mean(axis=0) <= 0).mean()


@mistake("Your result is divided by the number of examples; it is to be divided by that of units.")
def divided_by_rows(Z):
    return (Z <= 0).all(axis=0).sum() / len(Z)


@mistake("Your result is in percent; a fraction between 0 and 1 is wanted.")
def percent(Z):
    return 100 * (Z <= 0).all(axis=0).mean()


@mistake("Your result has one truth value for each unit; one number for the layer is wanted.")
def not_averaged(Z):
    return (Z <= 0).all(axis=0)


@mistake(
    "Your result counts the units that are exactly 0 in every row: those are dead in the output "
    "of the ReLU. Z is its input, where dead units are negative too."
)
def zeros_only(Z):
    return (Z == 0).all(axis=0).mean()


@mistake("Your result counts the units that are positive in every row; those are never off.")
def always_on(Z):
    return (Z > 0).all(axis=0).mean()


@correct
def by_largest(Z):
    return float(np.mean(Z.max(axis=0) <= 0))


@correct
def through_the_relu(Z):
    return np.mean(np.sum(np.maximum(Z, 0), axis=0) == 0)


@correct
def by_counting(Z):
    N, H = Z.shape
    return np.count_nonzero((Z <= 0).sum(axis=0) == N) / H


@correct
def none_alive(Z):
    return 1 - np.any(Z > 0, axis=0).sum() / Z.shape[1]


@correct
def with_loops(Z):
    dead = 0
    for column in Z.T:
        dead += all(value <= 0 for value in column)
    return dead / len(Z.T)
