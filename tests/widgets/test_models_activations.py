"""Demos of `activations`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import activations
from nabla.backpropagation import linear_backward
from nabla.learned_activations import prelu_backward
from nabla.linear import half_mse
from tests.widgets.draws import few_draws, number


@pytest.mark.parametrize(
    "name", ["sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "softplus"]
)
def test_the_activations_and_slopes_are_those_of_nabla(javascript, name):
    states = [{"name": name, "z": z, "alpha": 0.3} for z in (-900.0, -10.0, -0.7, 1.3, 10.0, 900.0)]
    calls = [(function, state) for function in ("value", "slope") for state in states]
    got = np.reshape(javascript("activation_explorer", *calls), (2, -1))
    z, of = np.array([state["z"] for state in states]), name.replace("prelu", "leaky_relu")
    extra = {"alpha": 0.3} if of in ("leaky_relu", "elu") else {}
    assert_allclose(got[0], getattr(activations, of)(z, **extra), atol=1e-12)
    assert_allclose(got[1], getattr(activations, f"{of}_gradient")(z, **extra), atol=1e-12)
    (left,) = javascript("activation_explorer", ("left", {**states[2], "layers": 4}))
    assert_allclose(left, got[1, 2] ** 4)


@pytest.mark.parametrize(("kind", "scale"), [("sigmoid", 1.0), ("tanh", 1.4), ("relu", 2.0)])
def test_gradients_through_depth_are_those_of_the_layers(javascript, kind, scale):
    (drawn,) = javascript("gradient_flow", ("draws", {"seed": 3, "depth": 5, "width": 7}))
    state = {"kind": kind, "depth": 5, "scale": scale, "drawn": drawn}
    (sizes,) = javascript("gradient_flow", ("gradientSizes", state))
    f, slope = getattr(activations, kind), getattr(activations, f"{kind}_gradient")
    A, inputs = np.reshape(drawn["X"], (-1, 7)), []
    matrices = [np.reshape(W, (7, 7)) * scale / np.sqrt(7) for W in drawn["W"]]
    for W in matrices:
        inputs.append(A @ W)
        A = f(inputs[-1])
    dA = np.reshape(drawn["dY"], A.shape)
    expected = [np.linalg.norm(dA)]
    for W, Z in zip(matrices[::-1], inputs[::-1], strict=True):
        dA, _, _ = linear_backward(dA * slope(Z), A, W)
        expected.insert(0, np.linalg.norm(dA))
    assert_allclose(sizes, np.array(expected) / expected[-1], rtol=1e-9)
    assert abs(np.std(drawn["W"]) - 1) < 0.2


@few_draws
@given(number, number, st.sampled_from([0.0, 0.1, 0.5]))
def test_the_gradient_of_the_unit_is_that_of_nabla(javascript, w, b, alpha):
    inputs, targets = np.array([0.5, 1.0, 2.0]), np.array([1.0, -0.5, 2.0])
    state = {"inputs": inputs.tolist(), "targets": targets.tolist(), "alpha": alpha}
    loss, (dw, db) = javascript(
        "dying_relu",
        ("loss", state | {"w": w, "b": b}),
        ("gradient", state | {"w": w, "b": b}),
    )
    z = w * inputs + b
    y = activations.leaky_relu(z, alpha)
    assert_allclose(loss, half_mse(y, targets), atol=1e-12)
    dZ, _ = prelu_backward((y - targets) / 3, z, alpha)
    assert_allclose([dw, db], [dZ @ inputs, dZ.sum()], atol=1e-12)


def test_the_unit_dies_by_a_long_step_and_comes_back_with_a_leak(javascript):
    state = {"inputs": [1, 2], "targets": [1, 1], "start": [1, 0], "alpha": 0, "num_steps": 60}
    leaky = state | {"start": [-1, -1], "alpha": 0.1, "lr": 0.5}
    long, short, back = javascript(
        "dying_relu",
        *(("trajectory", s) for s in (state | {"lr": 2}, state | {"lr": 0.5}, leaky)),
    )
    assert_allclose([long[1], long[-1]], [[-1, -1], [-1, -1]])
    assert_allclose([short[1], short[-1]], [[0.5, -0.25], [0, 1]], atol=0.15)
    (active,) = javascript("dying_relu", ("numActive", {"inputs": [1, 2], "w": 0.0, "b": 1.0}))
    assert active == 2
    assert_allclose(back[-1], [0, 1], atol=0.2)
