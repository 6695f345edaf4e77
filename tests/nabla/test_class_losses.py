import numpy as np
import pytest
from hypothesis import assume, given

import nabla
from nabla import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_hinge,
    binary_hinge_gradient,
    cross_entropy,
    cross_entropy_gradient,
    multiclass_hinge,
    multiclass_hinge_gradient,
    one_hot,
    sigmoid,
    softmax,
)
from tests.nabla.draws import EXTREMES, few, labels_of, rngs, sizes
from tests.nabla.oracle import assert_gradient

UP_TO_1E300 = EXTREMES[np.abs(EXTREMES) <= 1e300]


@pytest.mark.parametrize("shape", [(1,), (5,), (3, 4)])
@few
@given(rng=rngs)
def test_the_gradient_of_bce_matches_central_differences(shape, rng):
    scores, targets = 3 * rng.normal(size=shape), rng.uniform(size=shape)
    gradient = binary_cross_entropy_gradient(scores, targets)
    assert_gradient(lambda value: binary_cross_entropy(value, targets), scores, gradient, rng)


@few
@given(N=sizes, rng=rngs)
def test_bce_is_the_mean_negative_log_likelihood(N, rng):
    scores, targets = 3 * rng.normal(size=N), rng.integers(0, 2, N)
    p = sigmoid(scores)
    wanted = -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))
    assert binary_cross_entropy(scores, targets) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("target", [0, 0.3, 1])
def test_bce_is_finite_and_quiet_for_scores_up_to_1e300(target):
    targets = np.full(len(UP_TO_1E300), target)
    with np.errstate(all="raise"):
        losses = [binary_cross_entropy([score], [target]) for score in UP_TO_1E300]
        gradient = binary_cross_entropy_gradient(UP_TO_1E300, targets)
    size = np.abs(UP_TO_1E300)
    wanted = np.maximum(UP_TO_1E300, 0) - targets * UP_TO_1E300 + np.log1p(np.exp(-size))
    np.testing.assert_allclose(losses, wanted, rtol=1e-12, atol=1e-300)
    assert np.abs(gradient).max() <= 1 / len(targets)


def test_a_confident_right_answer_still_has_a_loss():
    assert binary_cross_entropy([40.0], [1]) == pytest.approx(np.exp(-40), rel=1e-12)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_gradient_of_cross_entropy_matches_central_differences(N, K, rng):
    scores, labels = 3 * rng.normal(size=(N, K)), labels_of(rng, N, K)
    gradient = cross_entropy_gradient(scores, labels)
    assert_gradient(lambda value: cross_entropy(value, labels), scores, gradient, rng)
    np.testing.assert_allclose(gradient.sum(axis=1), 0, atol=1e-15)


def test_four_scores_have_the_loss_of_the_lecture():
    assert cross_entropy([[2.0, 0.1, 0.2, 1.0]], [0]) == pytest.approx(0.5204, abs=5e-5)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_cross_entropy_compares_a_distribution_with_one_hot_labels(N, K, rng):
    scores, labels = rng.normal(size=(N, K)), labels_of(rng, N, K)
    wanted = -np.mean(np.sum(one_hot(labels, K) * np.log(softmax(scores)), axis=1))
    assert cross_entropy(scores, labels) == pytest.approx(wanted, rel=1e-12, abs=1e-15)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_equal_scores_lose_the_logarithm_of_the_number_of_classes(N, K, rng):
    scores = np.repeat(rng.normal(size=(N, 1)), K, axis=1)
    assert cross_entropy(scores, labels_of(rng, N, K)) == pytest.approx(np.log(K), abs=1e-15)
    assert multiclass_hinge(scores, labels_of(rng, N, K)) == pytest.approx(K - 1)


def test_two_classes_are_the_binary_case_with_the_difference_of_the_scores():
    scores, labels = np.array([[0.3, -1.0], [2.0, 5.0], [0.0, 0.0]]), np.array([1, 1, 0])
    assert cross_entropy(scores, labels) == pytest.approx(
        binary_cross_entropy(scores[:, 1] - scores[:, 0], labels)
    )


