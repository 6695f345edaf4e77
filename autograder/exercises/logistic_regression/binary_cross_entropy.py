"""binary_cross_entropy: hidden draws and typical mistakes.

Every mean is either exactly 0 or of the order of one or more: forms that lose the last digits of a
loss far below one, such as log(1 + e^s) − t s, are right.
"""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N):
    """Return scores of moderate size and targets, most of them 1, so that no two signs cancel."""
    targets = np.where(np.arange(N) % 3 == 1, 0, 1)
    return rng.normal(size=N) * 2 + 0.4, rng.permutation(targets)


@probe_check(points=2)
def values(rng):
    """The loss for scores of moderate size."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 5))
    yield Call(*draw(rng, 11))
    yield Call(rng.normal(size=1), np.array([1.0]))
    yield Call(rng.normal(size=1) - 1, np.array([0.0]))


@probe_check(points=2, num_public=5)
def extreme(rng):
    """Finite and right however large the scores are."""
    size = rng.uniform(1, 5)
    yield Call(np.array([size, -1e3 * size, 0.7]), np.array([1, 1, 0]))
    yield Call(np.array([1e3, 0.3, -1e3, 1.2]) * size, np.array([1, 0, 0, 0]))
    yield Call(np.array([60.0, -50.0, 40.0]) * size, np.array([0, 1, 0]))
    yield Call(np.array([1e300 * size / 5, -1.0, 2.0]), np.array([0, 1, 0]))
    yield Call(np.array([1e300 * size / 5, -1e300]), np.array([1, 0]))
    yield Call(np.array([-1e300, 1e299, 5.0]), np.array([1, 1, 1]))
    yield Call(np.array([40.0, -38.0, 1.0]), np.array([1.0, 0.0, 0.0]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    yield Call(rng.integers(-5, 6, size=7), rng.permutation([0, 1, 1, 0, 1, 1, 1]))
    scores = (rng.integers(-12, 13, size=5) / 4).astype(np.float32)
    yield Call(scores, np.float32([1, 0, 0, 1, 0]))
    yield Call(np.array([3, -1200, 900]), np.array([0, 1, 1]))


@mistake(
    "Your loss is right for scores of moderate size and becomes nan for large ones: 0 times the "
    "logarithm of 0. Can the loss be written without first computing p?"
)
def probability_first(scores, targets):
    p = 1 / (1 + np.exp(-scores))
    return -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))


@mistake(
    "Your loss is right for scores of moderate size and infinite for large wrong ones, where p has "
    "rounded to 0 or 1 before the logarithm. Can the loss be written without first computing p?"
)
def probability_chosen(scores, targets):
    p = 1 / (1 + np.exp(-scores))
    return np.mean(-np.log(np.where(targets == 1, p, 1 - p)))


@mistake(
    "Your loss is right until e^s overflows, above s = 709: log(1 + e^s) is then infinite, though "
    "it is nearly s itself."
)
def overflow_in_logarithm(scores, targets):
    return np.mean(np.log(1 + np.exp(np.where(targets == 1, -1.0, 1.0) * scores)))


@mistake(
    "Your loss never exceeds 27.6 for one example: p is kept at least 1e-12 away from 0 and 1. "
    "The loss of a score of −1000 at target 1 is 1000."
)
def probability_cut(scores, targets):
    e = np.exp(-np.abs(scores))
    p = np.clip(np.where(scores >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)
    return -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))


@mistake("Your loss is the sum over the examples; their mean is wanted.")
def summed(scores, targets):
    return np.logaddexp(0, (1 - 2 * targets) * scores).sum()


@mistake(
    "Your result is the mean log-likelihood, which is at most 0 and is made large. The loss is its "
    "negative."
)
def likelihood(scores, targets):
    return -np.logaddexp(0, (1 - 2 * targets) * scores).mean()


@mistake(
    "Your result equals what one gets if the minus sign stands before the first term only: it "
    "belongs to the whole sum."
)
def minus_on_first_term(scores, targets):
    return np.mean(targets * np.logaddexp(0, -scores) - (1 - targets) * np.logaddexp(0, scores))


@mistake("Your result equals the loss for the opposite classes: 0 and 1 are exchanged.")
def classes_exchanged(scores, targets):
    return np.logaddexp(0, (2 * targets - 1) * scores).mean()


@mistake(
    "Your result equals what one gets if only the examples of class 1 add to the sum: what is the "
    "loss of an example of class 0?"
)
def class_one_only(scores, targets):
    return np.mean(targets * np.logaddexp(0, -scores))


@mistake("Your loss is in bits: it is taken with the logarithm to base 2 instead of base e.")
def in_bits(scores, targets):
    return np.logaddexp(0, (1 - 2 * targets) * scores).mean() / np.log(2)


@mistake("Your result holds one loss for each example; their mean, one number, is wanted.")
def not_averaged(scores, targets):
    return np.logaddexp(0, (1 - 2 * targets) * scores)


@mistake("Your loss is half the mean: the factor one half belongs to the squared error.")
def halved(scores, targets):
    return np.logaddexp(0, (1 - 2 * targets) * scores).mean() / 2


@mistake(
    "Your result equals the mean squared error of the probabilities; the cross-entropy is made of "
    "logarithms."
)
def squared_error(scores, targets):
    e = np.exp(-np.abs(scores))
    return np.mean((np.where(scores >= 0, 1, e) / (1 + e) - targets) ** 2)


@mistake(
    "Your result is nan or wrong because the logarithm is taken of the scores: they have to become "
    "probabilities first."
)
def scores_as_probabilities(scores, targets):
    return -np.mean(targets * np.log(scores) + (1 - targets) * np.log(1 - scores))


@correct
def larger_part_apart(scores, targets):
    small = np.log(1 + np.exp(-np.abs(scores)))
    return np.mean(np.maximum(scores, 0) - scores * targets + small)


@correct
def logaddexp_less_product(scores, targets):
    return np.average(np.logaddexp(0.0, scores) - targets * scores)


@correct
def both_terms_written(scores, targets):
    log_p, log_q = -np.logaddexp(0, -scores), -np.logaddexp(0, scores)
    return -(targets @ log_p + (1 - targets) @ log_q) / len(scores)


@correct
def with_loop(scores, targets):
    import math

    total = 0.0
    for s, t in zip(scores, targets, strict=True):
        z = -float(s) if t == 1 else float(s)
        total += max(z, 0.0) + math.log1p(math.exp(-abs(z)))
    return total / len(scores)


@correct
def by_class(scores, targets):
    ones, zeros = scores[targets == 1], scores[targets == 0]
    losses = np.concatenate([np.logaddexp(-ones, 0), np.logaddexp(zeros, 0)])
    return losses.mean()
