"""Demos of `regularization`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import nabla
from nabla import widgets
from tests.widgets.draws import few_draws
from tests.widgets.test_playground import Sfc32, nabla_data, nabla_learns, nabla_model


def centred(state):
    """Features and targets with mean 0, and the means."""
    X = nabla.polynomial_features(state["xs"], state["degree"])
    t = np.array(state["ts"])
    return X - X.mean(axis=0), t - t.mean(), X.mean(axis=0), t.mean()


@few_draws
@given(st.integers(1, 11), st.sampled_from([1e-9, 1e-6, 1e-3, 0.1, 10.0]), st.integers(0, 99))
def test_the_polynomial_is_the_ridge_fit_of_nabla(javascript, degree, strength, seed):
    ts = np.random.default_rng(seed).normal(size=12).round(3).tolist()
    state = widgets.PolynomialFit(degree=degree, strength=strength, ts=ts).state()
    (line,) = javascript("polynomial_fit", ("fit", state))
    X, t, middle, level = centred(state)
    w = nabla.ridge(X, t, strength)
    assert_allclose(line["w"], w, rtol=1e-6, atol=1e-6 * np.abs(w).max())
    for xs, ts in (("xs", "ts"), ("val_xs", "val_ts")):
        (value,) = javascript("polynomial_fit", ("loss", line, state[xs], state[ts]))
        features = nabla.polynomial_features(state[xs], degree)
        expected = nabla.half_mse((features - middle) @ w + level, np.array(state[ts]))
        assert_allclose(value, expected, rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("strength", [0.0, 0.01])
def test_early_stopping_is_gradient_descent_from_zero(javascript, strength):
    state = widgets.PolynomialFit(degree=5, strength=strength, num_steps=300).state()
    (line,) = javascript("polynomial_fit", ("fit", state))
    X, t, _, _ = centred(state)
    H = X.T @ X / len(X) + strength * np.eye(5)
    lr, w = 1 / np.linalg.eigvalsh(H)[-1], np.zeros(5)
    for _ in range(300):
        w = w - lr * (H @ w - X.T @ t / len(X))
    assert_allclose(line["w"], w, rtol=1e-9)


def test_two_points_at_one_place_leave_the_weights_finite(javascript):
    xs = [0.5] * 2 + widgets.PolynomialFit().xs[2:]
    state = widgets.PolynomialFit(xs=xs, strength=0.0).state()
    line, points = javascript(
        "polynomial_fit", ("fit", state), ("sweep", state | {"along": "steps"})
    )
    X, t, _, _ = centred(state)
    assert_allclose(line["w"], nabla.ridge(X, t, 0.0), rtol=1e-4)
    assert len(points) == 17


def test_the_first_state_overfits_and_each_of_three_means_helps(javascript):
    state = widgets.PolynomialFit().state()
    for along in ("degree", "strength", "steps"):
        (points,) = javascript("polynomial_fit", ("sweep", state | {"along": along}))
        (best,) = javascript("polynomial_fit", ("lowest", points))
        free = points[0] if along == "strength" else points[-1]
        assert best["validation"] < 0.05
        assert free["validation"] > 2 * best["validation"]
        assert free["train"] == min(point["train"] for point in points)


def test_the_seven_networks_learn_with_the_numbers_of_nabla(javascript):
    state = widgets.TwoLayerBoundary(num_hidden=3).state()
    (found,) = javascript("two_layer_boundary", ("learned", state, 5))
    for result in found:
        strength = {"strength": result["strength"]}
        (settings,) = javascript("two_layer_boundary", ("settings", state | strength))
        train, held_out = nabla_data(settings)
        rng = Sfc32(settings["weight_seed"], 2)
        model = nabla_model(settings, rng)
        nabla_learns(model, settings, train, rng, 5)
        for part, (X, labels) in (("train", train), ("heldOut", held_out)):
            loss = nabla.binary_cross_entropy(model.forward(X)[:, 0], labels)
            assert_allclose(result[part]["loss"], loss, rtol=1e-9)
        weights = [p for p in model.params.values() if p.ndim > 1]
        size = np.sqrt(2 * nabla.l2_penalty(weights, 1.0))
        assert_allclose(result["size"], size, rtol=1e-9)


def test_on_the_first_points_a_middle_strength_is_best(javascript):
    (found,) = javascript("two_layer_boundary", ("learned", widgets.TwoLayerBoundary().state()))
    held_out = [result["heldOut"]["loss"] for result in found]
    assert 0 < int(np.argmin(held_out)) < len(held_out) - 1
    assert held_out[0] > 2 * min(held_out)
    assert held_out[-1] > 1.5 * min(held_out)
    assert all(np.diff([result["train"]["loss"] for result in found]) > 0)
    assert all(np.diff([result["size"] for result in found]) < 0)
