from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabla import (
    BatchNorm,
    batch_norm_backward,
    batch_norm_backward_graph,
    batch_norm_forward,
    batch_norm_inference,
    fold_batch_norm,
    update_running,
)
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_backward, assert_gradient

epsilons = st.sampled_from([1e-6, 1e-3, 0.5])
BACKWARDS = [batch_norm_backward, batch_norm_backward_graph]


def drawn(N, D, rng):
    """X, dY (N, D) with N at least 2; gamma, beta (D,)."""
    X, dY = rng.normal(size=(2, N + 1, D)) * 2 + 1
    return X, dY, rng.normal(size=D) + 2, rng.normal(size=D)


@few
@given(N=sizes, D=sizes, eps=epsilons, rng=rngs)
def test_forward_is_its_formula_column_by_column(N, D, eps, rng):
    X, _, gamma, beta = drawn(N, D, rng)
    X.setflags(write=False)
    Y, mean, var = batch_norm_forward(X, gamma, beta, eps=eps)
    np.testing.assert_allclose(mean, X.mean(axis=0), atol=1e-14)
    np.testing.assert_allclose(var, X.var(axis=0), rtol=1e-12)
    wanted = gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps) + beta
    np.testing.assert_allclose(Y, wanted, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("backward", BACKWARDS)
@few
@given(N=sizes, D=sizes, eps=epsilons, rng=rngs)
def test_backward_matches_central_differences(backward, N, D, eps, rng):
    X, dY, gamma, beta = drawn(N, D, rng)
    dX, dgamma, dbeta = backward(dY, X, gamma, eps=eps)

    def output(X=X, gamma=gamma, beta=beta):
        return batch_norm_forward(X, gamma, beta, eps=eps)[0]

    # the kink-free scale of X is its std, which can be small here: compare where it is not
    if X.std(axis=0).min() > 0.05:
        assert_backward(lambda value: output(X=value), X, dY, dX, rng)
    assert_backward(lambda value: output(gamma=value), gamma, dY, dgamma, rng)
    assert_backward(lambda value: output(beta=value), beta, dY, dbeta, rng)


@few
@given(N=sizes, D=sizes, eps=epsilons, rng=rngs)
def test_both_ways_backward_agree(N, D, eps, rng):
    X, dY, gamma, _ = drawn(N, D, rng)
    scale = np.abs(dY).max() * np.abs(gamma).max() / eps**0.5
    for one, other in zip(
        batch_norm_backward(dY, X, gamma, eps=eps),
        batch_norm_backward_graph(dY, X, gamma, eps=eps),
        strict=True,
    ):
        np.testing.assert_allclose(one, other, atol=1e-12 * scale)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_moving_or_scaling_a_column_changes_nothing(N, D, rng):
    X, _, gamma, beta = drawn(N + 3, D, rng)
    Y, _, _ = batch_norm_forward(X, gamma, beta, eps=0)
    moved, _, _ = batch_norm_forward(X * 7 + 100, gamma, beta, eps=0)
    np.testing.assert_allclose(moved, Y, atol=1e-9)


def test_a_mean_of_1e7_stds_costs_no_digits():
    small = np.array([[-3, 1], [1, 2], [2, 8], [5, -7], [1, 1]]) / 64
    X = small + np.array([1e7, -1e7]) / 16  # exact in binary, mean 1e7 times the size of the std
    Y, mean, var = batch_norm_forward(X, np.ones(2), np.zeros(2), eps=1e-6)
    columns = [[Fraction(float(x)) for x in column] for column in X.T]
    for d, column in enumerate(columns):
        exact_mean = sum(column) / len(column)
        exact_var = sum((x - exact_mean) ** 2 for x in column) / len(column)
        assert mean[d] == pytest.approx(float(exact_mean), rel=1e-15)
        assert var[d] == pytest.approx(float(exact_var), rel=1e-13)
        wanted = [float(x - exact_mean) / (float(exact_var) + 1e-6) ** 0.5 for x in column]
        np.testing.assert_allclose(Y[:, d], wanted, rtol=1e-12)


def test_the_short_variance_would_lose_every_digit_there():
    X = np.array([-3, 1, 2, 5, 1]) / 64 + 1e7 / 16
    short = np.square(X).mean() - X.mean() ** 2
    assert abs(short / X.var() - 1) > 0.01


def test_the_loss_that_sums_all_outputs_has_no_gradient():
    X, _, gamma, _ = drawn(6, 3, np.random.default_rng(0))
    for backward in BACKWARDS:
        dX, dgamma, dbeta = backward(np.ones_like(X), X, gamma)
        np.testing.assert_allclose(dX, 0, atol=1e-12)
        np.testing.assert_allclose(dgamma, 0, atol=1e-12)
        np.testing.assert_allclose(dbeta, len(X))


def test_a_batch_of_one_gives_beta_and_passes_nothing_back():
    Y, _, var = batch_norm_forward([[3.0, 4.0]], [2, 2], [5, 6])
    assert (Y.tolist(), var.tolist()) == ([[5, 6]], [0, 0])
    for backward in BACKWARDS:
        assert backward([[1.0, 1.0]], [[3.0, 4.0]], [2, 2])[0].tolist() == [[0, 0]]


def test_update_running_keeps_the_share_called_momentum():
    np.testing.assert_allclose(update_running([1.0, 0.0], [0.0, 2.0], momentum=0.9), [0.9, 0.2])


@few
@given(N=sizes, D=sizes, eps=epsilons, rng=rngs)
def test_inference_treats_every_row_on_its_own(N, D, eps, rng):
    X, _, gamma, beta = drawn(N, D, rng)
    mean, var = rng.normal(size=D), rng.uniform(0.1, 3, size=D)
    Y = batch_norm_inference(X, gamma, beta, mean, var, eps=eps)
    np.testing.assert_allclose(Y, gamma * (X - mean) / np.sqrt(var + eps) + beta, rtol=1e-9)
    row = batch_norm_inference(X[:1], gamma, beta, mean, var, eps=eps)
    np.testing.assert_array_equal(row, Y[:1])


@few
@given(N=sizes, D=sizes, H=sizes, eps=epsilons, rng=rngs)
def test_folding_gives_the_same_function(N, D, H, eps, rng):
    X, W, b = rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=H)
    statistics = rng.normal(size=(3, H))
    gamma, beta, mean = statistics
    var = rng.uniform(0.1, 3, size=H)
    folded_W, folded_b = fold_batch_norm(W, b, gamma, beta, mean, var, eps=eps)
    wanted = batch_norm_inference(X @ W + b, gamma, beta, mean, var, eps=eps)
    np.testing.assert_allclose(X @ folded_W + folded_b, wanted, atol=1e-11)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_layer_backward_matches_central_differences_in_both_modes(N, D, rng):
    X, dY, gamma, beta = drawn(N, D, rng)
    for training in (True, False):
        layer = BatchNorm(D, eps=0.5)
        layer.params["gamma"][...], layer.params["beta"][...] = gamma, beta
        layer.running_mean, layer.running_var = rng.normal(size=D), rng.uniform(1, 2, size=D)
        layer.train(training)
        fixed = layer.running_mean.copy(), layer.running_var.copy()

        def loss(X, layer=layer, fixed=fixed):
            layer.running_mean, layer.running_var = fixed
            return float(np.sum(dY * layer.forward(X)))

        loss(X)
        dX = layer.backward(dY)
        dgamma, dbeta = layer.grads["gamma"].copy(), layer.grads["beta"].copy()
        assert_gradient(loss, X, dX, rng)
        for name, gradient in [("gamma", dgamma), ("beta", dbeta)]:

            def loss_of(value, layer=layer, name=name):
                layer.params[name] = value
                return loss(X)

            original = layer.params[name]
            assert_gradient(loss_of, original.copy(), gradient, rng)
            layer.params[name] = original


