"""cross_entropy: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, K):
    """Return scores and labels among which the last class does not occur."""
    return 2 * rng.normal(size=(N, K)) - 0.5, rng.integers(0, max(1, K - 1), size=N)


@probe_check(points=2, num_public=3)
def values(rng):
    """The loss for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 5))
    yield Call(*draw(rng, 3, 4))
    yield Call(rng.normal(size=(1, 3)), np.array([2]))


@probe_check(points=2, num_public=3)
def large_scores(rng):
    """Scores of a thousand and more, also where the right class has probability 0."""
    scores = rng.normal(size=(5, 3)) + [[0.0], [1200.0], [-1200.0], [40.0], [1500.0]]
    yield Call(scores, rng.integers(0, 3, size=5))
    wrong = rng.normal(size=(3, 2)) + [[0.0, 1100.0], [2500.0, -2500.0], [-1300.0, 1400.0]]
    yield Call(wrong, np.array([0, 1, 0]))
    far = np.array([[1e300, -1e300, 3.0], [-1e300, 0.5, rng.normal()], [2.0, 1e300, 0.25]])
    yield Call(far, np.array([1, 2, 0]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, equal scores, and one class alone."""
    yield Call(rng.integers(-3, 4, size=(5, 3)), rng.integers(0, 3, size=5))
    eighths = rng.integers(-16, 17, size=(7, 2)) / 8
    yield Call(eighths.astype(np.float32), rng.integers(0, 2, size=7))
    yield Call(np.full((3, 7), rng.normal()), rng.integers(0, 7, size=3))
    yield Call(rng.normal(size=(3, 1)), np.zeros(3, dtype=int))


@mistake("Your output is the sum over the examples: it is not divided by N.")
def not_divided(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs[np.arange(len(labels)), labels].sum()


@mistake(
    "Your output is divided by N·K, the number of scores: the loss is averaged over the N examples."
)
def divided_by_number_of_scores(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs[np.arange(len(labels)), labels].sum() / scores.size


@mistake(
    "Your output holds one number for each example: the loss is one number, the mean of these."
)
def one_per_example(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs[np.arange(len(labels)), labels]


@mistake(
    "Your output is the mean logarithm of the likelihood, which learning makes large; a loss is "
    "made small, and has the other sign."
)
def sign_missing(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_probs[np.arange(len(labels)), labels].mean()


@mistake(
    "Your output is right for scores of ordinary size. For scores of about 1000 the exponential "
    "overflows or the probability is rounded to 0: simplify the logarithm of the softmax on paper "
    "first."
)
def through_probabilities(scores, labels):
    powers = np.exp(scores)
    probs = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(probs[np.arange(len(labels)), labels]).mean()


@mistake(
    "Your output is right unless the right class has a probability that is rounded to 0, whose "
    "logarithm is infinite. The true loss is then about the difference of two scores: simplify the "
    "logarithm of the softmax on paper first."
)
def logarithm_of_zero(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(probs[np.arange(len(labels)), labels]).mean()


@mistake(
    "Your output equals what one gets if 1e-12 is added to the probabilities: no loss can then "
    "exceed 27.7, however wrong the scores are."
)
def small_number_added(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(probs[np.arange(len(labels)), labels] + 1e-12).mean()


@mistake(
    "Your output equals what one gets if probabilities below 1e-15 are raised to 1e-15: no loss "
    "can then exceed 34.6, however wrong the scores are."
)
def bounded_below(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(np.maximum(probs[np.arange(len(labels)), labels], 1e-15)).mean()


@mistake(
    "Your output equals what one gets if the largest score of the whole matrix is subtracted from "
    "all rows: in a row that lies far below, every exponential is then rounded to 0."
)
def one_maximum_for_all(scores, labels):
    shifted = scores - scores.max()
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    return np.mean(log_sums - shifted[np.arange(len(labels)), labels])


@mistake(
    "Your output equals what one gets if every row is asked for the labels of all examples: each "
    "row has one label, its own."
)
def every_row_with_every_label(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs[:, labels].mean()


@mistake(
    "Your output equals the mean negative logarithm of the largest probability: the labels do not "
    "enter it."
)
def best_class_in_place_of_label(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)))


@mistake(
    "Your output adds up the logarithms of all classes: only the right class of an example counts."
)
def all_classes(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs.sum(axis=1).mean()


@mistake(
    "Your output equals what one gets if the softmax is taken down the columns: an example is a "
    "row."
)
def along_columns(scores, labels):
    shifted = scores - scores.max(axis=0)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=0))
    return -log_probs[np.arange(len(labels)), labels].mean()


@mistake("Your output equals the loss in bits: the natural logarithm is asked for.")
def in_bits(scores, labels):
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_probs[np.arange(len(labels)), labels].mean() / np.log(2)


@mistake(
    "Your output equals the loss of K independent yes-or-no questions, each with a sigmoid of its "
    "own: here the classes exclude each other, and the softmax of the row is asked for."
)
def one_sigmoid_for_each_class(scores, labels):
    right = np.arange(scores.shape[1]) == labels[:, np.newaxis]
    losses = np.logaddexp(0.0, np.where(right, -1.0, 1.0) * scores)
    return losses.sum(axis=1).mean()


@mistake(
    "Your output equals what one gets from one minus the probability of the right class: its "
    "logarithm is asked for."
)
def without_logarithm(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return np.mean(1.0 - probs[np.arange(len(labels)), labels])


@mistake(
    "Your output equals what one gets if the softmax is taken twice: the scores are not "
    "probabilities yet, but after one softmax they are."
)
def softmax_twice(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    log_sums = np.log(np.exp(probs).sum(axis=1))
    return np.mean(log_sums - probs[np.arange(len(labels)), labels])


@correct
def with_loops(scores, labels):
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        largest = max(float(s) for s in row)
        rest = sum(np.exp(float(s) - largest) for s in row)
        total += np.log(rest) + largest - float(row[label])
    return total / len(labels)


@correct
def with_logaddexp(scores, labels):
    right = np.take_along_axis(scores, labels[:, np.newaxis], axis=1)[:, 0]
    return (np.logaddexp.reduce(scores, axis=1) - right).mean()


@correct
def with_one_hot_rows(scores, labels):
    shifted = (scores.T - scores.max(axis=1)).T
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1))[:, np.newaxis]
    chosen = np.where(np.eye(scores.shape[1])[labels] == 1, log_probs, 0.0)
    return -chosen.sum() / scores.shape[0]


@correct
def from_differences(scores, labels):
    gaps = scores - scores[range(len(labels)), labels][:, np.newaxis]
    largest = gaps.max(axis=1)
    return np.average(largest + np.log(np.exp(gaps.T - largest).sum(axis=0)))
