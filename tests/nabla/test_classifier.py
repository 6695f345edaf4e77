import numpy as np
import pytest

from nabla import split_indices, train_classifier
from nabla.data import digits


@pytest.fixture(scope="module", params=range(5))
def trained(request):
    """A classifier of the digits and the part that it has never seen."""
    rng = np.random.default_rng(request.param)
    X, labels = digits()
    train, val, test = split_indices(len(X), rng=rng, fractions=(0.7, 0.1, 0.2))
    classifier = train_classifier(X[train], labels[train], X[val], labels[val], rng=rng)
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
    np.testing.assert_allclose(probs.sum(axis=1), 1)
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


def test_wrong_shapes_are_named():
    X, labels = digits()
    with pytest.raises(ValueError, match=r"X_val must have shape \(M, 64\), got \(9, 8\)"):
        train_classifier(X, labels, np.ones((9, 8)), labels[:9], rng=np.random.default_rng(0))
