import numpy as np
import pytest
from hypothesis import given

from nabla import Linear, Sequential, Tanh, bump, count_parameters, dense, mlp, sigmoid, xor_network
from tests.nabla.draws import EXTREMES, few, rngs, sizes


def draw_params(widths, rng):
    return [
        (rng.normal(size=(n, m)), rng.normal(size=m))
        for n, m in zip(widths, widths[1:], strict=False)
    ]


@few
@given(N=sizes, D=sizes, H=sizes, rng=rngs)
def test_a_layer_is_its_neurons_side_by_side(N, D, H, rng):
    X, (W, b) = rng.normal(size=(N, D)), draw_params([D, H], rng)[0]
    wanted = [[np.tanh(np.dot(x, W[:, h]) + b[h]) for h in range(H)] for x in X]
    np.testing.assert_allclose(dense(X, W, b, np.tanh), wanted, rtol=1e-12)


@few
@given(widths=sizes.flatmap(lambda n: sizes.map(lambda m: [n, m, 2, 3])), rng=rngs)
def test_mlp_is_the_chain_of_layers_without_a_last_activation(widths, rng):
    X, params = rng.normal(size=(3, widths[0])), draw_params(widths, rng)
    layers = []
    for W, b in params:
        layers += [Linear(*W.shape, rng=rng), Tanh()]
        layers[-2].params["W"][...], layers[-2].params["b"][...] = W, b
    np.testing.assert_allclose(mlp(X, params, np.tanh), Sequential(*layers[:-1]).forward(X))


def test_one_layer_is_linear_whatever_the_activation():
    W, b = np.array([[1.0, 2]]), np.array([3.0, 4])
    np.testing.assert_array_equal(mlp([[2]], [(W, b)], np.exp), [[5, 8]])


@few
@given(rng=rngs)
def test_without_activations_three_layers_are_one(rng):
    X, params = rng.normal(size=(5, 3)), draw_params([3, 4, 2, 2], rng)
    (W1, b1), (W2, b2), (W3, b3) = params
    W, b = W1 @ W2 @ W3, (b1 @ W2 + b2) @ W3 + b3
    np.testing.assert_allclose(mlp(X, params, lambda z: z), X @ W + b, rtol=1e-9, atol=1e-9)


def test_the_activation_sees_the_whole_batch_and_is_called_once_a_layer():
    shapes = []

    def activation(z):
        shapes.append(z.shape)
        return z

    rng = np.random.default_rng(1)
    mlp(np.ones((5, 2)), draw_params([2, 3, 4, 1], rng), activation)
    assert shapes == [(5, 3), (5, 4)]


@pytest.mark.parametrize(
    ("widths", "wanted"), [([3, 4], 16), ([1000, 100, 10], 101_110), ((2, 2, 1), 9)]
)
def test_parameters_are_counted_as_they_are_stored(widths, wanted):
    assert count_parameters(widths) == wanted
    params = draw_params(widths, np.random.default_rng(0))
    assert sum(W.size + b.size for W, b in params) == wanted


def test_the_xor_network_computes_xor():
    W1, b1, W2, b2 = xor_network()
    assert [np.shape(p) for p in (W1, b1, W2, b2)] == [(2, 2), (2,), (2, 1), (1,)]
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    hidden = dense(X, W1, b1, lambda z: z > 0)
    assert dense(hidden, W2, b2, lambda z: z > 0).ravel().tolist() == [False, True, True, False]


@few
@given(rng=rngs)
def test_a_bump_is_a_rise_and_a_fall(rng):
    x, (left, right), height = rng.normal(size=(2, 3)), np.sort(rng.normal(size=2)), rng.normal()
    wanted = height * (sigmoid(7 * (x - left)) - sigmoid(7 * (x - right)))
    got = bump(x, left, right, height, 7)
    np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-12)
    assert got.shape == x.shape


def test_a_steep_bump_is_a_box_also_for_numbers():
    assert bump(0.5, 0, 1, 3, 1e6) == pytest.approx(3)
    assert bump(1, 0, 1, 3, 1e6) == pytest.approx(1.5)
    assert bump(2, 0, 1, 3, 1e6) == pytest.approx(0)


@pytest.mark.parametrize("steepness", [0, 1, 1e10, -1e300])
def test_a_bump_is_finite_and_quiet_for_any_x(steepness):
    with np.errstate(all="raise"):
        values = bump(EXTREMES, -1, 2, 5, steepness)
    assert np.abs(values).max() <= 5


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: dense(np.ones((2, 3)), np.ones((4, 5)), np.ones(5), abs),
            r"W must have shape \(3, H\), got \(4, 5\)",
        ),
        (
            lambda: dense(np.ones((2, 3)), np.ones((3, 5)), np.ones((1, 5)), abs),
            r"b must have shape \(5,\), got \(1, 5\)",
        ),
        (lambda: mlp([[1]], [], abs), r"params must hold at least one \(W, b\), got none"),
        (lambda: count_parameters([3]), r"sizes must be at least two numbers > 0, got \[3\]"),
        (lambda: count_parameters([3, 0]), r"sizes must be at least two .* got \[3, 0\]"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
