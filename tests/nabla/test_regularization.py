import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabla import (
    EarlyStopping,
    Linear,
    ReLU,
    Sequential,
    add_l2_gradient,
    ensemble_probs,
    l2_penalty,
    polynomial_features,
    ridge,
    softmax,
    split_indices,
)
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient


@few
@given(N=sizes, degree=sizes, rng=rngs)
def test_polynomial_features_are_the_powers_from_1(N, degree, rng):
    x = rng.normal(size=N)
    x.setflags(write=False)
    features = polynomial_features(x, degree)
    assert features.shape == (N, degree)
    for power in range(1, degree + 1):
        np.testing.assert_allclose(features[:, power - 1], x**power, rtol=1e-13)


def test_powers_of_integers_do_not_wrap_around():
    assert polynomial_features(np.array([-100]), 11)[0, -1] == -1e22


@few
@given(
    N=st.integers(0, 40),
    fractions=st.sampled_from([(0.8, 0.1, 0.1), (0.5, 0.5, 0), (0, 0, 1), (0.29, 0.35, 0.36)]),
    rng=rngs,
)
def test_a_split_covers_everything_once_with_rounded_sizes(N, fractions, rng):
    parts = split_indices(N, rng=rng, fractions=fractions)
    assert len(parts) == 3
    assert sorted(np.concatenate(parts).tolist()) == list(range(N))
    for part, fraction in zip(parts[:2], fractions, strict=False):
        assert abs(len(part) - N * fraction) < 1 - 1e-9 or len(part) == N * fraction


