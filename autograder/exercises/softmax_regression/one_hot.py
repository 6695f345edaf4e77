"""one_hot: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=3)
def values(rng):
    """Labels of several numbers of classes."""
    yield Call(np.append(rng.permutation(3), rng.integers(0, 3, size=4)), 3)
    yield Call(np.append(rng.permutation(5), rng.integers(0, 5, size=8)), 5)
    yield Call(rng.permutation(4), 4)


@probe_check(points=1, num_public=3)
def absent_classes(rng):
    """Classes that do not occur still have their column."""
    yield Call(rng.choice([1, 2, 4], size=5), 7)
    yield Call(np.full(3, rng.integers(1, 4)), 5)
    yield Call(np.array([3, 1, 3, 1]), 4)
    yield Call(np.array([2]), 3)
    yield Call(np.zeros(3, dtype=int), 1)


@mistake("Your output is transposed: every example is a row.")
def transposed(labels, num_classes):
    encoded = np.zeros((num_classes, len(labels)))
    encoded[labels, np.arange(len(labels))] = 1.0
    return encoded


@mistake(
    "Your output puts label 1 into the first column: labels count the classes from 0, and label 0 "
    "belongs there."
)
def counted_from_one(labels, num_classes):
    encoded = np.zeros((len(labels), num_classes))
    encoded[np.arange(len(labels)), labels - 1] = 1.0
    return encoded


@mistake("Your output has a column too many: labels 0..K−1 are K classes.")
def one_class_too_many(labels, num_classes):
    encoded = np.zeros((len(labels), num_classes + 1))
    encoded[np.arange(len(labels)), labels] = 1.0
    return encoded


@mistake(
    "Your output has a column for each class up to the largest label that occurs: how many there "
    "are is said by num_classes."
)
def up_to_the_largest_label(labels, num_classes):
    encoded = np.zeros((len(labels), labels.max() + 1))
    encoded[np.arange(len(labels)), labels] = 1.0
    return encoded


@mistake(
    "Your output has a column only for the classes that occur: one that does not occur still has "
    "its column."
)
def only_classes_that_occur(labels, num_classes):
    return (labels[:, np.newaxis] == np.unique(labels)).astype(float)


@mistake(
    "Your output gives the columns in turn to the classes that occur: the column is the label "
    "itself."
)
def by_rank(labels, num_classes):
    rank = np.unique(labels, return_inverse=True)[1]
    return np.eye(num_classes)[rank]


@mistake(
    "In your output every row has a 1 in the column of every label that occurs: each label "
    "concerns its own row alone."
)
def whole_columns(labels, num_classes):
    encoded = np.zeros((len(labels), num_classes))
    encoded[:, labels] = 1.0
    return encoded


@mistake("Your output has ones and zeros exchanged.")
def ones_and_zeros_exchanged(labels, num_classes):
    return 1.0 - np.eye(num_classes)[labels]


@mistake("Your output holds the label itself at its place; a 1 is wanted there.")
def label_in_its_place(labels, num_classes):
    return np.eye(num_classes)[labels] * labels[:, np.newaxis]


@mistake("Your output has −1 where a 0 is wanted.")
def minus_one_elsewhere(labels, num_classes):
    return 2.0 * np.eye(num_classes)[labels] - 1.0


@mistake("Your output is one long row of N·K numbers: the shape (N, K) is wanted.")
def flat(labels, num_classes):
    return np.eye(num_classes)[labels].ravel()


@mistake(
    "Your output says how often each class occurs: one row for each example is wanted, before "
    "anything is added up."
)
def counts(labels, num_classes):
    return np.eye(num_classes)[labels].sum(axis=0)


@correct
def with_loops(labels, num_classes):
    return [[1.0 if label == k else 0.0 for k in range(num_classes)] for label in labels]


@correct
def rows_of_the_identity(labels, num_classes):
    return np.eye(num_classes)[labels]


@correct
def by_comparison(labels, num_classes):
    return labels.reshape(-1, 1) == np.arange(num_classes)


@correct
def in_one_long_row(labels, num_classes):
    encoded = np.zeros(len(labels) * num_classes, dtype=np.float32)
    encoded[num_classes * np.arange(len(labels)) + labels] = 1
    return encoded.reshape(len(labels), num_classes)
