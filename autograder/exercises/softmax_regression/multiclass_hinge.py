"""multiclass_hinge: hidden draws and typical mistakes."""

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
    yield Call(*draw(rng, 11, 4))
    yield Call(np.array([[0.5, 1.25, 0.75 + rng.uniform()]]), np.array([0]))


@probe_check(points=1, num_public=2)
def margins(rng):
    """Right classes that lead by more than 1, by exactly 1, by less, and not at all."""
    leads = np.array([2.5, 1.0, 0.25, 0.0, -0.5])
    scores = np.tile(rng.integers(-20, 20, size=(5, 1)) / 8, (1, 3))
    labels = rng.integers(0, 2, size=5)
    scores[np.arange(5), labels] += leads
    yield Call(scores, labels)
    yield Call(np.array([[7.0, 1.5, -3.0], [0.5, 4.0, 3.0], [9.0, 5.5, 20.0]]), np.array([0, 1, 2]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, equal scores, and one class alone."""
    yield Call(rng.integers(-3, 4, size=(5, 3)), rng.integers(0, 3, size=5))
    eighths = rng.integers(-16, 17, size=(7, 2)) / 8
    yield Call(eighths.astype(np.float32), rng.integers(0, 2, size=7))
    yield Call(np.full((3, 7), rng.normal()), rng.integers(0, 7, size=3))
    yield Call(rng.normal(size=(3, 1)), np.zeros(3, dtype=int))


@mistake(
    "Your output is too large by exactly 1: the right class, compared with itself, has no place in "
    "the sum."
)
def right_class_included(scores, labels):
    right = scores[np.arange(len(labels)), labels][:, np.newaxis]
    return np.maximum(0.0, scores - right + 1.0).sum(axis=1).mean()


@mistake("Your output equals what one gets without the margin of 1.")
def no_margin(scores, labels):
    right = scores[np.arange(len(labels)), labels][:, np.newaxis]
    return np.maximum(0.0, scores - right).sum(axis=1).mean()


@mistake(
    "Your output equals what one gets if the difference is taken the other way round: a loss "
    "arises where a wrong class has the larger score."
)
def difference_reversed(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores[rows, labels][:, np.newaxis] - scores + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum(axis=1).mean()


@mistake(
    "Your output equals what one gets if negative terms are kept: a class that is far enough below "
    "adds nothing."
)
def negative_terms_kept(scores, labels):
    rows = np.arange(len(labels))
    missing = scores - scores[rows, labels][:, np.newaxis] + 1.0
    missing[rows, labels] = 0.0
    return missing.sum(axis=1).mean()


@mistake("Your output is the sum over the examples: it is not divided by N.")
def not_divided(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum()


@mistake(
    "Your output is divided by N·K, the number of scores: the mean is over the N examples, and the "
    "classes are added up."
)
def divided_by_number_of_scores(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.mean()


@mistake(
    "Your output is divided by the number of wrong classes, K − 1, as well: the terms of an "
    "example are added up."
)
def averaged_over_wrong_classes(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum() / len(labels) / max(1, scores.shape[1] - 1)


@mistake(
    "Your output counts only the strongest wrong class of each example: every wrong class inside "
    "the margin adds its own term."
)
def strongest_rival_only(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.max(axis=1).mean()


@mistake("Your output equals what one gets if every term is squared.")
def squared(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return (missing**2).sum(axis=1).mean()


@mistake(
    "Your output holds one number for each example: the loss is one number, the mean of these."
)
def one_per_example(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum(axis=1)


@mistake(
    "Your output counts how many wrong classes lie inside the margin: by how much they do is asked "
    "for."
)
def counted(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - scores[rows, labels][:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return (missing > 0).sum(axis=1).mean()


@mistake(
    "Your output compares every class with the label's number in place of the label's score: look "
    "up the score of the right class in its row."
)
def label_taken_for_score(scores, labels):
    rows = np.arange(len(labels))
    missing = np.maximum(0.0, scores - labels[:, np.newaxis] + 1.0)
    missing[rows, labels] = 0.0
    return missing.sum(axis=1).mean()


@mistake(
    "Your output equals what one gets if every class is a yes-or-no question of its own, with the "
    "margin measured from 0: here wrong classes are compared with the right one."
)
def one_question_for_each_class(scores, labels):
    signs = 2.0 * np.eye(scores.shape[1])[labels] - 1.0
    return np.maximum(0.0, 1.0 - signs * scores).sum(axis=1).mean()


@correct
def with_loops(scores, labels):
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        for j, score in enumerate(row):
            if j != label:
                total += max(0.0, float(score) - float(row[label]) + 1.0)
    return total / len(labels)


@correct
def right_class_subtracted_afterwards(scores, labels):
    right = np.take_along_axis(scores, labels[:, np.newaxis], axis=1)
    return np.mean(np.maximum(1.0 + scores - right, 0.0).sum(axis=1)) - 1.0


@correct
def with_the_margin_in_the_scores(scores, labels):
    hot = np.eye(scores.shape[1])[labels]
    raised = scores + 1.0 - hot
    gaps = raised - np.einsum("nk,nk->n", scores, hot)[:, np.newaxis]
    return np.where(gaps > 0, gaps, 0.0).sum() / len(scores)


@correct
def with_the_wrong_classes_alone(scores, labels):
    wrong = labels[:, np.newaxis] != np.arange(scores.shape[1])
    gaps = (scores.T - scores[range(len(labels)), labels] + 1).T
    return gaps[wrong & (gaps > 0)].sum() / scores.shape[0]
