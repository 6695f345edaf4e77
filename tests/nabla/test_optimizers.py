import numpy as np
import pytest

from nabla import (
    SGD,
    AdaGrad,
    Adam,
    Layer,
    Linear,
    Momentum,
    Nesterov,
    ReLU,
    RMSProp,
    Sequential,
    adagrad_step,
    adam_step,
    momentum_step,
    rmsprop_step,
)
from nabla.optimizers import PIECE, Optimizer


def layer_of(shape, rng, dtype=np.float64):
    """A layer with one parameter and a gradient."""
    layer = Layer(W=rng.normal(size=shape).astype(dtype))
    layer.grads["W"][...] = rng.normal(size=shape)
    return layer


def sgd_rule(param, grad):
    return (param - 0.1 * grad,)


def nesterov_rule(param, grad, velocity):
    """At the point ahead: V' = mu V - lr g; the point ahead of the new W is W' + mu V'."""
    behind = param - 0.9 * velocity
    velocity = 0.9 * velocity - 0.1 * grad
    return behind + velocity + 0.9 * velocity, velocity


def gradient_convention(param, grad, velocity):
    velocity = 0.9 * velocity + grad
    return param - 0.1 * velocity, velocity


PAIRS = [
    (SGD, {}, sgd_rule, 0),
    (Momentum, {}, lambda *a: momentum_step(*a, lr=0.1, momentum=0.9), 1),
    (Momentum, {"convention": "gradient"}, gradient_convention, 1),
    (Nesterov, {}, nesterov_rule, 1),
    (AdaGrad, {}, lambda *a: adagrad_step(*a, lr=0.1), 1),
    (RMSProp, {}, lambda *a: rmsprop_step(*a, lr=0.1), 1),
    (Adam, {}, lambda *a: adam_step(*a, lr=0.1), 2),
]


@pytest.mark.parametrize("shape", [(3, 2), (), (PIECE + 5,), (2, PIECE // 2 + 3, 2)])
@pytest.mark.parametrize(("kind", "options", "rule", "num_memories"), PAIRS)
def test_class_in_place_equals_the_rule(kind, options, rule, num_memories, shape):
    rng = np.random.default_rng(0)
    layer = layer_of(shape, rng)
    param, wanted = layer.params["W"], layer.params["W"].copy()
    memories = [np.zeros(shape)] * num_memories
    optimizer = kind(layer, lr=0.1, **options)
    for t in range(1, 6):
        layer.grads["W"][...] = rng.normal(size=shape) * 10.0 ** rng.integers(-9, 2)
        time = (t,) if kind is Adam else ()
        wanted, *memories = rule(wanted, layer.grads["W"], *memories, *time)
        optimizer.step()
    assert layer.params["W"] is param
    np.testing.assert_allclose(param, wanted, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("kind", "options", "rule", "num_memories"), PAIRS)
def test_float32_stays_float32_and_close(kind, options, rule, num_memories):
    results = []
    for dtype in (np.float32, np.float64):
        rng = np.random.default_rng(1)
        layer = layer_of((7, 5), rng, dtype)
        optimizer = kind(layer, lr=np.float64(0.1), **options)
        for _ in range(3):
            layer.grads["W"][...] = rng.normal(size=(7, 5))
            optimizer.step()
        results.append(layer.params["W"])
    assert results[0].dtype == np.float32
    np.testing.assert_allclose(*results, atol=2e-6)


def test_every_parameter_has_a_memory_of_its_own():
    rng = np.random.default_rng(2)
    first, second = layer_of((2, 2), rng), layer_of((2, 2), rng)
    second.params["W"][...], second.grads["W"][...] = first.params["W"], first.grads["W"]
    alone = layer_of((2, 2), rng)
    alone.params["W"][...], alone.grads["W"][...] = first.params["W"], first.grads["W"]
    both, single = Adam([first, second], lr=0.1), Adam(alone, lr=0.1)
    for _ in range(3):
        both.step()
        single.step()
    np.testing.assert_array_equal(first.params["W"], alone.params["W"])
    np.testing.assert_array_equal(second.params["W"], alone.params["W"])


@pytest.mark.parametrize(("convention", "wanted"), [("velocity", -0.2924), ("gradient", -0.3584)])
def test_momentum_after_the_rate_falls_tenfold(convention, wanted):
    layer = Layer(W=np.ones(1))
    optimizer = Momentum(layer, lr=0.1, convention=convention)
    for t in range(20):
        optimizer.lr = 0.1 if t < 10 else 0.01
        layer.grads["W"][...] = layer.params["W"]
        optimizer.step()
    assert round(float(layer.params["W"][0]), 4) == wanted


def test_parameters_of_a_chain_change_and_nothing_else_does():
    rng = np.random.default_rng(3)
    model = Sequential(Linear(3, 4, rng=rng), ReLU(), Linear(4, 2, rng=rng))
    X = rng.normal(size=(5, 3))
    before = {name: param.copy() for name, param in model.params.items()}
    model.backward(np.ones_like(model.forward(X)))
    grads = {name: grad.copy() for name, grad in model.grads.items()}
    SGD(model, lr=0.5).step()
    for name, param in model.params.items():
        np.testing.assert_allclose(param, before[name] - 0.5 * grads[name])
        np.testing.assert_array_equal(model.grads[name], grads[name])


def test_all_reach_the_minimum_of_a_ravine():
    curvature = np.array([1.0, 30.0])
    for kind, lr in [(SGD, 0.05), (Momentum, 0.02), (Nesterov, 0.02), (AdaGrad, 1.0), (Adam, 0.1)]:
        layer = Layer(W=np.array([-4.0, 1.0]))
        optimizer = kind(layer, lr=lr)
        for _ in range(1000):
            layer.grads["W"][...] = curvature * layer.params["W"]
            optimizer.step()
        np.testing.assert_allclose(layer.params["W"], 0, atol=1e-3, err_msg=kind.__name__)


def test_wrong_calls_are_named():
    with pytest.raises(ValueError, match=r"convention must be one of .* got 'other'"):
        Momentum(Layer(), lr=1, convention="other")
    layer = Layer(W=np.ones((2, 3)))
    layer.grads["W"] = np.ones(3)
    with pytest.raises(ValueError, match=r"grads\['W'\] must have shape \(2, 3\), got \(3,\)"):
        SGD(layer, lr=1).step()
    with pytest.raises(ValueError, match="writeable and C-contiguous"):
        SGD(Layer(W=np.ones((2, 3)).T), lr=1).step()
    with pytest.raises(NotImplementedError):
        Optimizer(Layer(W=np.ones(1)), lr=1).step()
