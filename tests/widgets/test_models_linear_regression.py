"""Demos of `linear_regression`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import data, widgets
from nabla.linear import gradient_descent, half_mse, half_mse_gradient, normal_equation, predict
from tests.widgets.draws import few_draws, number

AREAS = [1.18, 2.57, 0.77, 1.96]
PRICES = [2.219, 5.38, 1.8, 6.04]
RAW_AREAS = [1180.0, 2570.0, 770.0, 1960.0]
RAW_PRICES = [221900.0, 538000.0, 180000.0, 604000.0]
AREAS_WITH_YEARS = [1180.0, 200.0, 770.0, 1960.0]
YEARS = [1980.0, 2010.0, 2011.0, 1990.0]


@few_draws
@given(st.lists(st.tuples(number, number), min_size=3, max_size=7), number, number)
def test_the_loss_and_gradient_of_the_line_are_those_of_nabla(javascript, houses, w, b):
    areas, prices = (list(column) for column in zip(*houses, strict=True))
    X, targets = np.array(areas)[:, None], np.array(prices)
    state = {"areas": areas, "prices": prices, "w": w, "b": b}
    loss, gradient = javascript("regression_line", ("halfMse", state), ("gradient", state))
    dw, db = half_mse_gradient(X, targets, np.array([w]), b)
    assert_allclose(loss, half_mse(predict(X, np.array([w]), b), targets), atol=1e-12)
    assert_allclose(gradient, [dw[0], db], atol=1e-12)


def test_the_path_of_the_line_from_zero_is_gradient_descent_of_nabla(javascript):
    state = {"areas": AREAS, "prices": PRICES, "start": [0, 0], "lr": 0.1, "num_steps": 25}
    path, best, limit = javascript(
        "regression_line", ("trajectory", state), ("bestLine", state), ("limit", state)
    )
    X, targets = np.array(AREAS)[:, None], np.array(PRICES)
    w, b, history = gradient_descent(X, targets, lr=0.1, num_steps=25)
    assert_allclose(path[-1][:2], [w[0], b], rtol=1e-12)
    assert_allclose([loss for *_, loss in path], history, rtol=1e-12)
    w, b = normal_equation(X, targets)
    assert_allclose([best["w"], best["b"]], [w[0], b], rtol=1e-9)
    A = np.column_stack([np.ones(4), AREAS])
    assert_allclose(limit, 2 / np.linalg.eigvalsh(A.T @ A / 4)[-1], rtol=1e-12)


def test_the_first_states_hold_the_lectures_tables(bundles):
    X, prices = data.houses()
    line, weight = widgets.RegressionLine(), widgets.LearningRate()
    assert_allclose([line.areas, line.prices], [X[:, 0] / 1e3, prices / 1e5])
    assert_allclose([weight.areas, weight.prices], [X[:, 0], prices])
    scaling = widgets.FeatureScaling()
    assert_allclose(np.array([scaling.areas, scaling.years]).T, data.houses_with_year()[0])


def test_the_line_through_houses_of_one_size_is_flat(javascript):
    state = {"areas": [1, 1, 1], "prices": [2, 4, 9]}
    (best,) = javascript("regression_line", ("bestLine", state))
    assert_allclose([best["w"], best["b"]], [0, 5])


def test_one_weight_has_the_limit_and_the_minimum_of_the_lectures_table(javascript):
    state = {"areas": RAW_AREAS, "prices": RAW_PRICES}
    limit, best = javascript("learning_rate", ("limit", state), ("bestWeight", state))
    assert f"{limit:.3e}" == "6.435e-07"
    assert f"{best:.4f}" == "238.6575"


@pytest.mark.parametrize("ratio", [0.03, 0.5, 0.9, 1.05])
def test_the_steps_of_one_weight_are_gradient_descent(javascript, ratio):
    state = {"areas": RAW_AREAS, "prices": RAW_PRICES, "start": 30, "ratio": ratio, "num_steps": 9}
    weights, loss = javascript(
        "learning_rate", ("trajectory", state), ("loss", state | {"w": 17.5})
    )
    x, t = np.array(RAW_AREAS), np.array(RAW_PRICES)
    assert_allclose(loss, half_mse(17.5 * x, t))
    lr, expected = ratio * 2 / np.mean(x**2), [30.0]
    for _ in range(9):
        dw, _db = half_mse_gradient(x[:, None], t, np.array([expected[-1]]), 0.0)
        expected.append(expected[-1] - lr * dw[0])
    assert_allclose(weights, expected, rtol=1e-9)


def test_the_words_for_a_learning_rate_change_at_the_limit(javascript):
    below, at, above = javascript("learning_rate", *(("regime", r) for r in (0.98, 1.0, 1.02)))
    assert "remains" in below
    assert "for ever" in at
    assert above.startswith("Diverging")


@pytest.mark.parametrize(("method", "condition"), [("raw", "2.3e+11"), ("standardized", "5.5e+00")])
def test_the_condition_numbers_are_those_of_the_design_matrix(javascript, method, condition):
    state = {"areas": AREAS_WITH_YEARS, "years": YEARS, "method": method}
    (shape,) = javascript("feature_scaling", ("landscape", state))
    X = np.array([AREAS_WITH_YEARS, YEARS]).T
    if method == "standardized":
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    A = np.column_stack([np.ones(4), X])
    assert f"{shape['condition']:.1e}" == condition
    assert_allclose(shape["condition"], np.linalg.cond(A) ** 2, rtol=1e-6)
    curvatures = np.linalg.svd(A, compute_uv=False) ** 2 / 4
    assert_allclose([shape["steep"], shape["flat"]], curvatures[[0, -1]], rtol=1e-6)


@pytest.mark.parametrize("method", ["centred", "scaled", "standardized"])
def test_every_way_of_scaling_is_that_of_numpy(javascript, method):
    (scaled,) = javascript("feature_scaling", ("transform", YEARS), ("transform", YEARS))[:1]
    assert_allclose(scaled, YEARS)  # without a method nothing is done
    state = {"areas": AREAS_WITH_YEARS, "years": YEARS, "method": method}
    (shape,) = javascript("feature_scaling", ("landscape", state))
    X = np.array([AREAS_WITH_YEARS, YEARS]).T
    shift = X.mean(axis=0) if method != "scaled" else 0
    factor = X.std(axis=0) if method != "centred" else 1
    A = np.column_stack([np.ones(4), (X - shift) / factor])
    assert_allclose(shape["condition"], np.linalg.cond(A) ** 2, rtol=1e-6)


def test_the_path_in_the_picture_is_descent_along_the_curvatures(javascript):
    state = {"steep": 4.0, "flat": 0.5, "start": [-0.8, 0.7], "num_steps": 6}
    (points,) = javascript("feature_scaling", ("path", state))
    curvature, point, lr = np.array([0.5, 4.0]), np.array([-0.8, 0.7]), 0.8 * 2 / 4.0
    for shown in points:
        assert_allclose(shown, point, atol=1e-12)
        point = point - lr * curvature * point


def test_half_the_way_takes_the_steps_that_are_announced(javascript):
    (steps,) = javascript("feature_scaling", ("stepsToHalf", {"condition": 5.49}))
    remaining = (1 - 1.6 / 5.49) ** np.array([steps - 1, steps])
    assert remaining[1] <= 0.5 < remaining[0]
