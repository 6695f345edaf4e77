"""expected_initial_loss: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """The loss for several numbers of classes."""
    yield Call(int(rng.integers(3, 9)))
    yield Call(int(rng.integers(11, 100)))
    yield Call(10)
    yield Call(1000)
    yield Call(2)


@probe_check(points=1, num_public=1)
def one_class(rng):
    """The loss with one class only."""
    yield Call(1)


@mistake("Your loss is in bits: the natural logarithm is wanted.")
def in_bits(num_classes):
    return float(np.log2(num_classes))


@mistake("Your logarithm is the decimal one: the natural logarithm is wanted.")
def decimal(num_classes):
    return float(np.log10(num_classes))


@mistake("Your loss is negative: cross-entropy is minus the logarithm of the probability.")
def negative(num_classes):
    return float(-np.log(num_classes))


@mistake("Your result is the probability of one class; the loss is minus its logarithm.")
def probability(num_classes):
    return 1 / num_classes


@mistake("Your result is the number of classes itself: the loss is its logarithm.")
def number_itself(num_classes):
    return float(num_classes)


@mistake("Your result is the share of wrong guesses; the loss is the cross-entropy.")
def error_rate(num_classes):
    return 1 - 1 / num_classes


@mistake("Your result is the loss with ten classes, whatever the number of classes is.")
def always_ten(num_classes):
    return float(np.log(10))


@mistake("Your loss is that with one class more.")
def one_more(num_classes):
    return float(np.log(num_classes + 1))


@mistake("Your result is the probability times the loss: it is to be counted for every class.")
def one_term_of_entropy(num_classes):
    return float(np.log(num_classes) / num_classes)


@correct
def minus_log_probability(num_classes):
    return -np.log(1 / num_classes)


@correct
def cross_entropy_of_zeros(num_classes):
    scores = np.zeros(num_classes)
    return np.log(np.sum(np.exp(scores))) - scores[0]


@correct
def entropy(num_classes):
    return sum(-np.log(p) * p for p in [1 / num_classes] * num_classes)
