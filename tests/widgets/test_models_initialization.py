"""Demos of `initialization`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nabla import activations, widgets
from nabla.backpropagation import linear_backward
from nabla.initialization import he_normal, layer_stds, xavier_normal


@pytest.mark.parametrize(("activation", "std"), [("tanh", 0.4), ("relu", 0.5), ("sigmoid", 2.0)])
def test_activations_and_gradients_of_every_layer_are_those_of_nabla(javascript, activation, std):
    (drawn,) = javascript("init_histograms", ("draws", {"seed": 5, "width": 7, "depth": 4}))
    state = {"activation": activation, "std": std, "drawn": drawn}
    (got,) = javascript("init_histograms", ("flow", state))
    X = np.reshape(drawn["X"], (-1, 7))
    weights = [std * np.reshape(W, (7, 7)) for W in drawn["W"]]
    f, slope = getattr(activations, activation), getattr(activations, f"{activation}_gradient")
    outputs, dA = [X], np.reshape(drawn["dY"], X.shape)
    for W in weights:
        outputs.append(f(outputs[-1] @ W))
    for layer in (3, 2, 1, 0):
        dZ = dA * slope(outputs[layer] @ weights[layer])
        assert_allclose(got["activations"][layer], outputs[layer + 1].ravel(), atol=1e-12)
        assert_allclose(got["gradients"][layer], dZ.ravel(), atol=1e-12)
        dA, _, _ = linear_backward(dZ, outputs[layer], weights[layer])
    spreads = javascript("init_histograms", *(("spread", a) for a in got["activations"]))
    assert_allclose(spreads, layer_stds(X, weights, f))
    (apart,) = javascript("init_histograms", ("difference", got["activations"][3], 7))
    assert_allclose(apart, np.sqrt(np.mean(outputs[4].var(axis=0))))


def test_the_rules_have_the_deviations_of_nablas_draws(javascript):
    rng = np.random.default_rng(0)
    drawn = {rule.__name__: rule(700, 300, rng=rng).std() for rule in (xavier_normal, he_normal)}
    calls = [("ruleStd", {"rule": r, "inputs": 700, "outputs": 300}) for r in ("xavier", "he")]
    assert_allclose(javascript("init_histograms", *calls), list(drawn.values()), rtol=0.01)


def test_the_draws_are_standard_normal_and_the_first_state_collapses(javascript):
    (drawn,) = javascript("init_histograms", ("draws", {"seed": 1}))
    for part in (drawn["X"], *drawn["W"], drawn["dY"]):
        assert abs(np.mean(part)) < 0.06
        assert abs(np.std(part) - 1) < 0.06
    state = widgets.InitHistograms().state() | {"drawn": drawn}
    (small,) = javascript("init_histograms", ("flow", state))
    assert np.std(small["activations"][9]) < 1e-9
    ((counts),) = javascript("init_histograms", ("heights", [-9, 0.1, 0.1, 0.6, 0.9, 9], [0, 1], 2))
    assert counts == [1, 1]
    (cut,) = javascript("init_histograms", ("heights", [0] * 20 + [0.4, 0.4, 0.9], [0, 1], 3))
    assert_allclose(cut, [1, 0.8, 0.4])
