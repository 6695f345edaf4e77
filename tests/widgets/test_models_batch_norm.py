"""Demos of `batch_norm`: same inputs, same numbers as nabla."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nabla
from nabla import widgets

HERE = "batch_norm_flow"
N, WIDTH, DEPTH, SCALE = 12, 3, 4, 1.3


@pytest.fixture(scope="module")
def drawn(javascript):
    (values,) = javascript(
        HERE, ("draws", {"seed": 3, "examples": N, "width": WIDTH, "depth": DEPTH})
    )
    return values


def layers(drawn, normalize):
    """Values before and after `normalize(Z, layer)` in every layer, by nabla."""
    A, before, after = np.reshape(drawn["X"], (N, WIDTH)), [], []
    for layer, W in enumerate(drawn["W"]):
        before.append(A @ np.reshape(W, (WIDTH, WIDTH)) * SCALE / np.sqrt(WIDTH))
        after.append(normalize(before[-1], layer))
        A = nabla.relu(after[-1])
    return before, after


def flat(arrays):
    return [np.ravel(array) for array in arrays]


def unpacked(arrays):
    """Typed arrays travel as objects from index to value."""
    return [list(array.values()) for array in arrays]


@pytest.mark.parametrize("size", [2, 4, 12])
def test_training_and_test_mode_are_those_of_nabla(javascript, drawn, size):
    one, zero = np.ones(WIDTH), np.zeros(WIDTH)
    statistics = []

    def in_batches(Z, _):
        parts = [nabla.batch_norm_forward(batch, one, zero) for batch in Z.reshape(-1, size, WIDTH)]
        statistics.append([np.mean([part[k] for part in parts], axis=0) for k in (1, 2)])
        return np.concatenate([part[0] for part in parts])

    state = drawn | {"scale": SCALE, "batch_size": size}
    (training,) = javascript(HERE, ("flow", state))
    before, after = layers(drawn, in_batches)
    assert_allclose(unpacked(training["before"]), flat(before), atol=1e-9)
    assert_allclose(unpacked(training["after"]), flat(after), atol=1e-6)
    for got, (mean, var) in zip(training["running"], statistics, strict=True):
        assert_allclose(list(got["mean"].values()), mean, atol=1e-9)
        assert_allclose(list(got["variance"].values()), var, atol=1e-9)

    fixed = [{"mean": m.tolist(), "variance": v.tolist()} for m, v in statistics]
    (test,) = javascript(HERE, ("flow", state | {"fixed": fixed}))
    _, after = layers(drawn, lambda Z, k: nabla.batch_norm_inference(Z, one, zero, *statistics[k]))
    assert_allclose(unpacked(test["after"]), flat(after), atol=1e-9)


def test_without_it_the_network_is_linear_layers_and_relus(javascript, drawn):
    (plain,) = javascript(HERE, ("flow", drawn | {"scale": SCALE, "batch_size": 4, "norm": False}))
    before, _ = layers(drawn, lambda Z, _: Z)
    assert_allclose(unpacked(plain["after"]), flat(before), atol=1e-12)
    (shown,) = javascript(HERE, ("spread", flat(before)[-1].tolist(), WIDTH))
    assert_allclose(
        [shown["mean"], shown["std"]], [before[-1][:, 0].mean(), before[-1][:, 0].std()]
    )


def test_the_mark_moves_with_its_companions_unless_all_share_one_batch(javascript):
    (drawn,) = javascript(HERE, ("draws", {"seed": widgets.BatchNormFlow().seed}))
    calls = [
        ("elsewhere", {"drawn": drawn, "scale": 0.7, "batch_size": size}) for size in (2, 24, 240)
    ]
    two, some, all_of_them = javascript(HERE, *calls)
    assert_allclose(two[-1], [-1, 1], atol=1e-2)
    assert -1 < some[-1][0] < some[-1][1] < 2
    assert all_of_them == [None] * 6
    first, second = javascript(HERE, ("order", {"companions": 1}), ("order", {"companions": 2}))
    assert first[0] == second[0] == 0
    assert first != second
    assert sorted(first) == list(range(240))
