import numpy as np
import pytest
from hypothesis import given

import nabla
from nabla import dead_fraction, elu, leaky_relu, sigmoid, softplus, tanh_from_sigmoid
from tests.nabla.draws import DENORMAL, EXTREMES, away_from_zero, few, rngs, sizes
from tests.nabla.oracle import assert_backward

WITH_DERIVATIVE = ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus"]
GRADIENTS = [f"{name}_gradient" for name in WITH_DERIVATIVE]
ALL = [*WITH_DERIVATIVE, *GRADIENTS, "step", "tanh_from_sigmoid"]
MODERATE = np.linspace(-30, 30, 241)


@pytest.mark.parametrize("name", WITH_DERIVATIVE)
@few
@given(N=sizes, H=sizes, rng=rngs)
def test_the_derivative_matches_central_differences(name, N, H, rng):
    function, derivative = getattr(nabla, name), getattr(nabla, f"{name}_gradient")
    z, dY = away_from_zero(2 * rng.normal(size=(N, H))), rng.normal(size=(N, H))
    assert_backward(function, z, dY, dY * derivative(z), rng)


@pytest.mark.parametrize("name", ["leaky_relu", "elu"])
@few
@given(rng=rngs)
def test_alpha_reaches_the_derivative_too(name, rng):
    function, derivative = getattr(nabla, name), getattr(nabla, f"{name}_gradient")
    z, dY, alpha = away_from_zero(rng.normal(size=7)), rng.normal(size=7), rng.uniform(0.1, 1)
    assert_backward(lambda value: function(value, alpha), z, dY, dY * derivative(z, alpha), rng)


@pytest.mark.parametrize("name", ALL)
def test_every_finite_number_has_a_finite_value_and_no_warning(name):
    with np.errstate(all="raise"):
        values = getattr(nabla, name)(EXTREMES)
    assert np.isfinite(values).all()
    bounded = name not in ("relu", "leaky_relu", "elu", "softplus")
    assert np.abs(values).max() <= (1 if bounded else np.abs(EXTREMES).max())


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("shape", [(), (1,), (0,), (2, 0), (2, 3, 4)])
def test_the_shape_is_kept(name, shape):
    assert np.shape(getattr(nabla, name)(np.full(shape, 0.3))) == shape


@pytest.mark.parametrize("name", ALL)
def test_a_number_gives_a_number(name):
    assert isinstance(getattr(nabla, name)(2), float)


@pytest.mark.parametrize("name", ALL)
def test_nan_stays_nan_and_infinity_has_its_limit(name):
    function = getattr(nabla, name)
    if name not in ("step", "relu_gradient", "leaky_relu_gradient", "elu_gradient"):
        assert np.isnan(function(np.nan))
    assert function(np.inf) == function(1e300) or function(np.inf) == np.inf


def test_sigmoid_is_right_to_the_last_digits_in_both_tails():
    z = np.linspace(-700, 700, 1401)
    np.testing.assert_allclose(sigmoid(z), 1 / (1 + np.exp(-z)), rtol=1e-15)
    np.testing.assert_allclose(sigmoid(z) + sigmoid(-z), 1, rtol=1e-15)


def test_the_derivative_of_sigmoid_has_the_numbers_of_the_lecture():
    np.testing.assert_allclose(
        nabla.sigmoid_gradient([-10, 0, 10]), [4.5396e-5, 0.25, 4.5396e-5], rtol=1e-5
    )


def test_derivatives_keep_their_digits_where_the_function_saturates():
    np.testing.assert_allclose(nabla.sigmoid_gradient(40), np.exp(-40), rtol=1e-15)
    np.testing.assert_allclose(
        nabla.tanh_gradient(MODERATE), 1 / np.cosh(MODERATE) ** 2, rtol=1e-14
    )


def test_tanh_from_sigmoid_is_tanh_also_near_zero():
    z = np.concatenate([MODERATE, EXTREMES, [1e-8, -1e-8]])
    np.testing.assert_allclose(tanh_from_sigmoid(z), np.tanh(z), rtol=1e-14)
    np.testing.assert_allclose(
        tanh_from_sigmoid(MODERATE), 2 * sigmoid(2 * MODERATE) - 1, atol=1e-15
    )


def test_softplus_keeps_small_values_and_large_ones():
    np.testing.assert_allclose(softplus([-40, 40, 1e300]), [np.exp(-40), 40, 1e300], rtol=1e-15)
    np.testing.assert_allclose(softplus(MODERATE), np.log1p(np.exp(MODERATE)), rtol=1e-14)


def test_elu_saturates_at_minus_alpha_and_is_linear_near_zero():
    np.testing.assert_allclose(elu([-1e3, -1e-12, 2], 3), [-3, -3e-12, 2], rtol=1e-11)


def test_leaky_relu_is_a_maximum_for_slopes_up_to_one():
    np.testing.assert_array_equal(leaky_relu([-2, 3], 0), [0, 3])
    np.testing.assert_array_equal(leaky_relu([-2, 3], 1), [-2, 3])
    assert leaky_relu(-DENORMAL) == 0


def test_at_the_kink_relu_has_derivative_zero_and_leaky_relu_the_left_slope():
    assert nabla.relu_gradient(0.0) == 0
    assert nabla.leaky_relu_gradient(0.0, 0.1) == pytest.approx(0.1)
    assert nabla.step([0.0, -0.0, DENORMAL]).tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("Z", "wanted"),
    [([[0, 1]], 0.5), ([[-1]], 1), ([[-1, -1, 2], [1, 0, -3], [-1, 0, -3]], 1 / 3)],
)
def test_a_unit_is_dead_if_it_is_never_above_zero(Z, wanted):
    assert dead_fraction(Z) == pytest.approx(wanted)
    assert isinstance(dead_fraction(Z), float)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: leaky_relu([1], alpha=1.5), r"alpha must lie in 0..1, got 1.5"),
        (lambda: leaky_relu([1], alpha=-0.1), r"alpha must lie in 0..1, got -0.1"),
        (lambda: elu([1], alpha=0), r"alpha must be greater than 0, got 0"),
        (lambda: elu([1], alpha=np.nan), r"alpha must be greater than 0, got nan"),
        (lambda: dead_fraction([1, 2]), r"Z must have shape \(N, H\), got \(2,\)"),
        (lambda: sigmoid(["a"]), r"wanted real numbers, got an array of <U1"),
        (lambda: sigmoid([1j]), r"wanted real numbers, got an array of complex128"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
