"""Right random answers have one summary, however they draw; wrong ones show what is wrong."""

import numpy as np
import pytest

from nabla.checking.compare import agrees
from nabla.checking.probes import Call
from nabla.checking.summaries import summarize

X = np.arange(1.0, 2401.0).reshape(60, 40)
MASK = "dropout_mask", Call(X, 0.3)
SPLIT = "random_partition", Call(1000)


def summary(kind, output):
    return summarize(kind[0], output, kind[1])


def masked(kept):
    return X * kept, kept


def split(order, *borders):
    return np.split(order, borders)


@pytest.mark.parametrize("seed", range(20))
def test_right_answers_have_one_summary(seed):
    rng, first = np.random.default_rng(seed), np.random.default_rng(100)
    wanted = summary(MASK, masked(first.random(X.shape) >= 0.3))
    assert agrees(summary(MASK, masked(rng.binomial(1, 0.7, X.shape))), wanted)
    wanted = summary(SPLIT, split(first.permutation(1000), 800, 900))
    assert agrees(summary(SPLIT, split(rng.permutation(1000), 800, 900)), wanted)


@pytest.mark.parametrize(
    "output",
    [
        masked(np.random.default_rng(1).random(X.shape) < 0.3),
        masked(np.tile(np.random.default_rng(1).random(40) >= 0.3, (60, 1))),
        masked(np.random.default_rng(1).permuted(np.tile(np.arange(40) >= 12, (60, 1)), axis=1)),
        (X, np.random.default_rng(1).random(X.shape) >= 0.3),
        X,
    ],
)
def test_wrong_masks_are_seen(output):
    wanted = summary(MASK, masked(np.random.default_rng(2).random(X.shape) >= 0.3))
    assert not agrees(summary(MASK, output), wanted)


@pytest.mark.parametrize(
    "output",
    [
        split(np.arange(1000), 800, 900),
        split(np.roll(np.arange(1000), 300), 800, 900),
        split(np.random.default_rng(1).integers(0, 1000, 1000), 800, 900),
        split(np.random.default_rng(1).permutation(1000), 100, 200),
        split(np.random.default_rng(1).permutation(1000) + 1, 800, 900),
    ],
)
def test_wrong_splits_are_seen(output):
    wanted = summary(SPLIT, split(np.random.default_rng(2).permutation(1000), 800, 900))
    assert not agrees(summary(SPLIT, output), wanted)


def test_whole_numbers_of_any_size_are_exact():
    def seen(number):
        return summarize("whole_number", number, None)

    assert agrees(seen(2.0**100), seen(2**100))
    assert not agrees(seen(2**100 + 1), seen(2**100))
    assert seen(np.array([8])).kind == seen(0.5).kind == seen(float("inf")).kind == "opaque"
