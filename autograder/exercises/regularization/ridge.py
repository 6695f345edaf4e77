"""ridge: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def problem(rng, N, D):
    """Return a problem whose columns and targets do not have mean 0."""
    X = rng.normal(size=(N, D)) + rng.uniform(0.3, 1.0, size=D)
    return X, X @ rng.normal(size=D) + 0.5 * rng.normal(size=N) + 2.0


@probe_check(points=2, num_public=3)
def values(rng):
    """The weights for several shapes and strengths."""
    yield Call(*problem(rng, 11, 3), 0.1)
    yield Call(*problem(rng, 7, 2), 2.5)
    yield Call(rng.integers(-3, 4, size=(7, 2)), rng.integers(-5, 6, size=7), 1)
    yield Call(*problem(rng, 13, 5), 0.01)
    yield Call(*problem(rng, 5, 1), 0.3)
    yield Call(*problem(rng, 17, 2), 100.0)


@probe_check(points=1, num_public=1)
def without_penalty(rng):
    """Strength 0 is least squares."""
    yield Call(*problem(rng, 11, 3), 0.0)
    yield Call(*problem(rng, 3, 3), 0.0)


@probe_check(points=1, num_public=2)
def few_examples(rng):
    """Fewer examples than features, and equal columns: with λ > 0 there is one minimum."""
    yield Call(*problem(rng, 3, 5), 0.2)
    X, targets = problem(rng, 7, 3)
    yield Call(X[:, [0, 1, 0]], targets, 0.4)
    yield Call(*problem(rng, 1, 3), 0.5)
    yield Call(*problem(rng, 5, 11), 0.03)


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The weights where all inputs are float32."""
    X, targets = problem(rng, 11, 2)
    yield Call(X.astype(np.float32), targets.astype(np.float32), 0.5)


@mistake(
    "Your weights equal what one gets if the squared errors are added up without the factor 1/N: "
    "then the penalty weighs N times less."
)
def sum_of_errors(X, targets, strength):
    return np.linalg.solve(X.T @ X + strength * np.eye(X.shape[1]), X.T @ targets)


@mistake("Your weights equal what one gets if the penalty is divided by N like the errors.")
def penalty_divided(X, targets, strength):
    N, D = X.shape
    return np.linalg.solve(X.T @ X + strength / N * np.eye(D), X.T @ targets)


@mistake("Your weights equal what one gets for half the λ: do both terms have their factor ½?")
def half_the_strength(X, targets, strength):
    N, D = X.shape
    return np.linalg.solve(X.T @ X / N + strength / 2 * np.eye(D), X.T @ targets / N)


@mistake("Your weights equal what one gets for twice the λ: do both terms have their factor ½?")
def twice_the_strength(X, targets, strength):
    N, D = X.shape
    return np.linalg.solve(X.T @ X / N + 2 * strength * np.eye(D), X.T @ targets / N)


@mistake("Your weights do not depend on the strength: they are those of least squares.")
def strength_ignored(X, targets, strength):
    return np.linalg.lstsq(X, targets, rcond=None)[0]


@mistake("Your weights equal what one gets if the penalty is subtracted: large weights cost.")
def penalty_subtracted(X, targets, strength):
    N, D = X.shape
    return np.linalg.solve(X.T @ X / N - strength * np.eye(D), X.T @ targets / N)


@mistake("Your weights equal what one gets if X and t are centred first, as with a bias.")
def centred(X, targets, strength):
    N, D = X.shape
    X, targets = X - X.mean(axis=0), targets - targets.mean()
    rows = np.vstack([X, np.sqrt(N * strength) * np.eye(D)])
    return np.linalg.lstsq(rows, np.append(targets, np.zeros(D)), rcond=None)[0]


@mistake("Your weights equal what one gets if a bias is learned beside them: there is none here.")
def with_bias(X, targets, strength):
    N, D = X.shape
    A = np.column_stack([X, np.ones(N)])
    rows = np.vstack([A, np.sqrt(N * strength) * np.eye(D + 1)])
    return np.linalg.lstsq(rows, np.append(targets, np.zeros(D + 1)), rcond=None)[0][:D]


@mistake("Your weights equal what one gets if λ is added to every entry of the matrix XᵀX / N.")
def added_to_every_entry(X, targets, strength):
    N = len(X)
    return np.linalg.pinv(X.T @ X / N + strength) @ (X.T @ targets / N)


@mistake("Your weights are N times too large: only one side of the equation is divided by N.")
def one_side_divided(X, targets, strength):
    N, D = X.shape
    return np.linalg.pinv(X.T @ X / N + strength * np.eye(D)) @ (X.T @ targets)


@mistake("Your weights equal what one gets for the square of λ.")
def strength_squared(X, targets, strength):
    N, D = X.shape
    rows = np.vstack([X, np.sqrt(N) * strength * np.eye(D)])
    return np.linalg.lstsq(rows, np.append(targets, np.zeros(D)), rcond=None)[0]


@correct
def more_rows(X, targets, strength):
    N, D = X.shape
    rows = np.concatenate([X, np.sqrt(N * strength) * np.eye(D)])
    return np.linalg.lstsq(rows, np.concatenate([targets, np.zeros(D)]), rcond=None)[0]


@correct
def inverse_of_sums(X, targets, strength):
    N, D = X.shape
    A = np.zeros((D, D))
    c = np.zeros(D)
    for x, t in zip(X, targets, strict=True):
        A += np.outer(x, x)
        c += x * t
    return np.linalg.inv(A + N * strength * np.eye(D)).dot(c)


@correct
def singular_values(X, targets, strength):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return Vt.T @ (s / (s**2 + len(X) * strength) * (U.T @ targets))


@correct
def eigenvectors(X, targets, strength):
    N = X.shape[0]
    values, Q = np.linalg.eigh(np.einsum("ni,nj->ij", X, X) / N)
    return Q @ ((Q.T @ (X.T @ targets)) / (N * (values + strength)))
