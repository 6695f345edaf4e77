import numpy as np
import pytest
from hypothesis import given

from nabla import (
    gradient_descent,
    half_mse,
    half_mse_gradient,
    learning_rate_limit,
    normal_equation,
    predict,
)
from nabla.data import houses, houses_with_year
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient


def with_ones(X):
    return np.column_stack([np.ones(len(X)), X])


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_half_mse_gradient_matches_central_differences(N, D, rng):
    X, targets, w, b = rng.normal(size=(N, D)), rng.normal(size=N), rng.normal(size=D), 0.7
    dw, db = half_mse_gradient(X, targets, w, b)
    assert_gradient(lambda value: half_mse(predict(X, value, b), targets), w, dw, rng)
    assert_gradient(lambda value: half_mse(predict(X, w, value), targets), b, db, rng)
    assert isinstance(db, float)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_normal_equation_leaves_no_gradient_in_any_units(N, D, rng):
    N += D + 1
    X = rng.normal(size=(N, D)) * 10.0 ** rng.uniform(-6, 6, D) + 3
    targets = rng.normal(size=N)
    w, b = normal_equation(X, targets)
    residuals = targets - X @ w - b
    columns = with_ones(X)
    cosines = columns.T @ residuals / np.linalg.norm(columns, axis=0) / np.linalg.norm(targets)
    np.testing.assert_allclose(cosines, 0, atol=1e-8)


@few
@given(N=sizes, rng=rngs)
def test_the_order_of_the_examples_does_not_change_the_mean(N, rng):
    predictions, targets = rng.normal(size=(2, N))
    order = rng.permutation(N)
    assert half_mse(predictions, targets) == pytest.approx(
        half_mse(predictions[order], targets[order]), rel=1e-13
    )


def test_the_rows_of_a_matrix_are_the_examples_of_half_mse():
    assert half_mse(np.zeros((2, 3)), np.full((2, 3), 2.0)) == 6.0


def test_houses_have_the_slope_and_the_limit_of_the_lecture():
    X, prices = houses()
    area = X[:, 0]
    slope = area @ prices / (area @ area)
    assert slope == pytest.approx(238.6575, abs=5e-5)
    assert half_mse_gradient(X, prices, [slope], 0)[0] == pytest.approx(0, abs=1e-4)
    assert learning_rate_limit(X) == pytest.approx(6.435e-7, abs=5e-11)


def test_houses_with_a_bias_have_the_closed_form_of_the_lecture():
    X, prices = houses()
    w, b = normal_equation(X, prices)
    assert w[0] == pytest.approx(240.8355, abs=5e-5)
    assert b == pytest.approx(-4178.49, abs=5e-3)
    A = with_ones(X)
    assert np.linalg.cond(A.T @ A) == pytest.approx(2.0e7, rel=0.01)


def test_scaling_area_and_year_makes_the_bowl_nearly_round():
    X, _ = houses_with_year()
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    raw, good = (np.linalg.cond(A.T @ A) for A in (with_ones(X), with_ones(scaled)))
    assert raw == pytest.approx(2.3e11, rel=0.02)
    assert good == pytest.approx(5.49, abs=0.005)


@pytest.mark.parametrize(("factor", "grows"), [(0.99, False), (1.01, True)])
def test_gradient_descent_diverges_just_above_the_limit(factor, grows):
    X, prices = houses()
    centred, prices = X - X.mean(), prices - prices.mean()  # the bias stays zero
    lr = factor * learning_rate_limit(centred)
    _, b, history = gradient_descent(centred, prices, lr=lr, num_steps=100)
    assert b == pytest.approx(0, abs=1e-3)
    assert (history[-1] > history[0]) == grows


def test_the_limit_comes_from_the_steepest_direction():
    # X^T X / N has the eigenvalues 4 and 1/2, along (1, 1) and (1, -1)
    assert learning_rate_limit([[2, 2], [0.5**0.5, -(0.5**0.5)]]) == pytest.approx(2 / 4)


def test_gradient_descent_reaches_the_closed_form():
    X, prices = houses_with_year()
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b, history = gradient_descent(scaled, prices, lr=0.5, num_steps=400)
    wanted_w, wanted_b = normal_equation(scaled, prices)
    np.testing.assert_allclose(w, wanted_w, rtol=1e-9)
    assert b == pytest.approx(wanted_b, rel=1e-12)
    assert history.shape == (401,)
    assert (np.diff(history) <= 1e-12 * history[0]).all()


def test_both_parameters_move_at_once():
    w, b, history = gradient_descent([[1], [3]], [2, 6], lr=0.1, num_steps=1)
    assert (w.tolist(), b) == ([1.0], pytest.approx(0.4))
    np.testing.assert_allclose(history, [10, 1.78])


def test_no_steps_leave_the_start():
    w, b, history = gradient_descent([[1, 2]], [2], lr=0.1, num_steps=0)
    assert (w.tolist(), b, history.tolist()) == ([0, 0], 0, [2])


def test_a_diverging_run_makes_all_its_steps_without_a_warning():
    X, prices = houses()
    _, _, history = gradient_descent(X, prices, lr=1.0, num_steps=300)
    assert history.shape == (301,)
    assert not np.isfinite(history[-1])


@pytest.mark.parametrize(
    ("X", "targets"),
    [
        ([[1, 2], [2, 4], [3, 6], [5, 10]], [1, 2, 3, 4]),  # twice the first column
        ([[1, 7], [2, 7], [3, 7], [5, 7]], [1, 2, 3, 4]),  # constant column
        ([[1, 2]], [1]),  # fewer examples than weights
    ],
)
def test_a_minimum_that_is_not_unique_is_refused(X, targets):
    with pytest.raises(ValueError, match="wanted 2 columns independent .* got rank"):
        normal_equation(X, targets)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: predict([1, 2], [1], 0), r"X must have shape \(N, D\), got \(2,\)"),
        (lambda: predict([[1, 2]], [1], 0), r"w must have shape \(2,\), got \(1,\)"),
        (lambda: predict([[1, 2]], [1, 2], [0]), r"b must have shape \(\), got \(1,\)"),
        (
            lambda: half_mse_gradient([[1], [2]], [[1], [2]], [1], 0),
            r"targets must have the shape of predictions, \(2,\), got \(2, 1\)",
        ),
        (lambda: half_mse([], []), r"at least one entry, got shape \(0,\)"),
        (lambda: half_mse(1.0, 2.0), r"predictions must have shape"),
        (
            lambda: gradient_descent([[1]], [1, 2], lr=1, num_steps=1),
            r"targets must have shape \(1,\), got \(2,\)",
        ),
        (lambda: normal_equation([[1], [2]], [1]), r"targets must have shape \(2,\), got \(1,\)"),
    ],
)
def test_wrong_shapes_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
