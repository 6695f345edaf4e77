"""Summaries of mini-batches: what every right division shares, and what a wrong one does not."""

import numpy as np
import pytest

from nabla.checking.compare import Tolerance, agrees
from nabla.checking.minibatch_summaries import minibatch_order, minibatch_parts
from nabla.checking.probes import Call

N, SIZE = 500, 64
CHANCE = Tolerance(1e-8, 9.0)


@pytest.fixture
def rng():
    return np.random.default_rng(41)


@pytest.fixture
def probe(rng):
    return Call(rng.normal(size=(N, 2)), rng.permutation(N), SIZE)


def divided(probe, order, pairs=None):
    X, targets, size = probe.args
    pairs = order if pairs is None else pairs
    starts = range(0, len(order), size)
    return [(X[order[s : s + size]], targets[pairs[s : s + size]]) for s in starts]


def test_divisions_in_any_order_have_the_same_parts(rng, probe):
    one, other = (minibatch_parts(divided(probe, rng.permutation(N)), probe) for _ in range(2))
    assert agrees(one, other)


def test_lost_examples_and_broken_pairs_are_seen(rng, probe):
    right = minibatch_parts(divided(probe, np.arange(N)), probe)
    order = rng.permutation(N)
    for output in (
        divided(probe, order)[:-1],
        divided(probe, np.where(order == 3, 4, order)),
        divided(probe, order, pairs=rng.permutation(N)),
    ):
        assert not agrees(minibatch_parts(output, probe), right)


def test_orders_drawn_at_random_agree_and_others_do_not(rng, probe):
    right = minibatch_order(divided(probe, rng.permutation(N)), probe)
    assert agrees(minibatch_order(divided(probe, rng.permutation(N)), probe), right, CHANCE)
    within_parts = np.concatenate(
        [rng.permutation(part) for part in np.split(np.arange(N), range(SIZE, N, SIZE))]
    )
    for order in (np.arange(N), np.arange(N)[::-1], np.roll(np.arange(N), 99), within_parts):
        assert not agrees(minibatch_order(divided(probe, order), probe), right, CHANCE)


def test_an_order_that_repeats_an_example_is_told_by_their_number(probe):
    output = divided(probe, np.r_[0, np.arange(N - 1)])
    assert minibatch_order(output, probe) == {"the number of different examples in N": N - 1}
