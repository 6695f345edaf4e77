import numpy as np
import pytest
from hypothesis import assume, given

from nabla import leaky_relu, maxout, maxout_backward, prelu, prelu_backward
from tests.nabla.draws import away_from_zero, few, rngs, sizes
from tests.nabla.oracle import assert_backward


@few
@given(N=sizes, H=sizes, rng=rngs)
def test_prelu_backward_matches_central_differences(N, H, rng):
    Z, dY = away_from_zero(rng.normal(size=(N, H))), rng.normal(size=(N, H))
    alpha = rng.uniform(-2, 2)
    dZ, dalpha = prelu_backward(dY, Z, alpha)
    assert_backward(lambda value: prelu(value, alpha), Z, dY, dZ, rng)
    assert_backward(lambda value: prelu(Z, float(value)), alpha, dY, dalpha, rng)
    assert isinstance(dalpha, float)


def test_prelu_with_a_fixed_slope_is_leaky_relu_and_any_slope_is_allowed():
    z = np.linspace(-3, 3, 13)
    np.testing.assert_array_equal(prelu(z, 0.1), leaky_relu(z, 0.1))
    np.testing.assert_array_equal(prelu([-2, 3], -2), [4, 3])


def maxout_draw(N, D, H, rng):
    X, dY = rng.normal(size=(N, D)), rng.normal(size=(N, H))
    params = [rng.normal(size=shape) for shape in ((D, H), (H,), (D, H), (H,))]
    return X, params, dY


@few
@given(N=sizes, D=sizes, H=sizes, rng=rngs)
def test_maxout_backward_matches_central_differences(N, D, H, rng):
    X, params, dY = maxout_draw(N, D, H, rng)
    W1, b1, W2, b2 = params
    assume(np.abs(X @ (W1 - W2) + b1 - b2).min() > 1e-3)
    dX, *gradients = maxout_backward(dY, X, *params)
    assert_backward(lambda value: maxout(value, *params), X, dY, dX, rng)
    for position, gradient in enumerate(gradients):

        def forward(value, position=position):
            return maxout(X, *params[:position], value, *params[position + 1 :])

        assert_backward(forward, params[position], dY, gradient, rng)


def test_maxout_contains_relu_and_the_absolute_value():
    X, W = np.array([[-2.0], [3.0]]), np.ones((1, 1))
    np.testing.assert_array_equal(maxout(X, W, [0], 0 * W, [0]), [[0], [3]])
    np.testing.assert_array_equal(maxout(X, W, [0], -W, [0]), [[2], [3]])


def test_at_a_tie_the_first_piece_gets_all():
    dX, dW1, db1, dW2, db2 = maxout_backward([[5]], [[2]], [[3]], [0], [[3]], [0])
    assert [dX.item(), dW1.item(), db1.item(), dW2.item(), db2.item()] == [15, 10, 5, 0, 0]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: prelu([1], [1]), r"alpha must have shape \(\), got \(1,\)"),
        (lambda: prelu_backward([1], [1, 2], 1), r"dY must have the shape of Z"),
        (
            lambda: maxout([[1, 2]], np.ones((2, 3)), np.ones(3), np.ones((2, 4)), np.ones(4)),
            r"W2 must have shape \(2, 3\), got \(2, 4\)",
        ),
        (
            lambda: maxout_backward([[1]], [[1], [2]], [[1]], [0], [[1]], [0]),
            r"dY must have shape \(2, 1\), got \(1, 1\)",
        ),
    ],
)
def test_wrong_shapes_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