def test_cross_entropy_is_finite_and_quiet_for_scores_up_to_1e300():
    pairs = np.array(np.meshgrid(UP_TO_1E300, UP_TO_1E300)).reshape(2, -1).T
    for label in (0, 1):
        with np.errstate(all="raise"):
            losses = [cross_entropy(pair[None], [label]) for pair in pairs]
            gradient = cross_entropy_gradient(pairs, np.full(len(pairs), label))
        wanted = nabla.softplus(pairs[:, 1 - label] - pairs[:, label])
        np.testing.assert_allclose(losses, wanted, rtol=1e-12, atol=1e-15)
        assert np.abs(gradient).max() <= 1 / len(pairs)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_gradient_of_the_multiclass_hinge_matches_central_differences(N, K, rng):
    scores, labels = 2 * rng.normal(size=(N, K)), labels_of(rng, N, K)
    margins = scores - scores[np.arange(N), labels][:, None] + 1
    assume(np.abs(margins).min() > 1e-3)
    gradient = multiclass_hinge_gradient(scores, labels)
    assert_gradient(lambda value: multiclass_hinge(value, labels), scores, gradient, rng)


def test_the_hinge_counts_every_class_inside_the_margin():
    assert multiclass_hinge([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0]], [0, 1]) == pytest.approx(2.9 / 2)
    assert multiclass_hinge([[7.0]], [0]) == 0


@pytest.mark.parametrize("shape", [(1,), (5,), (3, 4)])
@few
@given(rng=rngs)
def test_the_gradient_of_the_binary_hinge_matches_central_differences(shape, rng):
    scores, targets = 2 * rng.normal(size=shape), rng.integers(0, 2, shape)
    assume(np.abs(np.abs(scores) - 1).min() > 1e-3)
    gradient = binary_hinge_gradient(scores, targets)
    assert_gradient(lambda value: binary_hinge(value, targets), scores, gradient, rng)


def test_the_binary_hinge_wants_a_margin_of_one_on_the_right_side():
    assert binary_hinge([1.0, -1.0], [1, 0]) == 0
    assert binary_hinge([0.0, 0.0], [1, 0]) == 1
    assert binary_hinge([2.0], [0]) == 3
    assert binary_hinge([0.25, 0.25], [1, 0]) == 1
    np.testing.assert_array_equal(binary_hinge_gradient([1.0, 0.5], [1, 1]), [0, -0.5])


def test_two_classes_with_opposite_scores_have_the_binary_hinge_of_their_difference():
    scores, targets = np.array([0.3, -2.0, 0.1]), np.array([1, 1, 0])
    both = np.column_stack([-scores / 2, scores / 2])
    assert multiclass_hinge(both, targets) == pytest.approx(binary_hinge(scores, targets))


@pytest.mark.parametrize("name", ["cross_entropy", "multiclass_hinge"])
@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_order_of_the_examples_does_not_change_the_mean(name, N, K, rng):
    loss = getattr(nabla, name)
    scores, labels, order = rng.normal(size=(N, K)), labels_of(rng, N, K), rng.permutation(N)
    assert loss(scores, labels) == pytest.approx(loss(scores[order], labels[order]))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: binary_cross_entropy([1, 2], [[0], [1]]), r"targets must have the shape of"),
        (lambda: binary_cross_entropy([1], [2]), r"targets must lie in 0..1, got 2.0 to 2.0"),
        (lambda: binary_cross_entropy([1], [np.nan]), r"targets must lie in 0..1, got nan"),
        (lambda: binary_hinge([1], [-1]), r"targets must lie in 0..1, got -1.0"),
        (lambda: cross_entropy([1, 2], [0]), r"scores must have shape \(N, K\), got \(2,\)"),
        (lambda: cross_entropy([[1, 2]], [2]), r"labels must lie in 0..1, got 2"),
        (lambda: cross_entropy([[1, 2]], [0, 1]), r"labels must have shape \(1,\), got \(2,\)"),
        (lambda: cross_entropy_gradient([[1, 2]], [[0, 1]]), r"labels must have shape \(N,\)"),
        (lambda: multiclass_hinge([1, 2], [0]), r"scores must have shape \(N, K\), got \(2,\)"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
