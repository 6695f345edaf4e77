"""Demos of `logistic_regression`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import widgets
from nabla.activations import sigmoid
from nabla.class_losses import (
    binary_cross_entropy,
)
from nabla.gradient_check import numerical_gradient
from nabla.linear import half_mse, predict
from nabla.logistic import classify, logistic_gradient, quadratic_features
from tests.widgets.draws import few_draws, number


@few_draws
@given(st.lists(st.tuples(number, st.integers(0, 1)), min_size=1, max_size=5), number)
def test_both_slices_have_the_loss_and_slope_of_nabla(javascript, examples, w):
    xs, targets = (list(column) for column in zip(*examples, strict=True))
    state = {"xs": xs, "targets": targets, "w": w}
    calls = [("slice", state | {"kind": kind}) for kind in ("cross", "squared")]
    cross, squared = javascript("loss_slices", *calls)
    x, t = np.array(xs), np.array(targets)
    p = sigmoid(w * x)
    dw, _ = logistic_gradient(x[:, None], t, [w], 0.0)
    assert_allclose(cross["loss"], binary_cross_entropy(w * x, t), rtol=1e-12)
    assert_allclose(cross["slope"], dw[0], atol=1e-12)
    assert_allclose(cross["curvature"], np.mean(p * (1 - p) * x**2), atol=1e-12)
    assert_allclose(squared["loss"], half_mse(p, t), rtol=1e-12)
    slope = numerical_gradient(lambda v: half_mse(sigmoid(v * x), t), np.float64(w))
    assert_allclose(squared["slope"], slope, atol=1e-9)


def test_the_squared_slice_bends_down_where_the_formula_says(javascript):
    one = {"xs": [1], "targets": [1], "kind": "squared"}
    weights = [-6.0, -2.0, -np.log(2.0), 0.0, 3.0]
    slices = javascript("loss_slices", *(("slice", one | {"w": w}) for w in weights))
    p = sigmoid(np.array(weights))
    curvature = p * (1 - p) ** 2 * (3 * p - 1)
    assert_allclose([s["curvature"] for s in slices], curvature, atol=1e-15)


def test_the_descents_on_both_slices_are_those_of_their_slopes(javascript):
    state = {"xs": [10, 1, 0.2], "targets": [1, 0, 1], "w": -4.0, "num_steps": 30, "lr": 0.2}
    ((*_, end),) = javascript("loss_slices", ("descent", state | {"kind": "cross"}))
    X, t, w = np.array([[10.0], [1.0], [0.2]]), np.array([1, 0, 1]), np.array([-4.0])
    for _ in range(30):
        w = w - 0.2 * logistic_gradient(X, t, w, 0.0)[0]
    assert_allclose(end, w[0], rtol=1e-9)


@pytest.mark.parametrize("features", ["plain", "squared"])
def test_the_boundary_is_fitted_by_the_gradient_of_nabla(javascript, features):
    shown = widgets.DecisionBoundary()
    state = shown.state() | {"features": features, "num_steps": 40}
    (found,) = javascript("decision_boundary", ("fit", state))
    F, t = np.array(shown.points), np.array(shown.labels)
    F = quadratic_features(F) if features == "squared" else F
    w, b, history = np.zeros(F.shape[1]), 0.0, []
    for _ in range(41):
        history.append(binary_cross_entropy(predict(F, w, b), t))
        last, (dw, db) = (w, b), logistic_gradient(F, t, w, b)
        w, b = w - shown.lr * dw, b - shown.lr * db
    assert_allclose(found["history"], history, rtol=1e-9)
    assert_allclose([*found["w"], found["b"]], [*last[0], last[1]], rtol=1e-9)
    (right,) = javascript("decision_boundary", ("numRight", state | found))
    assert right == np.sum(classify(F, *last) == t)


def test_the_kind_of_boundary_is_told_from_the_weights_of_the_squares(javascript):
    weights = [[1, 1, -3, -3], [1, 1, -3, -1], [0, 0, 2, -1], [0, 0, 0, 0]]
    calls = [("conic", {"features": "squared", "w": w}) for w in weights]
    kinds = javascript("decision_boundary", *calls, ("conic", {"features": "plain", "w": [1, 2]}))
    wanted = ["nearly a circle", "an ellipse", "a hyperbola", "no boundary yet", "a straight line"]
    assert kinds == wanted
