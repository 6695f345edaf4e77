import hashlib
from importlib.resources import files

import numpy as np
import pytest

from nabla.data import (
    blobs,
    circles,
    digits,
    house_categories,
    houses,
    houses_with_year,
    moons,
    spirals,
    xor,
)

SETS = [blobs, moons, circles, spirals, xor]


def test_the_tables_are_those_of_the_lecture():
    areas, prices = houses()
    assert areas.tolist() == [[1180], [2570], [770], [1960]]
    assert prices.tolist() == [221900, 538000, 180000, 604000]
    years, year_prices = houses_with_year()
    assert years.tolist() == [[1180, 1980], [200, 2010], [770, 2011], [1960, 1990]]
    assert year_prices.tolist() == [221900, 138000, 180000, 604000]
    X, labels = house_categories()
    assert X.tolist() == [[1180, 221900], [2570, 538000], [770, 180000], [1960, 604000]]
    assert labels.tolist() == [1, 1, 0, 1]


@pytest.mark.parametrize("table", [houses, houses_with_year, house_categories, digits])
def test_changing_a_table_does_not_change_the_next_one(table):
    X, targets = table()
    before = X.copy()
    X[...], targets[...] = 0, 0
    np.testing.assert_array_equal(table()[0], before)
    assert table()[1].any()


@pytest.mark.parametrize("make", SETS)
@pytest.mark.parametrize("num_examples", [1, 2, 101])
def test_a_set_has_classes_of_equal_size_and_depends_on_its_generator_alone(make, num_examples):
    X, labels = make(num_examples, rng=np.random.default_rng(8))
    assert X.shape == (num_examples, 2)
    assert np.abs(X).max() < 5
    counts = np.bincount(labels, minlength=2)
    assert counts.max() - counts.min() <= 1
    again, other = (make(num_examples, rng=np.random.default_rng(seed))[0] for seed in (8, 9))
    np.testing.assert_array_equal(again, X)
    assert (other != X).any()


@pytest.mark.parametrize("make", SETS)
def test_the_classes_come_in_random_order(make):
    rng = np.random.default_rng(1)
    firsts = [make(10, rng=rng)[1][0] for _ in range(60)]
    assert set(firsts) == {0, 1}


@pytest.mark.parametrize("make", SETS)
def test_noise_is_what_is_added_to_every_coordinate(make):
    clean, _ = make(4000, rng=np.random.default_rng(6), noise=0)
    noisy, _ = make(4000, rng=np.random.default_rng(6), noise=0.25)
    assert (noisy - clean).std() == pytest.approx(0.25, rel=0.05)


@pytest.mark.parametrize("make", [blobs, spirals])
def test_there_may_be_more_classes(make):
    _, labels = make(50, rng=np.random.default_rng(0), num_classes=5)
    assert np.bincount(labels).tolist() == [10] * 5


def test_points_lie_where_their_set_says():
    rng = np.random.default_rng(2)
    X, labels = circles(50, rng=rng, noise=0, ratio=0.3)
    np.testing.assert_allclose(np.linalg.norm(X, axis=1), np.where(labels == 0, 1, 0.3))
    X, labels = xor(50, rng=rng)
    np.testing.assert_array_equal(X[:, 0] * X[:, 1] < 0, labels == 1)
    X, _ = spirals(50, rng=rng, noise=0)
    assert np.linalg.norm(X, axis=1).max() <= 1


def test_the_digits_are_the_published_ones():
    X, labels = digits()
    assert (X.shape, X.dtype, labels.shape) == ((1797, 64), float, (1797,))
    assert (X.min(), X.max()) == (0, 16)
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    content = X.astype(np.uint8).tobytes() + labels.astype(np.uint8).tobytes()
    assert hashlib.sha256(content).hexdigest() == (
        "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
    )


def test_the_source_and_licence_of_the_digits_travel_with_them():
    text = (files("nabla.data") / "digits.txt").read_text(encoding="utf-8")
    assert "Alpaydin" in text
    assert "Creative Commons Attribution 4.0" in text


@pytest.mark.parametrize("make", SETS)
def test_impossible_sets_are_refused(make):
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="num_examples and num_classes must be .* got 0, 2"):
        make(0, rng=rng)
    with pytest.raises(ValueError, match=r"noise must be 0 or more, got -1"):
        make(5, rng=rng, noise=-1)
