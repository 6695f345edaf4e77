"""Demos of `neuron`: same inputs, same numbers as nabla."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import widgets
from nabla.neuron import adaline_step, glm_mean, perceptron_epoch
from tests.widgets.draws import few_draws, number


@few_draws
@given(st.data(), st.integers(2, 9))
def test_three_rules_are_the_epochs_and_steps_of_nabla(javascript, data, size):
    eighth = st.integers(-24, 24).map(lambda v: v / 8)  # sums are exact, so ties are the same
    points = data.draw(st.lists(st.tuples(eighth, eighth), min_size=size, max_size=size))
    labels = data.draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
    state = {"points": points, "labels": labels, "num_steps": 5, "ratio": 0.6}
    found, limit = javascript("three_rules", ("train", state), ("limit", state))
    X, t = np.array(points), np.array(labels)
    A = np.column_stack([X, np.ones(size)])
    assert_allclose(limit, 2 / np.linalg.eigvalsh(A.T @ A)[-1], rtol=1e-6)
    (v, c), (w, b) = (np.zeros(2), 0.0), (np.zeros(2), 0.0)
    for taught, squares in zip(found["perceptron"][1:], found["adaline"][1:], strict=True):
        v, c, mistakes = perceptron_epoch(X, t, v, c, lr=1.0)
        w, b = adaline_step(X, t, w, b, lr=limit * 0.6)
        assert_allclose([*taught["w"], taught["b"], taught["mistakes"]], [*v, c, mistakes])
        assert_allclose([*squares["w"], squares["b"]], [*w, b], atol=1e-12)


def test_three_rules_begin_where_the_perceptron_is_right_and_adaline_is_not(javascript):
    state = widgets.ThreeRules().state()
    X, t = np.array(state["points"]), np.array(state["labels"])
    found, line = javascript("three_rules", ("train", state), ("byHand", state))
    assert found["perceptron"][-1]["wrong"] == found["perceptron"][-1]["mistakes"] == 0
    last = found["adaline"][-1]
    assert last["wrong"] == np.sum((X @ last["w"] + last["b"] > 0.5) != t) > 0
    assert_allclose(np.array(state["hand"]) @ line["w"] + line["b"], 0, atol=1e-12)
    assert np.dot(line["w"], [0, 1]) > 0  # class 1 lies above a line drawn from left to right


@few_draws
@given(st.tuples(number, number), number, st.tuples(number, number))
def test_the_surface_of_the_neuron_is_that_of_nabla(javascript, w, b, x):
    state = {"w": w, "b": b, "x": x}
    families = {"linear": "linear", "logistic": "logistic", "exp": "poisson"}
    calls = [("output", state | {"activation": name}) for name in families]
    *found, ends = javascript("neuron_surface", *calls, ("boundary", state))
    for shown, family in zip(found, families.values(), strict=True):
        assert_allclose(shown["y"], glm_mean([x], w, b, family)[0], rtol=1e-9, atol=1e-12)
    if np.linalg.norm(w) > 0.01:
        assert_allclose(np.array(ends) @ w + b, 0, atol=1e-9)


def test_the_threshold_of_the_surface_says_0_at_a_sum_of_0(javascript):
    state = {"w": [1, 1], "b": -1, "activation": "threshold"}
    outputs = javascript("neuron_surface", *(("output", state | {"x": [v, 0]}) for v in (1, 1.5)))
    assert [found["y"] for found in outputs] == [0, 1]
