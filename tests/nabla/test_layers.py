import numpy as np
import pytest
from hypothesis import assume, given

from nabla import (
    ELU,
    LeakyReLU,
    Linear,
    Maxout,
    PReLU,
    ReLU,
    Sequential,
    Sigmoid,
    Softplus,
    Tanh,
    cross_entropy,
    cross_entropy_gradient,
)
from tests.nabla.draws import EXTREMES, away_from_zero, few, labels_of, rngs, sizes
from tests.nabla.oracle import assert_backward, assert_gradient

ACTIVATIONS = [Sigmoid, Tanh, ReLU, LeakyReLU, PReLU, ELU, Softplus]
WITH_PARAMS = [Linear, Maxout]


def set_param(layer, name, value):
    layer.params[name][...] = value
    return layer


def draw_layer(kind, D, H, rng):
    layer = kind(D, H, rng=rng) if kind in WITH_PARAMS else kind()
    for name, param in layer.params.items():
        if name.startswith("b"):
            set_param(layer, name, rng.normal(size=param.shape))
    return layer


def assert_layer(layer, X, dY, rng):
    """Both dX and every entry of grads are those of sum(dY * forward)."""
    layer.forward(X)
    dX = layer.backward(dY)
    grads = {name: grad.copy() for name, grad in layer.grads.items()}
    assert_backward(layer.forward, X, dY, dX, rng)
    for name, param in layer.params.items():
        value = param.copy()

        def forward(value, name=name):
            return set_param(layer, name, value).forward(X)

        assert_backward(forward, value, dY, grads[name], rng)
        set_param(layer, name, value)


@pytest.mark.parametrize("kind", WITH_PARAMS)
@few
@given(N=sizes, D=sizes, H=sizes, rng=rngs)
def test_layers_with_weights_match_central_differences(kind, N, D, H, rng):
    layer, X = draw_layer(kind, D, H, rng), rng.normal(size=(N, D))
    if kind is Maxout:
        p = layer.params
        assume(np.abs(X @ (p["W1"] - p["W2"]) + p["b1"] - p["b2"]).min() > 1e-3)
    assert_layer(layer, X, rng.normal(size=(N, H)), rng)


@pytest.mark.parametrize("kind", ACTIVATIONS)
@few
@given(N=sizes, D=sizes, rng=rngs)
def test_activation_layers_match_central_differences(kind, N, D, rng):
    X = away_from_zero(rng.normal(size=(N, D)))
    assert_layer(kind(), X, rng.normal(size=(N, D)), rng)


@few
@given(alpha=sizes.map(lambda n: n / 5), rng=rngs)
def test_the_slope_given_is_the_slope_used(alpha, rng):
    X, dY = away_from_zero(rng.normal(size=(3, 4))), rng.normal(size=(3, 4))
    for kind in (LeakyReLU, PReLU, ELU):
        layer = kind(alpha)
        assert layer.forward([[-1e-6]]) == pytest.approx(-1e-6 * alpha, rel=1e-5)
        assert_layer(layer, X, dY, rng)


@few
@given(N=sizes, D=sizes, H=sizes, K=sizes, rng=rngs)
def test_a_network_with_its_loss_matches_central_differences(N, D, H, K, rng):
    model = Sequential(Linear(D, H, rng=rng), Tanh(), Linear(H, K, rng=rng))
    X, labels = rng.normal(size=(N, D)), labels_of(rng, N, K)
    dX = model.backward(cross_entropy_gradient(model.forward(X), labels))
    assert_gradient(lambda value: cross_entropy(model.forward(value), labels), X, dX, rng)
    for name, param in model.params.items():
        grad, start = model.grads[name].copy(), param.copy()

        def loss(value, name=name):
            return cross_entropy(set_param(model, name, value).forward(X), labels)

        assert_gradient(loss, start, grad, rng)
        set_param(model, name, start)


def test_sequential_names_the_arrays_of_its_layers():
    rng = np.random.default_rng(0)
    first, last = Linear(2, 3, rng=rng), Linear(3, 1, rng=rng)
    model = Sequential(first, Sequential(ReLU(), PReLU()), last)
    assert list(model.params) == ["0.W", "0.b", "1.1.alpha", "2.W", "2.b"]
    assert model.params["0.W"] is first.params["W"]
    assert model.grads["2.b"] is last.grads["b"]


def test_backward_overwrites_the_gradients_in_place():
    layer = Linear(2, 3, rng=np.random.default_rng(0))
    kept = layer.grads["W"]
    for scale in (1, 5):
        layer.forward([[scale, 0]])
        layer.backward([[1, 0, 0]])
    assert layer.grads["W"] is kept
    np.testing.assert_array_equal(kept, [[5, 0, 0], [0, 0, 0]])


def test_the_first_layer_may_leave_out_the_gradient_of_the_data():
    layer = Linear(2, 3, rng=np.random.default_rng(0), input_gradient=False)
    layer.forward([[1, 2]])
    assert layer.backward([[1, 0, 0]]) is None
    np.testing.assert_array_equal(layer.grads["W"], [[1, 0, 0], [2, 0, 0]])