@pytest.mark.parametrize("N", [10, 30, 100, 290, 1797 * 10])
def test_whole_sizes_are_exact_in_spite_of_binary_fractions(N):
    parts = split_indices(N, rng=np.random.default_rng(0))
    assert [len(part) for part in parts] == [N * 8 // 10, N // 10, N // 10]
    parts = split_indices(100, rng=np.random.default_rng(0), fractions=(0.29, 0.57, 0.14))
    assert [len(part) for part in parts] == [29, 57, 14]


def test_every_example_is_equally_likely_in_every_place():
    rng, num_draws = np.random.default_rng(1), 6000
    counts = np.zeros((5, 5))
    for _ in range(num_draws):
        counts[
            np.arange(5), np.concatenate(split_indices(5, rng=rng, fractions=(0.4, 0.4, 0.2)))
        ] += 1
    sigma = (num_draws * 0.2 * 0.8) ** 0.5
    assert np.abs(counts - num_draws / 5).max() < 4.5 * sigma


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_the_gradient_of_the_penalty_is_strength_times_weight(N, D, rng):
    W, V = rng.normal(size=(N, D)), rng.normal(size=D)
    assert_gradient(lambda value: l2_penalty([value, V], 0.3), W, 0.3 * W, rng)
    assert l2_penalty([W, V], 2.0) == pytest.approx(np.sum(W**2) + np.sum(V**2))


def test_the_penalty_of_integers_does_not_wrap_around():
    assert l2_penalty([np.array([[4_000_000_000]])], 1) == 8e18


def test_weights_are_charged_and_biases_are_not():
    rng = np.random.default_rng(2)
    model = Sequential(Linear(3, 4, rng=rng), ReLU(), Linear(4, 2, rng=rng))
    for param in model.params.values():
        param += 1
    model.backward(np.ones_like(model.forward(rng.normal(size=(5, 3)))))
    before = {name: grad.copy() for name, grad in model.grads.items()}
    add_l2_gradient([model], 0.1)
    for name, grad in model.grads.items():
        charge = 0.1 * model.params[name] if name.endswith("W") else 0
        np.testing.assert_allclose(grad - before[name], charge, atol=1e-12)


@few
@given(N=sizes, D=sizes, strength=st.sampled_from([1e-3, 0.1, 10.0]), rng=rngs)
def test_ridge_leaves_no_gradient(N, D, strength, rng):
    X, targets = rng.normal(size=(N, D)), rng.normal(size=N)
    w = ridge(X, targets, strength)
    gradient = X.T @ (X @ w - targets) / N + strength * w
    np.testing.assert_allclose(gradient, 0, atol=1e-12 * (1 + strength))


def test_ridge_by_hand_and_its_two_limits():
    X, targets = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([3.0, 5.0])
    # (diag(1, 4)/2 + I) w = (3, 10)/2
    np.testing.assert_allclose(ridge(X, targets, 1.0), [1.0, 5 / 3])
    np.testing.assert_allclose(ridge(X, targets, 0), [3, 2.5])
    np.testing.assert_allclose(ridge(X, targets, 1e9), 0, atol=1e-7)


def test_ridge_of_high_powers_is_still_accurate():
    x = np.linspace(0, 1, 30)
    X = polynomial_features(x, 9)
    w = np.arange(1.0, 10.0)
    np.testing.assert_allclose(ridge(X, X @ w, 1e-24), w, rtol=1e-6)


def test_early_stopping_counts_updates_that_are_not_lower_than_the_best():
    stopping = EarlyStopping(patience=2)
    losses = [5, 4, 4.5, 3, 3, 2, 2.5, 2]
    wanted = [False] * 7 + [True]
    assert [stopping.update(loss, [np.array([loss])]) for loss in losses] == wanted
    assert stopping.best_params[0].tolist() == [2]
    assert stopping.best_loss == 2


def test_the_best_parameters_are_copies_of_the_same_structure():
    W, b = np.ones((2, 3)), np.zeros(3)
    for params in ([W, b], [(W, b)]):
        stopping = EarlyStopping(patience=1)
        stopping.update(1.0, params)
        best = stopping.best_params
        pairs = best if isinstance(params[0], np.ndarray) else best[0]
        assert type(best) is list
        assert isinstance(pairs, list if best is pairs else tuple)
        for array, original in zip(pairs, (W, b), strict=True):
            assert not np.shares_memory(array, original)
            np.testing.assert_array_equal(array, original)
        W[...] += 1  # training goes on in place
        assert stopping.update(1.0, params) is True
        np.testing.assert_array_equal(pairs[0], W - 1)


def test_a_view_is_copied_too():
    flat = np.arange(6.0)
    stopping = EarlyStopping(patience=3)
    stopping.update(1.0, [flat[:3], flat[3:]])
    assert not any(np.shares_memory(array, flat) for array in stopping.best_params)


def test_a_nan_is_never_the_best():
    stopping = EarlyStopping(patience=2)
    assert stopping.update(float("nan"), [np.zeros(1)]) is False
    assert stopping.update(1.0, [np.ones(1)]) is False
    assert stopping.update(float("nan"), [np.zeros(1)]) is False
    assert stopping.best_params[0].tolist() == [1]


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_ensemble_is_a_distribution_and_ignores_the_order(N, K, rng):
    probs = [softmax(rng.normal(size=(N, K))) for _ in range(3)]
    mean = ensemble_probs(probs)
    np.testing.assert_allclose(mean.sum(axis=1), 1)
    np.testing.assert_allclose(mean, (probs[0] + probs[1] + probs[2]) / 3)
    np.testing.assert_allclose(mean, ensemble_probs(probs[::-1]))


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_integers_count_as_floats_and_float32_is_close(dtype):
    X, targets = np.array([[1, 2], [3, -1], [0, 2]]), np.array([3, 1, 4])
    wanted = ridge(X * 1.0, targets, 0.1)
    np.testing.assert_allclose(
        ridge(X.astype(dtype), targets.astype(dtype), 0.1), wanted, rtol=1e-6
    )
    np.testing.assert_allclose(polynomial_features(X[:, 0].astype(dtype), 2)[1], [3, 9])
    assert l2_penalty([X.astype(dtype)], 0.1) == pytest.approx(0.95)


def test_wrong_calls_are_named():
    with pytest.raises(ValueError, match="degree must be at least 1, got 0"):
        polynomial_features(np.ones(3), 0)
    with pytest.raises(ValueError, match=r"x must have shape \(N,\), got \(3, 1\)"):
        polynomial_features(np.ones((3, 1)), 2)
    for fractions in ((0.8, 0.3, 0.1), (0.5, 0.5), (1.2, -0.1, -0.1)):
        with pytest.raises(ValueError, match="three shares that add up to 1, got"):
            split_indices(5, rng=np.random.default_rng(0), fractions=fractions)
    with pytest.raises(ValueError, match="strength must be 0 or more, got -1"):
        ridge(np.ones((3, 2)), np.ones(3), -1)
    with pytest.raises(ValueError, match=r"targets must have shape \(3,\), got \(3, 1\)"):
        ridge(np.ones((3, 2)), np.ones((3, 1)), 1)
    with pytest.raises(ValueError, match="patience must be at least 1 update, got 0"):
        EarlyStopping(0)
    with pytest.raises(ValueError, match="at least one model's array"):
        ensemble_probs([])
    with pytest.raises(ValueError, match=r"probs\[1\] must have shape \(2, 3\), got \(2, 2\)"):
        ensemble_probs([np.ones((2, 3)), np.ones((2, 2))])
