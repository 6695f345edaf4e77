import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabla import (
    Dropout,
    count_thinned_networks,
    dropout_test,
    dropout_train,
    inverted_dropout,
    inverted_dropout_backward,
    monte_carlo_dropout,
)
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_backward

probabilities = st.sampled_from([0.0, 0.1, 0.25, 0.7, 0.9])


@few
@given(N=sizes, D=sizes, drop_prob=probabilities, rng=rngs)
def test_masks_hold_two_values_and_make_the_output(N, D, drop_prob, rng):
    X = rng.normal(size=(N, D))
    X.setflags(write=False)
    for function, kept in [(dropout_train, 1.0), (inverted_dropout, 1 / (1 - drop_prob))]:
        Y, mask = function(X, drop_prob, rng=rng)
        assert mask.shape == Y.shape == (N, D)
        assert set(np.unique(mask)) <= {0.0, kept}
        np.testing.assert_array_equal(Y, X * mask)


@pytest.mark.parametrize("drop_prob", [0.1, 0.3, 0.7])
@pytest.mark.parametrize("function", [dropout_train, inverted_dropout])
def test_every_entry_is_dropped_on_its_own_with_this_probability(function, drop_prob):
    num_rows, num_columns = 400, 500
    X = np.ones((num_rows, num_columns))
    _, mask = function(X, drop_prob, rng=np.random.default_rng(0))
    dropped = (mask == 0).astype(float)
    sigma = (drop_prob * (1 - drop_prob)) ** 0.5
    z = (dropped - drop_prob) / sigma
    assert abs(z.mean()) < 4 / z.size**0.5
    # neither rows nor columns share their luck, and no fixed number of them is dropped
    for axis, count in [(0, num_rows), (1, num_columns)]:
        sums = z.sum(axis=axis) / count**0.5
        assert sums.var() == pytest.approx(1, abs=4 * (2 / sums.size) ** 0.5)
    assert abs((z[1:] * z[:-1]).mean()) < 4 / z.size**0.5
    assert abs((z[:, 1:] * z[:, :-1]).mean()) < 4 / z.size**0.5


def test_the_mean_of_training_is_what_test_time_returns():
    X, rng = np.array([1.0, -2.0, 4.0]), np.random.default_rng(1)
    big = np.tile(X, (40_000, 1))
    np.testing.assert_allclose(
        dropout_train(big, 0.3, rng=rng)[0].mean(axis=0), dropout_test(X, 0.3), rtol=0.02
    )
    np.testing.assert_allclose(inverted_dropout(big, 0.3, rng=rng)[0].mean(axis=0), X, rtol=0.02)


def test_no_dropout_changes_nothing():
    X = np.array([[1.0, 2.0]])
    for function in (dropout_train, inverted_dropout):
        Y, mask = function(X, 0.0, rng=np.random.default_rng(2))
        np.testing.assert_array_equal(Y, X)
        np.testing.assert_array_equal(mask, 1)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_backward_goes_through_the_mask_that_was_drawn(N, D, rng):
    X, dY = rng.normal(size=(2, N, D))
    _, mask = inverted_dropout(X, 0.3, rng=rng)
    dX = inverted_dropout_backward(dY, mask)
    assert_backward(lambda value: value * mask, X, dY, dX, rng)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_layer_redraws_in_training_and_is_the_identity_at_test(N, D, rng):
    X, dY = rng.normal(size=(2, N, D))
    layer = Dropout(0.4, rng=rng)
    Y = layer.forward(X)
    np.testing.assert_allclose(layer.backward(dY) * X, dY * Y, rtol=1e-12)
    layer.train(False)
    np.testing.assert_array_equal(layer.forward(X), X)
    np.testing.assert_array_equal(layer.backward(dY), dY)
    layer.train()
    big = np.ones((20, 20))
    assert (layer.forward(big) != layer.forward(big)).any()


def test_float32_stays_float32_and_integers_become_floats():
    rng = np.random.default_rng(3)
    for function in (dropout_train, inverted_dropout):
        Y, mask = function(np.ones((2, 3), np.float32), 0.3, rng=rng)
        assert (Y.dtype, mask.dtype) == (np.float32, np.float32)
    assert inverted_dropout(np.ones((50, 3), int), 0.3, rng=rng)[0].max() == pytest.approx(1 / 0.7)
    np.testing.assert_allclose(dropout_test([1, 2], 0.25), [0.75, 1.5])


def test_monte_carlo_calls_predict_with_the_generator_passed_in():
    rng, seen = np.random.default_rng(4), []

    def predict(X, *, rng):
        seen.append(rng)
        return X * len(seen)

    mean, std = monte_carlo_dropout(predict, np.array([[1.0, 10.0]]), 4, rng=rng)
    assert len(seen) == 4
    assert all(generator is rng for generator in seen)
    np.testing.assert_allclose(mean, [[2.5, 25]])
    np.testing.assert_allclose(std, [[1.25**0.5, 10 * 1.25**0.5]])


def test_monte_carlo_approaches_the_mean_and_spread_of_all_masks():
    X, drop_prob = np.array([[3.0, -1.0, 2.0]]), 0.25

    def predict(X, *, rng):
        return inverted_dropout(X, drop_prob, rng=rng)[0].sum(axis=1)

    mean, std = monte_carlo_dropout(predict, X, 4000, rng=np.random.default_rng(5))
    wanted = (np.square(X).sum() * drop_prob / (1 - drop_prob)) ** 0.5
    assert float(mean[0]) == pytest.approx(X.sum(), abs=4 * wanted / 4000**0.5)
    assert float(std[0]) == pytest.approx(wanted, rel=0.05)


def test_thinned_networks_are_counted_without_rounding():
    assert [count_thinned_networks(n) for n in (0, 1, 10)] == [1, 2, 1024]
    assert count_thinned_networks(200) == 2**200


def test_wrong_calls_are_named():
    rng = np.random.default_rng(6)
    for drop_prob in (1.0, -0.1, float("nan")):
        wanted = rf"drop_prob must lie in 0 <= drop_prob < 1, got {drop_prob}"
        for function in (dropout_train, inverted_dropout):
            with pytest.raises(ValueError, match=wanted):
                function(np.ones(3), drop_prob, rng=rng)
        with pytest.raises(ValueError, match=wanted):
            Dropout(drop_prob, rng=rng)
        with pytest.raises(ValueError, match=wanted):
            dropout_test(np.ones(3), drop_prob)
    with pytest.raises(ValueError, match=r"shape of mask, \(2,\), got \(3,\)"):
        inverted_dropout_backward(np.ones(3), np.ones(2))
    with pytest.raises(ValueError, match="num_samples must be at least 1, got 0"):
        monte_carlo_dropout(lambda X, rng: X, np.ones(3), 0, rng=rng)
    with pytest.raises(ValueError, match="num_units must be 0 or more, got -1"):
        count_thinned_networks(-1)
    with pytest.raises(ValueError, match="wanted a forward first"):
        Dropout(0.5, rng=rng).backward(np.ones((2, 2)))