def test_linear_starts_with_the_spread_of_glorot_and_zero_biases():
    layer = Linear(200, 300, rng=np.random.default_rng(2))
    assert np.abs(layer.params["W"]).max() <= np.sqrt(6 / 500)
    assert layer.params["W"].var() == pytest.approx(2 / 500, rel=0.05)
    np.testing.assert_array_equal(layer.params["b"], 0)


@pytest.mark.parametrize("kind", [*ACTIVATIONS, *WITH_PARAMS])
def test_a_second_batch_of_another_size_forgets_the_first(kind):
    rng = np.random.default_rng(0)
    layer, fresh = (draw_layer(kind, 3, 2, np.random.default_rng(1)) for _ in range(2))
    X = rng.normal(size=(4, 3))
    layer.backward(np.ones_like(layer.forward(rng.normal(size=(7, 3)))))
    outputs = [one.forward(X) for one in (layer, fresh)]
    np.testing.assert_array_equal(*outputs)
    np.testing.assert_array_equal(*(one.backward(outputs[0]) for one in (layer, fresh)))


@pytest.mark.parametrize("kind", [*ACTIVATIONS, *WITH_PARAMS])
def test_what_a_layer_is_given_is_not_written_to(kind):
    layer = draw_layer(kind, 3, 2, np.random.default_rng(1))
    X = np.linspace(-1, 1, 12).reshape(4, 3)
    X.setflags(write=False)
    dY = np.ones_like(layer.forward(X))
    dY.setflags(write=False)
    first, again = layer.backward(dY), layer.backward(dY)
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("kind", [*ACTIVATIONS, *WITH_PARAMS])
def test_float32_stays_float32_and_integers_are_numbers(kind):
    options = {"rng": np.random.default_rng(3), "dtype": np.float32}
    layer = kind(3, 2, **options) if kind in WITH_PARAMS else kind()
    if kind is PReLU:
        layer = PReLU(dtype=np.float32)
    Y = layer.forward(np.float32([[1, -2, 3], [4, 5, -6]]))
    assert Y.dtype == np.float32
    assert layer.backward(np.ones_like(Y)).dtype == np.float32
    assert {grad.dtype for grad in layer.grads.values()} <= {np.dtype(np.float32)}
    wanted = layer.forward(np.array([[1.0, -2, 3], [4, 5, -6]]))
    np.testing.assert_array_equal(layer.forward([[1, -2, 3], [4, 5, -6]]), wanted)


@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_activation_layers_are_quiet_and_finite_for_huge_and_tiny_numbers(kind):
    layer = kind()
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        Y = layer.forward(EXTREMES[np.abs(EXTREMES) <= 1e300])
        assert np.isfinite(Y).all()
        assert np.isfinite(layer.backward(np.ones_like(Y))).all()


@pytest.mark.parametrize("kind", ACTIVATIONS)
@pytest.mark.parametrize("shape", [(3,), (2, 3, 4)])
def test_activation_layers_take_any_shape(kind, shape):
    layer = kind()
    Y = layer.forward(np.ones(shape))
    assert Y.shape == layer.backward(Y).shape == shape


def test_test_mode_reaches_every_layer():
    inner = Sequential(ReLU())
    model = Sequential(inner, Tanh())
    model.train(False)
    assert not any(layer.training for layer in (model, inner, inner.layers[0], model.layers[1]))
    model.train()
    assert all(layer.training for layer in (model, inner, inner.layers[0], model.layers[1]))


def test_layers_describe_themselves():
    rng = np.random.default_rng(0)
    model = Sequential(Linear(3, 2, rng=rng), ReLU())
    assert repr(model) == "Sequential(Linear(W (3, 2), b (2,)), ReLU())"


@pytest.mark.parametrize("kind", [*ACTIVATIONS, *WITH_PARAMS])
def test_wrong_shapes_and_a_missing_forward_are_named(kind):
    layer = draw_layer(kind, 3, 2, np.random.default_rng(1))
    with pytest.raises(ValueError, match=f"{kind.__name__}.backward wanted a forward first"):
        layer.backward([[1, 2]])
    width = layer.forward(np.ones((4, 3))).shape[1]
    with pytest.raises(ValueError, match=rf"dY must have shape \(4, {width}\), got \(1, 2\)"):
        layer.backward([[1, 2]])


@pytest.mark.parametrize("kind", WITH_PARAMS)
@pytest.mark.parametrize("X", [[1, 2, 3], [[1, 2]], np.ones((0, 3))])
def test_an_input_that_does_not_fit_the_weights_is_named(kind, X):
    layer = draw_layer(kind, 3, 2, np.random.default_rng(1))
    with pytest.raises(ValueError, match=r"X must have shape \(N, 3\), got"):
        layer.forward(X)


@pytest.mark.parametrize(("kind", "wanted"), [(LeakyReLU, -0.01), (PReLU, -0.25), (ELU, -0.632121)])
def test_slopes_that_are_not_given_are_the_usual_ones(kind, wanted):
    assert kind().forward([[-1.0]]) == pytest.approx(wanted, rel=1e-5)
