"""normal_equation: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return correlated columns away from zero, and targets that no line meets exactly."""
    mixing = np.eye(D) + 0.4 * rng.uniform(0.5, 1, size=(D, D))
    X = rng.normal(size=(N, D)) @ mixing + rng.uniform(0.5, 1.5, size=D)
    return X, rng.normal(size=N) + X.sum(axis=1) + 3.0


@probe_check(points=2, num_public=3)
def values(rng):
    """Weights and bias for several shapes."""
    yield Call(*draw(rng, 7, 2))
    yield Call(*draw(rng, 11, 3))
    yield Call(*draw(rng, 5, 1))


@probe_check(points=1, tolerance=1e-6, num_public=1)
def like_houses(rng):
    """Weights and bias for areas and prices of houses, in whole numbers."""
    area = rng.permutation([770, 1180, 1680, 1960, 2570, 3000]) + rng.integers(0, 90, size=6)
    noise = rng.integers(-60_000, 60_000, size=6)
    yield Call(area[:, np.newaxis], 240 * area + noise - 40_000)
    rooms = rng.permutation([2, 3, 3, 4, 5, 7])
    yield Call(np.column_stack([area, rooms]), 240 * area - 9_000 * rooms + noise)


@mistake(
    "Your result equals the fit without a bias, with b = 0: the column of ones is missing, so the "
    "line is forced through the origin."
)
def no_bias(X, targets):
    return np.linalg.lstsq(X, targets, rcond=None)[0], 0.0


@mistake(
    "Your numbers are right but in the wrong places: with the column of ones first, the bias comes "
    "first in the solution."
)
def order_mixed_up(X, targets):
    A = np.column_stack([np.ones(len(X)), X])
    theta = np.linalg.lstsq(A, targets, rcond=None)[0]
    return theta[:-1], theta[-1]


@mistake(
    "Your weights are right; your bias equals the mean of the targets, which it is only if every "
    "feature has mean 0."
)
def bias_is_mean_target(X, targets):
    A = np.column_stack([X, np.ones(len(X))])
    return np.linalg.lstsq(A, targets, rcond=None)[0][:-1], np.mean(targets)


@mistake(
    "Your result equals what one gets if the weights are fitted without a bias and the mean "
    "residual is taken as the bias afterwards: weights and bias have to be found together."
)
def bias_afterwards(X, targets):
    w = np.linalg.lstsq(X, targets, rcond=None)[0]
    return w, np.mean(targets - X @ w)


@mistake(
    "Your result equals what one gets if each feature is fitted alone: features that vary together "
    "need one common system of equations."
)
def one_by_one(X, targets):
    mean, target_mean = X.mean(axis=0), targets.mean()
    centred = X - mean
    w = centred.T @ (targets - target_mean) / (centred**2).sum(axis=0)
    return w, target_mean - mean @ w


@mistake(
    "Your weights are those of standardized features: divide each by the std of its column to come "
    "back to the features as they were given, and find the bias from them."
)
def weights_of_scaled_features(X, targets):
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([scaled, np.ones(len(X))])
    theta = np.linalg.lstsq(A, targets, rcond=None)[0]
    return theta[:-1], theta[-1]


@mistake(
    "Your result equals what one gets if 1 is added to the diagonal of the system: that is the "
    "minimum of another loss, one that also punishes large parameters."
)
def ridge_added(X, targets):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ targets)
    return theta[:-1], theta[-1]


@mistake("Your result equals the right-hand side of the system: it is still to be solved.")
def not_solved(X, targets):
    A = np.column_stack([X, np.ones(len(X))])
    theta = A.T @ targets
    return theta[:-1], theta[-1]


@correct
def with_solve(X, targets):
    A = np.hstack([np.ones((len(X), 1)), X])
    theta = np.linalg.solve(A.T @ A, A.T @ targets)
    return theta[1:], theta[0]


@correct
def with_inverse(X, targets):
    A = np.c_[X, np.ones(len(X))]
    theta = np.linalg.inv(A.T @ A) @ A.T @ targets
    return theta[:-1], theta[-1]


@correct
def with_pseudoinverse(X, targets):
    A = np.c_[X, np.ones(len(X))]
    *w, b = np.linalg.pinv(A) @ targets
    return w, b


@correct
def with_pseudoinverse_of_the_square(X, targets):
    A = np.c_[X, np.ones(len(X))]
    theta = np.linalg.pinv(A.T @ A) @ (A.T @ targets)
    return theta[:-1], theta[-1]


@correct
def with_centred_columns(X, targets):
    mean, target_mean = X.mean(axis=0), targets.mean()
    centred = X - mean
    w = np.linalg.solve(centred.T @ centred, centred.T @ targets)
    return w, target_mean - mean @ w


@correct
def with_qr(X, targets):
    Q, R = np.linalg.qr(np.c_[X, np.ones(len(X))])
    theta = np.linalg.solve(R, Q.T @ targets)
    return theta[:-1], theta[-1]


@correct
def with_elimination(X, targets):
    A = [[*map(float, row), 1.0] for row in X]
    n = len(A[0])
    S = [[sum(r[i] * r[j] for r in A) for j in range(n)] for i in range(n)]
    rhs = [sum(r[i] * float(t) for r, t in zip(A, targets, strict=True)) for i in range(n)]
    for i in range(n):
        for k in range(i + 1, n):
            factor = S[k][i] / S[i][i]
            S[k] = [a - factor * c for a, c in zip(S[k], S[i], strict=True)]
            rhs[k] -= factor * rhs[i]
    theta = [0.0] * n
    for i in reversed(range(n)):
        theta[i] = (rhs[i] - sum(S[i][j] * theta[j] for j in range(i + 1, n))) / S[i][i]
    return np.array(theta[:-1]), theta[-1]
