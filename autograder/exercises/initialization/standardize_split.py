"""standardize_split: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, M, D):
    """Return train and test with columns of different places and widths, test somewhat apart."""
    place, width = rng.uniform(2, 20, size=D), rng.uniform(1, 9, size=D)
    train = rng.normal(size=(N, D)) * width + place
    return train, rng.normal(size=(M, D)) * width * 1.7 + place + 3.0


def rounded_constant(rng, N):
    """Return a number whose column of N copies has a NumPy std that is not 0."""
    for constant in rng.uniform(0.1, 0.9, size=1000):
        if np.full((N, 1), constant).std() > 0 and np.full(N, constant).std() > 0:
            return constant
    return 0.1


@probe_check(points=2, num_public=2)
def values(rng):
    """Both parts scaled, for several shapes."""
    yield Call(*draw(rng, 7, 5, 3))
    yield Call(*draw(rng, 11, 1, 2))
    yield Call(*draw(rng, 3, 13, 1))
    yield Call(*draw(rng, 5, 5, 5))


@probe_check(points=1, num_public=3)
def constant_columns(rng):
    """A column that is constant in the training part is moved by its mean, in both parts."""
    train, test = draw(rng, 7, 5, 3)
    train[:, 1] = rng.integers(2, 9)
    yield Call(train, test)
    for N, D in ((7, 3), (11, 2)):
        train, test = draw(rng, N, 3, D)
        train[:, 0] = rounded_constant(rng, N)
        yield Call(train, test)
    train, test = draw(rng, 5, 3, 2)
    test[:, 0] = rng.integers(20, 30)  # constant in test only: it is scaled like any other
    yield Call(train, test)
    train, test = draw(rng, 5, 3, 2)
    yield Call(train[:1], test)


@probe_check(points=1, num_public=1)
def tiny_columns(rng):
    """A column of very small numbers that differ is scaled like any other."""
    train, test = draw(rng, 7, 5, 2)
    yield Call(train * [1e-11, 1.0], test * [1e-11, 1.0])
    train, test = draw(rng, 5, 3, 1)
    yield Call(train * 1e-10, test * 1e-10)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Both parts scaled where the numbers are whole, and where they are float32."""
    yield Call(rng.integers(0, 30, size=(7, 3)), rng.integers(0, 30, size=(5, 3)))
    train, test = rng.integers(0, 64, size=(2, 7, 3)) / 8
    yield Call(train.astype(np.float32), test.astype(np.float32))


@mistake(
    "Your test part is scaled with its own mean and std: it should be with those of the training "
    "part."
)
def own_statistics(train, test):
    scaled = []
    for part in (train, test):
        std = np.where(part.max(axis=0) == part.min(axis=0), 1.0, part.std(axis=0))
        scaled.append((part - part.mean(axis=0)) / std)
    return tuple(scaled)


@mistake(
    "Your mean and std are taken over both parts together: only the training part may be looked at."
)
def both_together(train, test):
    together = np.concatenate([train, test])
    mean = together.mean(axis=0)
    std = np.where(together.max(axis=0) == together.min(axis=0), 1.0, together.std(axis=0))
    return (train - mean) / std, (test - mean) / std


@mistake("Your training part is right; your test part is not scaled.")
def test_left_alone(train, test):
    std = np.where(train.max(axis=0) == train.min(axis=0), 1.0, train.std(axis=0))
    return (train - train.mean(axis=0)) / std, test


@mistake("Your training part is right; your test part is centred with its own mean.")
def own_mean(train, test):
    std = np.where(train.max(axis=0) == train.min(axis=0), 1.0, train.std(axis=0))
    return (train - train.mean(axis=0)) / std, (test - test.mean(axis=0)) / std


@mistake("Your training part is right; your test part is divided by its own std.")
def own_std(train, test):
    mean = train.mean(axis=0)
    std = np.where(train.max(axis=0) == train.min(axis=0), 1.0, train.std(axis=0))
    spread = np.where(test.max(axis=0) == test.min(axis=0), 1.0, test.std(axis=0))
    return (train - mean) / std, (test - mean) / spread


@mistake("Your std divides by N − 1; the population std divides by N.")
def sample_std(train, test):
    mean = train.mean(axis=0)
    constant = train.max(axis=0) == train.min(axis=0)
    std = np.where(constant, 1.0, train.std(axis=0) * np.sqrt(len(train) / max(len(train) - 1, 1)))
    return (train - mean) / std, (test - mean) / std


@mistake("Your std is one number for all columns; every column has its own.")
def one_std(train, test):
    mean, std = train.mean(axis=0), train.std()
    return (train - mean) / std, (test - mean) / std


@mistake("Your columns are divided by the variance: its root, the std, is asked for.")
def variance_for_std(train, test):
    mean = train.mean(axis=0)
    var = np.where(train.max(axis=0) == train.min(axis=0), 1.0, train.var(axis=0))
    return (train - mean) / var, (test - mean) / var


@mistake(
    "Your result is right but for columns that are constant in the training part: rounding makes "
    "NumPy's std of some of them a tiny number, and dividing by it makes the test part enormous."
)
def std_compared_with_zero(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1.0, std)
    return (train - mean) / std, (test - mean) / std


@mistake(
    "Your result is right but for columns that are constant in the training part: in the test part "
    "they become zeros, and should only be moved."
)
def constant_means_zero(train, test):
    mean = train.mean(axis=0)
    constant = train.max(axis=0) == train.min(axis=0)
    std = np.where(constant, 1.0, train.std(axis=0))
    return (train - mean) / std, np.where(constant, 0.0, (test - mean) / std)


@mistake(
    "Your result is right but for columns that are constant in the training part: they are moved "
    "by their mean like all others."
)
def constant_not_moved(train, test):
    constant = train.max(axis=0) == train.min(axis=0)
    mean = np.where(constant, 0.0, train.mean(axis=0))
    std = np.where(constant, 1.0, train.std(axis=0))
    return (train - mean) / std, (test - mean) / std


@mistake(
    "Your result equals what one gets if a small number is added to every std: a column whose own "
    "std is that small is then hardly scaled."
)
def small_number_added(train, test):
    mean = train.mean(axis=0)
    std = train.std(axis=0) + 1e-8
    std = np.where(train.max(axis=0) == train.min(axis=0), 1.0, std)
    return (train - mean) / std, (test - mean) / std


@mistake("Your columns are brought between 0 and 1; mean 0 and std 1 are asked for.")
def smallest_and_largest(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high == low, 1.0, high - low)
    return (train - low) / width, (test - low) / width


@correct
def column_by_column(train, test):
    new_train, new_test = np.zeros(train.shape), np.zeros(test.shape)
    for d in range(train.shape[1]):
        column = [float(x) for x in train[:, d]]
        mean = sum(column) / len(column)
        std = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5
        if min(column) == max(column):
            std = 1.0
        new_train[:, d], new_test[:, d] = (train[:, d] - mean) / std, (test[:, d] - mean) / std
    return new_train, new_test


@correct
def from_the_first_row(train, test):
    start = np.asarray(train[0], dtype=float)
    moved = train - start
    std = np.std(moved, axis=0)
    std[np.ptp(moved, axis=0) == 0] = 1
    return [(part - start - moved.mean(axis=0)) / std for part in (train, test)]


@correct
def small_std_counts_as_none(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    std = np.where(std < 1e-10 * np.abs(mean), 1.0, std)
    scale = 1 / np.where(std == 0, 1.0, std)
    return scale * (train - mean), scale * (test - mean)
