"""classify: hidden draws and typical mistakes.

Every score is 0 exactly or at least 1e-6 apart from it, so that score and probability decide alike.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, D):
    """Return X, w, b whose scores are spread over -3..3, none of them near 0 or 1/2."""
    w = rng.choice([-1.0, 1.0], size=D) * rng.uniform(0.5, 1.5, size=D)
    b = float(rng.uniform(0.8, 1.2))
    spread = np.linspace(-2.95, 2.95, N)
    spread[N // 2] = rng.uniform(0.15, 0.35)
    scores = rng.permutation(spread + np.sign(spread) * 0.1)
    X = rng.normal(size=(N, D))
    X[:, -1] = (scores - b - X[:, :-1] @ w[:-1]) / w[-1]
    return X, w, b


@probe_check(points=2, num_public=3)
def values(rng):
    """The class of every example, for several shapes."""
    yield Call(*draw(rng, 11, 3))
    yield Call(*draw(rng, 7, 2))
    yield Call(*draw(rng, 13, 1))
    X, w, b = draw(rng, 5, 2)
    yield Call(X[:1], w, b)
    yield Call(np.abs(X) * 9, np.abs(w), b)
    yield Call(np.abs(X) * 9, -np.abs(w), -b)


@probe_check(points=1, num_public=1)
def boundary(rng):
    """A score of exactly 0 is put into class 1, one barely below it into class 0."""
    w = rng.choice([-2.0, -0.5, 1.0, 4.0], size=2)
    first = rng.integers(-6, 7, size=7) / 4
    offsets = rng.permutation([0.0, -1.0, 1.0, 0.0, 2.0, -0.75, 0.0])
    yield Call(np.column_stack([first, (offsets - 0.5 - first * w[0]) / w[1]]), w, 0.5)
    yield Call(np.array([[3.0], [1.0], [2.0]]), np.array([1.0]), -2.0)
    yield Call(np.zeros((3, 2)), np.array([1.5, -1.0]), 0.0)
    near = rng.permutation([-1.0, 1.0, -(2.0**10), 2.0**10, 0.0]) / 2**20  # exact sums
    yield Call(
        np.column_stack([near - 0.25, [0.0, 0.25, -0.5, 0.5, 0.25]]), np.array([2.0, 0.0]), 0.5
    )


@probe_check(points=1, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    X = np.column_stack([rng.permutation(np.arange(-3, 4)), rng.integers(-2, 3, size=7)])
    yield Call(X, np.array([2, -1]), 1)
    X = rng.permutation(np.arange(-8, 9, 2) / 4)[:, np.newaxis].astype(np.float32)
    yield Call(X, np.float32([1.5]), 0.75)


@mistake(
    "Your result is right except on the boundary: a score of exactly 0, a probability of exactly "
    "one half, is put into class 0. Rounding 0.5 has the same effect, it gives 0."
)
def strict(X, w, b):
    return (X @ w + b > 0).astype(int)


@mistake(
    "Your result equals what one gets if the score, not the probability, is compared with 0.5. At "
    "which score is the probability one half?"
)
def score_against_half(X, w, b):
    return (X @ w + b >= 0.5).astype(int)


@mistake(
    "Your result equals what one gets if the probability is compared with 0: it is always larger."
)
def probability_against_zero(X, w, b):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0).astype(int)


@mistake("Your classes are exchanged: class 1 is where the score is positive.")
def exchanged(X, w, b):
    return (X @ w + b < 0).astype(int)


@mistake("Your result equals what one gets if the bias is left out of the score.")
def bias_ignored(X, w, b):
    return (X @ w >= 0).astype(int)


@mistake("Your classes are −1 and 1; here they are 0 and 1.")
def minus_one_and_one(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)


@mistake("Your result equals the signs of the scores, −1, 0 or 1; the classes are 0 and 1.")
def signs(X, w, b):
    return np.sign(X @ w + b)


@mistake("Your result holds probabilities; the decision, 0 or 1, is wanted.")
def probabilities(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


@mistake("Your result holds scores; the decision, 0 or 1, is wanted.")
def scores(X, w, b):
    return X @ w + b


@mistake(
    "Your result is one class for the whole table; every example, every row, gets a class of its "
    "own."
)
def one_for_all(X, w, b):
    return int(np.mean(X @ w + b) >= 0)


@mistake("Your classes are right, but the result is a column (N, 1); the shape (N,) is wanted.")
def as_column(X, w, b):
    return (X @ w + b >= 0).astype(int)[:, np.newaxis]


@correct
def by_probability(X, w, b):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= 0.5, 1, 0)


@correct
def with_loops(X, w, b):
    classes = []
    for row in X:
        score = b
        for x, weight in zip(row, w, strict=True):
            score += x * weight
        classes.append(1 if score >= 0 else 0)
    return classes


@correct
def as_truth_values(X, w, b):
    return (X * w).sum(axis=1) >= -b


@correct
def two_probabilities(X, w, b):
    e = np.exp(X @ w + b)
    return np.argmax(np.stack([e / (1 + e), 1 / (1 + e)]), axis=0) ^ 1


@correct
def step_function(X, w, b):
    return np.heaviside(X @ w + b, 1.0)
