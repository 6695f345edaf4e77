import numpy as np
import pytest

from nabla import (
    he_normal,
    layer_stds,
    normal,
    relu,
    sigmoid,
    xavier_normal,
    xavier_uniform,
    zeros,
)

VARIANCES = [
    (xavier_normal, 2 / (300 + 500)),
    (xavier_uniform, 2 / (300 + 500)),
    (he_normal, 2 / 300),
    (normal, 1e-4),
]


@pytest.mark.parametrize(("draw", "variance"), VARIANCES)
def test_entries_are_independent_with_the_variance_of_the_rule(draw, variance):
    W = draw(300, 500, rng=np.random.default_rng(0))
    z = W / variance**0.5
    assert W.shape == (300, 500)
    assert abs(z.mean()) < 4 / z.size**0.5
    assert z.var() == pytest.approx(1, abs=4 * (2 / z.size) ** 0.5)
    assert abs((z[:, 1:] * z[:, :-1]).mean()) < 4 / z.size**0.5
    assert abs((z[1:] * z[:-1]).mean()) < 4 / z.size**0.5


def test_normal_and_uniform_differ_in_their_fourth_moment():
    rng = np.random.default_rng(1)
    for draw, kurtosis in [(xavier_normal, 3), (he_normal, 3), (xavier_uniform, 1.8)]:
        W = draw(200, 300, rng=rng)
        assert (W**4).mean() / W.var() ** 2 == pytest.approx(kurtosis, rel=0.05)


def test_xavier_uniform_stays_within_its_limits():
    W = xavier_uniform(7, 5, rng=np.random.default_rng(2))
    assert np.abs(W).max() <= (6 / 12) ** 0.5


def test_layer_stds_by_hand():
    X, weights = [[1.0, -1.0], [3.0, 0.0]], [np.array([[1.0], [2.0]]), np.array([[2.0, -1.0]])]
    # hidden: relu(-1), relu(3) = 0, 3; outputs: relu of (0, 0), (6, -3)
    np.testing.assert_allclose(layer_stds(X, weights, relu), [1.5, np.std([0, 0, 6, 0])])


def ten_layers(draw, activation):
    """Standard deviations of ten layers of 500 units fed with 1000 standard normal examples."""
    rng = np.random.default_rng(3)
    X = rng.normal(size=(1000, 500))
    return layer_stds(X, [draw(rng) for _ in range(10)], activation)


def test_weights_of_std_001_collapse_to_0_under_tanh():
    stds = ten_layers(lambda rng: normal(500, 500, rng=rng), np.tanh)
    np.testing.assert_allclose(stds[:2], [0.214, 0.048], atol=0.001)
    assert stds[4] == pytest.approx(5e-4, rel=0.1)
    assert stds[9] < 1e-6


def test_weights_of_std_1_saturate_nine_tenths_of_tanh():
    rng = np.random.default_rng(4)
    H = rng.normal(size=(1000, 500))
    for _ in range(10):
        H = np.tanh(H @ normal(500, 500, rng=rng, std=1.0))
    assert (np.abs(H) > 0.99).mean() == pytest.approx(0.9, abs=0.01)


def test_xavier_keeps_tanh_alive():
    stds = ten_layers(lambda rng: xavier_normal(500, 500, rng=rng), np.tanh)
    assert stds[0] == pytest.approx(0.63, abs=0.02)
    assert stds[9] > 0.2


def test_relu_fades_with_xavier_and_keeps_its_size_with_he():
    xavier, he = (
        ten_layers(lambda rng, draw=draw: draw(500, 500, rng=rng), relu)[9]
        for draw in (xavier_normal, he_normal)
    )
    assert xavier == pytest.approx(0.025, rel=0.3)
    assert he == pytest.approx(0.80, rel=0.3)


def test_zeros_make_every_hidden_unit_the_same_for_ever():
    W1, W2 = zeros(3, 4), zeros(4, 1)
    X, targets = np.random.default_rng(5).normal(size=(6, 3)), np.ones((6, 1))
    for _ in range(5):
        H = sigmoid(X @ W1)
        delta = (sigmoid(H @ W2) - targets) / len(X)
        W1, W2 = W1 - X.T @ (delta @ W2.T * H * (1 - H)), W2 - H.T @ delta
    assert W1.any()
    np.testing.assert_array_equal(W1, np.repeat(W1[:, :1], 4, axis=1))


def test_wrong_sizes_are_named():
    for draw in (xavier_normal, xavier_uniform, he_normal, normal):
        with pytest.raises(ValueError, match="at least 1 input and 1 output, got 0 and 3"):
            draw(0, 3, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"weights\[1\] must have shape \(3, H\), got \(2, 2\)"):
        layer_stds(np.ones((4, 2)), [np.ones((2, 3)), np.ones((2, 2))], np.tanh)