def test_layer_follows_the_batches_in_training_mode_only():
    rng = np.random.default_rng(1)
    layer = BatchNorm(2, momentum=0.8)
    for _ in range(200):
        layer.forward(rng.normal([5, -1], [2, 3], size=(64, 2)))
    np.testing.assert_allclose(layer.running_mean, [5, -1], atol=0.4)
    np.testing.assert_allclose(layer.running_var, [4, 9], rtol=0.2)
    layer.train(False)
    before = layer.running_mean.copy(), layer.running_var.copy()
    X = rng.normal(size=(7, 2))
    Y = layer.forward(X)
    np.testing.assert_array_equal((layer.running_mean, layer.running_var), before)
    wanted = batch_norm_inference(X, layer.params["gamma"], layer.params["beta"], *before)
    np.testing.assert_allclose(Y, wanted, rtol=1e-12)
    np.testing.assert_allclose(layer.forward(X[3:4]), Y[3:4], rtol=1e-12)


def test_layer_in_float32_stays_there():
    layer = BatchNorm(3, dtype=np.float32)
    X = np.random.default_rng(2).normal(size=(5, 3))
    Y, dX = layer.forward(X), layer.backward(X)
    assert (Y.dtype, dX.dtype) == (np.float32, np.float32)
    wanted, _, _ = batch_norm_forward(X, np.ones(3), np.zeros(3))
    np.testing.assert_allclose(Y, wanted, atol=1e-5)
    assert layer.running_var.dtype == np.float32


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_integers_count_as_floats_and_float32_is_close(dtype):
    X, dY = np.array([[1, 2], [3, -4], [7, 0]]), np.array([[1, 0], [2, 1], [-1, 5]])
    gamma, beta = np.array([2, 3]), np.array([1, -1])
    cases = [(batch_norm_forward, (X, gamma, beta))]
    cases += [(backward, (dY, X, gamma)) for backward in BACKWARDS]
    for function, arguments in cases:
        got = function(*[array.astype(dtype) for array in arguments])
        wanted = function(*[array.astype(float) for array in arguments])
        for one, other in zip(got, wanted, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-5)


def test_wrong_shapes_are_named():
    X = np.ones((4, 3))
    with pytest.raises(ValueError, match=r"gamma must have shape \(3,\), got \(4,\)"):
        batch_norm_forward(X, np.ones(4), np.ones(3))
    for backward in BACKWARDS:
        with pytest.raises(ValueError, match=r"dY must have shape \(4, 3\), got \(3, 4\)"):
            backward(X.T, X, np.ones(3))
    with pytest.raises(ValueError, match=r"running_var must have shape \(3,\), got \(1, 3\)"):
        batch_norm_inference(X, *np.ones((3, 3)), np.ones((1, 3)))
    with pytest.raises(ValueError, match=r"b must have shape \(3,\), got \(4,\)"):
        fold_batch_norm(X, np.ones(4), *np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"batch must have shape \(3,\), got \(2,\)"):
        update_running(np.ones(3), np.ones(2), momentum=0.9)
    with pytest.raises(ValueError, match=r"X must have shape \(N, 3\), got \(4, 2\)"):
        BatchNorm(3).forward(np.ones((4, 2)))
