import numpy as np
import pytest
from hypothesis import given

from nabla import center_channels, standardize, standardize_split
from nabla.data import houses_with_year
from tests.nabla.draws import few, rngs, sizes


def test_standardize_uses_the_population_std_of_each_column():
    scaled, mean, std = standardize([[1, 10, 5], [2, 10, 1], [6, 10, 3]])
    np.testing.assert_allclose(mean, [3, 10, 3])
    np.testing.assert_allclose(std, [(14 / 3) ** 0.5, 1, (8 / 3) ** 0.5])
    np.testing.assert_allclose(scaled[:, 0], np.array([-2, -1, 3]) / (14 / 3) ** 0.5)
    np.testing.assert_array_equal(scaled[:, 1], 0)


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_columns_have_mean_0_and_std_1_and_come_back(N, D, rng):
    X = rng.normal(size=(N + 1, D)) * 10.0 ** rng.uniform(-6, 6, D) + rng.normal(size=D)
    X.setflags(write=False)
    scaled, mean, std = standardize(X)
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(scaled.std(axis=0), 1, rtol=1e-9)
    np.testing.assert_allclose(scaled * std + mean, X, rtol=1e-12)


@pytest.mark.parametrize("constant", [0.1, 1 / 3, 1e-8, -123456.789, 1e300])
def test_a_constant_column_becomes_zeros_also_where_rounding_makes_a_std(constant):
    scaled, mean, std = standardize(np.full((7, 2), constant))
    np.testing.assert_array_equal(scaled, 0)
    np.testing.assert_array_equal(std, 1)
    np.testing.assert_array_equal(mean, constant)


def test_some_constant_column_would_have_a_std_from_rounding():
    assert np.std(np.full(7, 0.1)) > 0


def test_one_example_is_constant_in_every_column():
    scaled, mean, std = standardize([[4, -7]])
    assert (scaled.tolist(), mean.tolist(), std.tolist()) == ([[0, 0]], [4, -7], [1, 1])


def test_scaling_the_houses_lowers_the_condition_number_from_2e11_to_5():
    X, _ = houses_with_year()

    def condition(X):
        A = np.column_stack([np.ones(len(X)), X])
        return np.linalg.cond(A.T @ A)

    assert condition(X) == pytest.approx(2.3e11, rel=0.02)
    assert condition(standardize(X)[0]) == pytest.approx(5.49, abs=0.005)


def test_the_split_uses_the_statistics_of_the_training_part_only():
    train = np.array([[0.0, 5.0], [4.0, 5.0]])
    test = np.array([[10.0, 6.0], [2.0, 5.0], [0.0, -5.0]])
    for array in (train, test):
        array.setflags(write=False)
    scaled_train, scaled_test = standardize_split(train, test)
    np.testing.assert_allclose(scaled_train, [[-1, 0], [1, 0]])
    np.testing.assert_allclose(scaled_test, [[4, 1], [0, 0], [-1, -10]])
    others = standardize_split(train, test[:1])[1]
    np.testing.assert_array_equal(others, scaled_test[:1])


@few
@given(N=sizes, H=sizes, W=sizes, C=sizes, rng=rngs)
def test_every_channel_is_centred_by_its_own_mean(N, H, W, C, rng):
    images = rng.integers(0, 256, (N, H, W, C))
    centred, means = center_channels(images)
    assert means.shape == (C,)
    np.testing.assert_allclose(centred.mean(axis=(0, 1, 2)), 0, atol=1e-12 * 256)
    np.testing.assert_allclose(centred + means, images, atol=1e-12)


def test_bytes_do_not_wrap_and_float32_keeps_its_digits():
    images = np.zeros((300, 8, 8, 3), np.uint8)
    images[..., 0], images[..., 2] = 255, 1
    images[0] = 0
    for dtype in (np.uint8, np.float32):
        centred, means = center_channels(images.astype(dtype))
        np.testing.assert_allclose(means, np.array([255, 0, 1]) * 299 / 300, rtol=1e-6)
        np.testing.assert_allclose(centred[0, 0, 0], -means, rtol=1e-6)


@pytest.mark.parametrize("dtype", [np.int64, np.float32])
def test_integers_count_as_floats_and_float32_is_close(dtype):
    X = np.array([[1, 1000], [2, 3000], [4, 3001]])
    for got, wanted in zip(standardize(X.astype(dtype)), standardize(X * 1.0), strict=True):
        np.testing.assert_allclose(got, wanted, rtol=1e-5)


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"X must have shape \(N, D\), got \(3,\)"):
        standardize([1, 2, 3])
    with pytest.raises(ValueError, match=r"test must have shape \(M, 2\), got \(1, 3\)"):
        standardize_split(np.ones((4, 2)), np.ones((1, 3)))
    with pytest.raises(ValueError, match=r"images must have shape \(N, H, W, C\), got \(2, 8, 8\)"):
        center_channels(np.ones((2, 8, 8)))
