import numpy as np
import pytest

from nabla import moved_images, split_indices, train_classifier
from nabla.data import digits


@pytest.fixture(scope="module", params=range(5))
def trained(request):
    """A classifier of the digits and the part that it has never seen."""
    rng = np.random.default_rng(request.param)
    X, labels = digits()
    train, val, test = split_indices(len(X), rng=rng, fractions=(0.7, 0.1, 0.2))
    classifier = train_classifier(
        *(X[train], labels[train], X[val], labels[val]), rng=rng, num_models=2, num_epochs=30
    )
    return classifier, X[test], labels[test]


def test_a_network_of_these_parts_reads_digits_it_has_not_seen(trained):
    classifier, X, labels = trained
    accuracy = np.mean(classifier.predict(X) == labels)
    assert accuracy >= 0.97


def test_a_label_does_not_depend_on_the_other_rows(trained):
    classifier, X, _ = trained
    labels = classifier.predict(X)
    assert labels.dtype.kind == "i"
    np.testing.assert_array_equal(classifier.predict(X[::-1])[::-1], labels)
    alone = [int(classifier.predict(X[row : row + 1])[0]) for row in range(10)]
    assert alone == labels[:10].tolist()


def test_probabilities_are_those_of_a_vote(trained):
    classifier, X, _ = trained
    probs = classifier.probs(X[:7])
    assert probs.shape == (7, 10)
    np.testing.assert_allclose(probs.sum(axis=1), 1, rtol=1e-6)  # float32
    assert len(classifier.models) > 1


def test_the_same_generator_gives_the_same_classifier():
    X, labels = digits()
    predictions = [
        train_classifier(
            *(X[:100], labels[:100], X[100:150], labels[100:150]),
            rng=np.random.default_rng(0),
            num_epochs=3,
        ).probs(X[150:200])
        for _ in range(2)
    ]
    np.testing.assert_array_equal(*predictions)


def test_ink_moves_by_a_random_fraction_of_a_pixel_and_none_is_lost():
    num_images = 4000
    images = np.zeros((num_images, 5, 5))
    images[:, 2, 2] = 8.0
    X = images.reshape(num_images, 25)
    X.setflags(write=False)
    moved = moved_images(X, np.random.default_rng(1), largest=0.7).reshape(images.shape)
    np.testing.assert_allclose(moved.sum(axis=(1, 2)), 8)
    down = moved.sum(axis=2) @ np.arange(-2, 3) / 8
    right = moved.sum(axis=1) @ np.arange(-2, 3) / 8
    for shift in (down, right):
        assert np.abs(shift).max() <= 0.7
        assert shift.std() == pytest.approx(0.7 / 3**0.5, rel=0.05)
    assert abs(np.corrcoef(down, right)[0, 1]) < 4 / num_images**0.5


def test_what_moves_out_of_the_picture_does_not_come_in_again():
    X = np.ones((500, 9))
    moved = moved_images(X, np.random.default_rng(2)).reshape(-1, 3, 3)
    np.testing.assert_allclose(moved[:, 1, 1], 1)
    assert (moved <= 1 + 1e-12).all()
    everywhere = moved_images(X, np.random.default_rng(2), outside=1.0)
    np.testing.assert_allclose(everywhere, 1)
    assert (moved[:, 0, 0] < 1).mean() > 0.7
    assert moved_images(X.astype(np.float32), np.random.default_rng(2)).dtype == np.float32


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"wanted square images, D = side\^2, got D = 8"):
        moved_images(np.ones((2, 8)), np.random.default_rng(0))
    X, labels = digits()
    with pytest.raises(ValueError, match=r"X_val must have shape \(M, 64\), got \(9, 8\)"):
        train_classifier(X, labels, np.ones((9, 8)), labels[:9], rng=np.random.default_rng(0))
