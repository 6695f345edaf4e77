import numpy as np
import pytest
from hypothesis import given

import nabla
from nabla import (
    half_mse,
    huber,
    huber_gradient,
    mae,
    mae_gradient,
    mse,
    mse_gradient,
    poisson_loss,
    poisson_loss_gradient,
)
from tests.nabla.draws import away_from_zero, few, rngs, sizes
from tests.nabla.oracle import assert_gradient

SHAPES = [(1,), (5,), (1, 1), (3, 4)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["mse", "mae", "poisson_loss"])
@few
@given(rng=rngs)
def test_the_gradient_matches_central_differences(name, shape, rng):
    loss, gradient = getattr(nabla, name), getattr(nabla, f"{name}_gradient")
    targets = rng.normal(size=shape)
    first = targets + away_from_zero(rng.normal(size=shape))
    assert_gradient(lambda value: loss(value, targets), first, gradient(first, targets), rng)
    assert isinstance(loss(first, targets), float)


@pytest.mark.parametrize("delta", [0.05, 0.7, 50.0])
@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_gradient_of_huber_matches_central_differences(delta, N, K, rng):
    predictions, targets = rng.normal(size=(2, N, K))
    gradient = huber_gradient(predictions, targets, delta)
    # the second derivative jumps at |d| = delta, so a difference is only good to the step
    assert_gradient(lambda value: huber(value, targets, delta), predictions, gradient, rng)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_huber_is_half_the_mse_for_a_large_delta_and_nearly_delta_times_mae_for_a_small_one(
    N, K, rng
):
    predictions, targets = rng.normal(size=(2, N, K))
    assert huber(predictions, targets, 1e3) == pytest.approx(mse(predictions, targets) / 2)
    assert huber(predictions, targets, 1e-9) == pytest.approx(
        1e-9 * mae(predictions, targets), rel=1e-6
    )


def test_both_branches_of_huber_by_hand():
    assert huber([0, 0, 0], [0.5, -2, 7], delta=2) == pytest.approx((0.125 + 2 + 12) / 3)


def test_huber_does_not_square_large_differences():
    with np.errstate(all="raise"):
        assert huber([1e300, -1e300], [0, 0], delta=1) == pytest.approx(1e300)


def test_half_mse_is_half_of_mse_and_so_is_its_gradient():
    X, targets, w, b = np.array([[1.0], [2], [4]]), [3, 1, 2], [0.5], 0.25
    predictions = X @ w + b
    assert half_mse(predictions, targets) == pytest.approx(mse(predictions, targets) / 2)
    dw, _ = nabla.half_mse_gradient(X, targets, w, b)
    np.testing.assert_allclose(dw, X.T @ mse_gradient(predictions, targets) / 2)


def test_mae_does_not_push_where_it_is_right():
    np.testing.assert_array_equal(mae_gradient([1, 2], [1, 2]), [0, 0])


def test_an_outlier_pulls_mse_by_its_distance_and_mae_no_more_than_any_other_point():
    errors = np.array([1.0, 1, 1, 1000])
    assert mse_gradient(errors, np.zeros(4))[-1] == 1000 * mse_gradient(errors, np.zeros(4))[0]
    assert mae_gradient(errors, np.zeros(4))[-1] == mae_gradient(errors, np.zeros(4))[0]


def test_poisson_loss_is_the_likelihood_of_counts():
    scores, counts = np.array([0.3, -1.0, 2.0]), np.array([2, 0, 9])
    log_factorials = np.log([2, 1, 362880])
    probabilities = np.exp(scores * counts - np.exp(scores) - log_factorials)
    assert poisson_loss(scores, counts) == pytest.approx(
        -np.mean(np.log(probabilities) + log_factorials)
    )
    seen = counts[counts > 0]
    np.testing.assert_allclose(poisson_loss_gradient(np.log(seen), seen), 0, atol=1e-15)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mse([1, 2], [[1], [2]]), r"targets must have the shape of predictions, \(2,\)"),
        (lambda: mae([], []), r"predictions must have at least one entry, got shape \(0,\)"),
        (lambda: huber([1], [1], 0), r"delta must be greater than 0, got 0"),
        (lambda: huber_gradient([1], [1], -2), r"delta must be greater than 0, got -2"),
        (lambda: poisson_loss([1, 2], [1]), r"targets must have the shape of scores, \(2,\)"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
