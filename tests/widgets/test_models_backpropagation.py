"""Demos of `backpropagation`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla.backpropagation import product_graph, sigmoid_circuit
from tests.widgets.draws import few_draws, number


@few_draws
@given(st.tuples(number, number, number))
def test_the_product_graph_has_the_gradients_of_nabla(javascript, xyz):
    inputs = dict(zip("xyz", xyz, strict=True))
    argument = {"example": "product", "inputs": inputs}
    values, slopes = javascript("graph_stepper", ("forward", argument), ("gradients", argument))
    f, gradient = product_graph(*xyz)
    assert_allclose(values["f"], f, atol=1e-12)
    assert_allclose([slopes[name] for name in "xyz"], gradient, atol=1e-12)


@few_draws
@given(st.lists(number, min_size=5, max_size=5))
def test_the_sigmoid_circuit_has_the_gradients_of_nabla(javascript, numbers):
    names = ["w0", "w1", "w2", "x0", "x1"]
    argument = {"example": "sigmoid", "inputs": dict(zip(names, numbers, strict=True))}
    values, slopes = javascript("graph_stepper", ("forward", argument), ("gradients", argument))
    f, dw, dx = sigmoid_circuit(np.array(numbers[:3]), np.array(numbers[3:]))
    assert_allclose(values["f"], f, rtol=1e-12)
    assert_allclose([slopes[name] for name in names], [*dw, *dx], atol=1e-12)


def judge(javascript, *typed):
    """Verdicts on the edge from q into × at (−2, 5, −4), where −4 × 1 = −4 is right."""
    argument = {"example": "product", "inputs": {"x": -2, "y": 5, "z": -4}}
    ((edge, *_),) = javascript("graph_stepper", ("edges", argument))
    calls = [("verdict", {"edge": edge, "local": a, "product": b}) for a, b in typed]
    return javascript("graph_stepper", *calls)


def test_a_right_edge_is_called_right_and_a_rounded_one_too(javascript):
    right, rounded, far = judge(javascript, (-4, -4), (-4.001, -3.999), (-4.1, -4))
    assert right["local"]
    assert right["product"]
    assert right["words"].startswith("Right")
    assert rounded["product"]
    assert not far["local"]


def test_a_wrong_local_gradient_is_explained_without_the_answer(javascript):
    sign, own, other, nothing = judge(javascript, (4, 0), (3, 3), (17, 0), (None, None))
    assert "sign" in sign["words"]
    assert "value of q itself" in own["words"]
    for verdict in (sign, own, other, nothing):
        assert not verdict["local"]
        assert "−4" not in verdict["words"]


def test_a_sum_in_place_of_the_product_is_named(javascript):
    (added,) = judge(javascript, (-4, -3))
    assert added["local"]
    assert not added["product"]
    assert "does not add" in added["words"]


def run_network(N, D, H, K):
    """Shapes of every array, from NumPy running the network forward and backward."""
    rng = np.random.default_rng(N + D + H + K)
    X, W1, W2 = (rng.normal(size=s) for s in ((N, D), (D, H), (H, K)))
    b1, b2 = np.zeros(H), np.zeros(K)
    Z1 = X @ W1 + b1
    A1 = np.maximum(Z1, 0)
    S = A1 @ W2 + b2
    dS = 2 * S / N
    dA1 = dS @ W2.T
    dZ1 = np.where(Z1 > 0, dA1, 0)
    arrays = dict(X=X, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, S=S, loss=np.mean(S**2))
    arrays |= dict(dS=dS, dW2=A1.T @ dS, db2=dS.sum(axis=0), dA1=dA1, dZ1=dZ1)
    arrays |= dict(dW1=X.T @ dZ1, db1=dZ1.sum(axis=0), dX=dZ1 @ W1.T)
    return {name: list(np.shape(array)) for name, array in arrays.items()}


@pytest.mark.parametrize("sizes", [(64, 1000, 100, 10), (5, 7, 3, 2), (1, 1, 1, 1)])
def test_the_shapes_are_those_of_a_network_that_runs(javascript, sizes):
    (shapes,) = javascript("shape_table", ("shapes", dict(zip("NDHK", sizes, strict=True))))
    assert shapes == run_network(*sizes)


def verdict_on_shape(javascript, name, *typed):
    sizes = {"N": 64, "D": 1000, "H": 100, "K": 10}
    calls = [("verdict", {"name": name, "typed": t, "sizes": sizes}) for t in typed]
    return javascript("shape_table", *calls)


def test_a_shape_may_be_written_in_many_ways(javascript):
    typed = ["64x100", "64 × 100", "(64, 100)", "[64,100]", "N x H", "n,h", "64 100", "64*100"]
    assert {v["state"] for v in verdict_on_shape(javascript, "Z1", *typed)} == {"right"}
    states = verdict_on_shape(javascript, "db1", "100", "(100,)", "H", "1x100", "100x1")
    assert [v["state"] for v in states] == ["right"] * 3 + ["wrong"] * 2
    states = verdict_on_shape(javascript, "loss", "()", "scalar", "64", "")
    assert [v["state"] for v in states] == ["right", "right", "wrong", "empty"]


def test_a_wrong_shape_is_explained(javascript):
    flipped, other, unread = verdict_on_shape(javascript, "dW1", "100x1000", "64x100", "big")
    assert "transposed" in flipped["words"]
    assert "look at W1" in other["words"]
    assert unread["state"] == "unread"
