import numpy as np
import pytest
from hypothesis import assume, given

from nabla import (
    linear_backward,
    product_graph,
    relu_backward,
    sigmoid_circuit,
    two_layer_gradient,
    xor_training_step,
)
from tests.nabla.draws import away_from_zero, few, rngs, sizes
from tests.nabla.oracle import assert_backward, assert_gradient


def test_the_product_graph_has_the_numbers_of_the_lectures():
    assert product_graph(-2, 5, -4) == (-12, (-4, -4, 3))


@few
@given(rng=rngs)
def test_the_product_graph_matches_central_differences(rng):
    point = rng.normal(size=3)
    _, gradient = product_graph(*point)
    assert_gradient(lambda p: product_graph(*p)[0], point, gradient, rng)


def test_the_sigmoid_circuit_has_the_known_numbers():
    f, dw, dx = sigmoid_circuit([2, -3, -3], [-1, -2])
    assert f == pytest.approx(0.7311, abs=5e-5)
    np.testing.assert_allclose(dw, [-0.1966, -0.3932, 0.1966], atol=5e-5)
    np.testing.assert_allclose(dx, [0.3932, -0.5898], atol=5e-5)


@few
@given(rng=rngs)
def test_the_sigmoid_circuit_matches_central_differences(rng):
    w, x = rng.normal(size=3), rng.normal(size=2)
    _, dw, dx = sigmoid_circuit(w, x)
    assert_gradient(lambda value: sigmoid_circuit(value, x)[0], w, dw, rng)
    assert_gradient(lambda value: sigmoid_circuit(w, value)[0], x, dx, rng)


@few
@given(N=sizes, D=sizes, H=sizes, rng=rngs)
def test_linear_backward_matches_central_differences(N, D, H, rng):
    X, W, b = rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=H)
    dY = rng.normal(size=(N, H))
    dX, dW, db = linear_backward(dY, X, W)
    assert_backward(lambda value: value @ W + b, X, dY, dX, rng)
    assert_backward(lambda value: X @ value + b, W, dY, dW, rng)
    assert_backward(lambda value: X @ W + value, b, dY, db, rng)


@few
@given(N=sizes, H=sizes, rng=rngs)
def test_relu_backward_matches_central_differences(N, H, rng):
    X, dY = away_from_zero(rng.normal(size=(N, H))), rng.normal(size=(N, H))
    assert_backward(lambda value: np.maximum(value, 0), X, dY, relu_backward(dY, X), rng)


def test_the_kink_of_relu_passes_nothing_back():
    np.testing.assert_array_equal(relu_backward([5, 6], [0, -0.0]), [0, 0])


@few
@given(N=sizes, D=sizes, H=sizes, K=sizes, rng=rngs)
def test_two_layer_gradient_matches_central_differences(N, D, H, K, rng):
    X, Y = rng.normal(size=(N, D)), rng.normal(size=(N, K))
    W1, W2 = rng.normal(size=(D, H)), rng.normal(size=(H, K))
    assume(np.abs(X @ W1).min() > 1e-3)
    loss, dW1, dW2 = two_layer_gradient(X, Y, W1, W2)
    assert loss == pytest.approx(((np.maximum(X @ W1, 0) @ W2 - Y) ** 2).sum())
    assert_gradient(lambda value: two_layer_gradient(X, Y, value, W2)[0], W1, dW1, rng)
    assert_gradient(lambda value: two_layer_gradient(X, Y, W1, value)[0], W2, dW2, rng)


def test_the_lecture_network_has_the_shapes_of_its_parameters():
    rng = np.random.default_rng(64)
    W1, W2 = 0.03 * rng.normal(size=(1000, 100)), 0.1 * rng.normal(size=(100, 10))
    X, Y = rng.normal(size=(64, 1000)), rng.normal(size=(64, 10))
    _, dW1, dW2 = two_layer_gradient(X, Y, W1, W2)
    assert (dW1.shape, dW2.shape) == ((1000, 100), (100, 10))


def test_the_sum_over_a_batch_is_twice_as_large_for_a_batch_seen_twice():
    rng = np.random.default_rng(7)
    X, Y = rng.normal(size=(3, 2)), rng.normal(size=(3, 5))
    W1, W2 = rng.normal(size=(2, 4)), rng.normal(size=(4, 5))
    once = two_layer_gradient(X, Y, W1, W2)
    twice = two_layer_gradient(np.tile(X, (2, 1)), np.tile(Y, (2, 1)), W1, W2)
    for a, b in zip(once, twice, strict=True):
        np.testing.assert_allclose(2 * a, b)


def lecture_loss(X, Y, W0, W1):
    l1 = 1 / (1 + np.exp(-X @ W0))
    return 0.5 * np.sum((Y - 1 / (1 + np.exp(-l1 @ W1))) ** 2)


@few
@given(N=sizes, D=sizes, H=sizes, K=sizes, rng=rngs)
def test_an_xor_step_goes_down_the_gradient_of_half_the_sum_of_squares(N, D, H, K, rng):
    X, Y = rng.normal(size=(N, D)), rng.uniform(size=(N, K))
    W0, W1 = rng.normal(size=(D, H)), rng.normal(size=(H, K))
    new_W0, new_W1 = xor_training_step(X, Y, W0, W1)
    assert_gradient(lambda value: lecture_loss(X, Y, value, W1), W0, W0 - new_W0, rng)
    assert_gradient(lambda value: lecture_loss(X, Y, W0, value), W1, W1 - new_W1, rng)


def xor_after(steps, W0, W1):
    X, Y = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]), np.array([[0, 1, 1, 0]]).T
    for _ in range(steps):
        W0, W1 = xor_training_step(X, Y, W0, W1)
    l1 = 1 / (1 + np.exp(-X @ W0))
    return (1 / (1 + np.exp(-l1 @ W1))).ravel()


def test_eleven_lines_learn_xor():
    rng = np.random.default_rng(4)
    outputs = xor_after(5000, rng.uniform(-1, 1, (3, 4)), rng.uniform(-1, 1, (4, 1)))
    np.testing.assert_allclose(outputs, [0, 1, 1, 0], atol=0.1)


def test_from_zeros_the_hidden_units_stay_equal_and_xor_is_not_learned():
    np.testing.assert_allclose(xor_after(1000, np.zeros((3, 4)), np.zeros((4, 1))), 0.5, atol=1e-6)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: linear_backward(np.ones((3, 2)), np.ones((4, 5)), np.ones((5, 2))),
            r"dY must have shape \(4, 2\), got \(3, 2\)",
        ),
        (
            lambda: linear_backward(np.ones((4, 2)), np.ones((4, 5)), np.ones((2, 5))),
            r"W must have shape \(5, H\), got \(2, 5\)",
        ),
        (lambda: relu_backward([1, 2], [1]), r"dY must have the shape of X, \(1,\), got \(2,\)"),
        (lambda: sigmoid_circuit([1, 2], [1, 2]), r"w must have shape \(3,\), got \(2,\)"),
        (
            lambda: two_layer_gradient([[1]], [1], [[1]], [[1]]),
            r"Y must have shape \(1, 1\), got \(1,\)",
        ),
        (
            lambda: xor_training_step([[1]], [[1]], [[1]], [[1], [2]]),
            r"W1 must have shape \(1, K\), got \(2, 1\)",
        ),
    ],
)
def test_wrong_shapes_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
