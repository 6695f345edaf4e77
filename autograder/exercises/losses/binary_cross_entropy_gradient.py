"""binary_cross_entropy_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N):
    """Return scores and targets, of which both values occur."""
    targets = rng.integers(0, 2, size=N)
    targets[:2] = [1, 0][:N]
    return 2 * rng.normal(size=N) + 0.5, targets


@probe_check(points=2, num_public=3)
def values(rng):
    """The gradient for several N."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 5))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 1))
    yield Call(np.zeros(5), rng.permutation([0, 0, 0, 1, 1]))


@probe_check(points=1, num_public=3)
def large_scores(rng):
    """Scores of a thousand and more, right and wrong ones."""
    scores = np.array([1e3, -1e3, 0.5, -2.0, 800.0, -800.0, 40.0]) * rng.uniform(1, 2)
    yield Call(scores, np.array([0, 1, 1, 0, 1, 0, 0]))
    yield Call(np.array([1e300, -1e300, 0.3]), rng.permutation([0, 1, 1]))
    yield Call(np.array([-1e17, -0.7, 1e17, 2500.0, -2500.0]), np.array([1, 1, 0, 1, 0]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, targets as floats, and one class alone."""
    scores, targets = draw(rng, 7)
    yield Call(rng.permutation(np.arange(-3, 4)), targets)
    yield Call((rng.integers(-16, 17, size=7) / 8).astype(np.float32), targets.astype(np.float32))
    yield Call(scores, np.ones(7))


@mistake("Your gradient is not divided by N: the loss is a mean.")
def not_divided(scores, targets):
    return 0.5 * (1 + np.tanh(scores / 2)) - targets


@mistake(
    "Your gradient has the opposite sign: it belongs to the log-likelihood, which is made large. "
    "The loss is its negative."
)
def sign_reversed(scores, targets):
    return (targets - 0.5 * (1 + np.tanh(scores / 2))) / len(targets)


@mistake("Your gradient is twice the right one: there is no square here that would leave a 2.")
def factor_two(scores, targets):
    return 2 * (0.5 * (1 + np.tanh(scores / 2)) - targets) / len(targets)


@mistake(
    "Your gradient is nan for large positive scores: there the exponential overflows above and "
    "below the fraction bar of the sigmoid."
)
def overflow_in_fraction(scores, targets):
    return (np.exp(scores) / (1 + np.exp(scores)) - targets) / len(targets)


@mistake(
    "Your gradient is that by the probability p: the chain rule still wants dp/ds. Then simplify."
)
def by_the_probability(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    return (probs - targets) / (probs * (1 - probs)) / len(targets)


@mistake(
    "Your gradient is right for scores of ordinary size. For large ones p (1 − p) is rounded to 0 "
    "above and below a fraction bar: cancel it on paper first."
)
def not_cancelled(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    by_probs = -targets / probs + (1 - targets) / (1 - probs)
    return by_probs * probs * (1 - probs) / len(targets)


@mistake(
    "Your gradient holds the factor p (1 − p), as that of ½ (p − t)² does: in the cross-entropy "
    "the logarithm's derivative cancels it."
)
def of_half_the_square(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    return (probs - targets) * probs * (1 - probs) / len(targets)


@mistake("Your gradient equals that of the mean squared error of the probabilities.")
def of_the_square(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    return 2 * (probs - targets) * probs * (1 - probs) / len(targets)


@mistake("Your gradient compares the scores with the targets: the probabilities belong there.")
def without_sigmoid(scores, targets):
    return (scores - targets) / len(targets)


@mistake("Your gradient is made of decisions 0 and 1: the probabilities belong in their place.")
def decided(scores, targets):
    return ((scores >= 0) - targets) / len(targets)


@mistake("Your gradient uses the sigmoid of −s: look at the sign in the exponent.")
def sign_in_exponent(scores, targets):
    return (0.5 * (1 - np.tanh(scores / 2)) - targets) / len(targets)


@mistake(
    "Your gradient uses the sigmoid of the sigmoid: the scores are not probabilities yet, but "
    "after one sigmoid they are."
)
def sigmoid_twice(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    return (0.5 * (1 + np.tanh(probs / 2)) - targets) / len(targets)


@mistake("Your gradient is that of t log p alone: an example with target 0 has a derivative too.")
def first_part_only(scores, targets):
    probs = 0.5 * (1 + np.tanh(scores / 2))
    return -targets * (1 - probs) / len(targets)


@mistake("Your output is the loss itself, not its derivative by each score.")
def the_loss(scores, targets):
    return np.mean(np.logaddexp(0, scores) - targets * scores)


@mistake("Your output is one number, the mean of the derivatives: each score has its own.")
def one_number(scores, targets):
    return np.mean(0.5 * (1 + np.tanh(scores / 2)) - targets) / len(targets)


@correct
def with_loops(scores, targets):
    gradient = []
    for s, t in zip(scores.tolist(), targets.tolist(), strict=True):
        p = 1 / (1 + np.exp(-s)) if s >= 0 else np.exp(s) / (1 + np.exp(s))
        gradient.append((p - t) / len(scores))
    return gradient


@correct
def plain_sigmoid(scores, targets):
    return (1 / (1 + np.exp(-scores)) - targets) / scores.size


@correct
def through_tanh(scores, targets):
    return (np.tanh(scores / 2) - (2 * targets - 1)) / (2 * len(scores))


@correct
def by_the_sign_of_the_target(scores, targets):
    signs = 2.0 * targets - 1.0
    return -signs * np.exp(-np.logaddexp(0, signs * scores)) / len(signs)
