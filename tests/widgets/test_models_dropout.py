"""Demos of `dropout`: same inputs, same numbers as nabla."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import nabla
from nabla import widgets
from tests.widgets.draws import few_draws, number

HERE = "dropout_network"


def state(scaling, **changed):
    return widgets.DropoutNetwork(scaling=scaling).state() | changed


def fixed(mask):
    """Return a generator from which nabla draws this very mask."""
    return SimpleNamespace(random=lambda shape: np.reshape(mask, shape).astype(float))


@few_draws
@given(
    st.lists(st.tuples(number, number, st.booleans()), min_size=1, max_size=7),
    st.floats(0.05, 0.75),
    st.sampled_from(["none", "test", "training"]),
)
def test_the_next_unit_receives_what_nablas_dropout_leaves(javascript, units, p, scaling):
    u, w, mask = (np.array(column, float) for column in zip(*units, strict=True))
    shown = state(scaling, outputs=u.tolist(), weights=w.tolist(), drop_prob=p)
    got, at_test, formulas, every = javascript(
        HERE,
        ("received", shown, mask.tolist()),
        ("atTest", shown),
        ("formulas", shown),
        ("everyNetwork", shown),
    )
    drop = nabla.inverted_dropout if scaling == "training" else nabla.dropout_train
    assert_allclose(got, drop(u, p, rng=fixed(mask))[0] @ w, atol=1e-12)
    assert_allclose(at_test, (nabla.dropout_test(u, p) if scaling == "test" else u) @ w, atol=1e-12)

    masks, chances = (np.array([network[k] for network in every]) for k in ("mask", "chance"))
    assert len(np.unique(masks, axis=0)) == nabla.count_thinned_networks(len(u))
    z = np.array([drop(u, p, rng=fixed(m))[0] @ w for m in masks])
    mean = chances @ z
    assert_allclose(formulas["mean"], mean, atol=1e-12)
    assert_allclose(formulas["variance"], chances @ (z - mean) ** 2, atol=1e-12)


@pytest.mark.parametrize("p", [0.0, 0.25, 0.6])
def test_masks_are_drawn_unit_by_unit_with_the_probability_that_is_set(javascript, p):
    shown = state("none", drop_prob=p, num_draws=4000)
    (masks,) = javascript(HERE, ("masks", shown))
    kept = np.array(masks)
    assert kept.shape == (4000, 10)
    assert_allclose(kept.mean(axis=0), 1 - p, atol=0.03)
    assert_allclose(kept.sum(axis=1).var(), 10 * p * (1 - p), atol=0.15)  # independent of others


def test_only_a_scale_makes_training_and_test_agree(javascript):
    for scaling, ratio in [("none", 2), ("test", 1), ("training", 1)]:
        shown = state(scaling)
        formulas, at_test = javascript(HERE, ("formulas", shown), ("atTest", shown))
        assert_allclose(at_test / formulas["mean"], ratio)
