import numpy as np
import pytest
from hypothesis import given

from nabla import binary_cross_entropy, classify, logistic_gradient, predict, quadratic_features
from nabla.data import circles, house_categories
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_logistic_gradient_matches_central_differences(N, D, rng):
    X, targets = rng.normal(size=(N, D)), rng.integers(0, 2, N)
    w, b = rng.normal(size=D), rng.normal()
    dw, db = logistic_gradient(X, targets, w, b)

    def loss(w, b):
        return binary_cross_entropy(predict(X, w, b), targets)

    assert_gradient(lambda value: loss(value, b), w, dw, rng)
    assert_gradient(lambda value: loss(w, value), b, db, rng)
    assert isinstance(db, float)


def test_huge_scores_do_not_disturb_the_gradient():
    dw, db = logistic_gradient([[1e4], [-1e4]], [1, 1], [1.0], 0.0)
    assert (dw.tolist(), db) == ([5000], -0.5)


@few
@given(N=sizes, rng=rngs)
def test_quadratic_features_are_the_inputs_and_their_squares(N, rng):
    X = rng.normal(size=(N, 2))
    wanted = np.column_stack([X[:, 0], X[:, 1], X[:, 0] ** 2, X[:, 1] ** 2])
    np.testing.assert_array_equal(quadratic_features(X), wanted)


def test_a_score_of_exactly_zero_is_class_one():
    labels = classify([[0.0], [-0.0], [-1e-300], [1e-300]], [1.0], 0.0)
    assert labels.tolist() == [1, 1, 0, 1]
    assert labels.dtype.kind == "i"


def descend(X, targets, *, lr, num_steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(num_steps):
        dw, db = logistic_gradient(X, targets, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b


def test_squared_features_separate_the_rings_that_no_line_separates():
    X, labels = circles(200, rng=np.random.default_rng(3), noise=0.05)
    lifted = quadratic_features(X)
    line, conic = (
        np.mean(classify(F, *descend(F, labels, lr=2, num_steps=300)) == labels)
        for F in (X, lifted)
    )
    assert line < 0.7
    assert conic == 1


def test_the_houses_of_the_lecture_are_classified_by_a_line():
    X, labels = house_categories()
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b = descend(scaled, labels, lr=1, num_steps=300)
    assert classify(scaled, w, b).tolist() == labels.tolist()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: logistic_gradient([[1], [2]], [1], [1], 0), r"targets must have the shape of"),
        (lambda: logistic_gradient([[1]], [3], [1], 0), r"targets must lie in 0..1, got 3.0"),
        (lambda: quadratic_features([[1, 2, 3]]), r"X must have shape \(N, 2\), got \(1, 3\)"),
        (lambda: classify([[1, 2]], [1], 0), r"w must have shape \(2,\), got \(1,\)"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
