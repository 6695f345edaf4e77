import numpy as np
import pytest
from hypothesis import given

from nabla import log_softmax, one_hot, output_head, softmax
from nabla.heads import HEADS
from tests.nabla.draws import EXTREMES, few, rngs, sizes
from tests.nabla.oracle import assert_backward


def test_four_scores_have_the_probabilities_of_the_lecture():
    np.testing.assert_allclose(
        softmax([[2.0, 0.1, 0.2, 1.0]]), [[0.5943, 0.0889, 0.0982, 0.2186]], atol=5e-5
    )


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_softmax_gives_distributions_and_does_not_move_with_a_constant(N, K, rng):
    scores = 5 * rng.normal(size=(N, K))
    probs = softmax(scores)
    assert (probs > 0).all()
    np.testing.assert_allclose(probs.sum(axis=1), 1, rtol=1e-14)
    np.testing.assert_allclose(softmax(scores + rng.normal(size=(N, 1))), probs, rtol=1e-12)
    np.testing.assert_allclose(np.exp(log_softmax(scores)), probs, rtol=1e-13)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_the_derivative_of_softmax_is_probs_times_what_exceeds_the_mean(N, K, rng):
    scores, dY = rng.normal(size=(2, N, K))
    probs = softmax(scores)
    dscores = probs * (dY - (probs * dY).sum(axis=1, keepdims=True))
    assert_backward(softmax, scores, dY, dscores, rng)


def test_softmax_of_any_finite_scores_is_finite_and_quiet():
    pairs = np.array(np.meshgrid(EXTREMES, EXTREMES)).reshape(2, -1).T
    with np.errstate(all="raise"):
        probs = softmax(pairs)
    np.testing.assert_allclose(probs.sum(axis=1), 1, rtol=1e-15)
    larger = pairs[:, 0] > pairs[:, 1]
    assert (probs[larger, 0] >= probs[larger, 1]).all()


def test_a_row_far_below_another_one_keeps_its_probabilities():
    np.testing.assert_allclose(softmax([[1e3, 1e3], [-1e3, -1e3]]), 0.5)


def test_log_softmax_is_finite_where_the_probability_is_zero():
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(log_softmax([[-1e300, 1e300]]), [[-2e300, 0]])


def test_one_class_is_certain():
    np.testing.assert_array_equal(softmax([[-7.0], [1e300]]), [[1], [1]])
    np.testing.assert_array_equal(log_softmax([[3.0]]), [[0]])


def test_one_hot_of_labels_that_do_not_use_every_class():
    encoded = one_hot(np.array([3, 0, 3]), 5)
    assert encoded.dtype == float
    np.testing.assert_array_equal(encoded.argmax(axis=1), [3, 0, 3])
    np.testing.assert_array_equal(encoded.sum(axis=1), 1)
    assert encoded.shape == (3, 5)


@few
@given(N=sizes, K=sizes, rng=rngs)
def test_every_head_gives_what_its_task_asks_for(N, K, rng):
    scores = 3 * rng.normal(size=(N, K))
    heads = {task: output_head(scores, task) for task in HEADS}
    np.testing.assert_array_equal(heads["real"], scores)
    np.testing.assert_allclose(heads["interval"], np.tanh(scores))
    np.testing.assert_allclose(heads["binary"], 1 / (1 + np.exp(-scores)))
    np.testing.assert_allclose(heads["count"], np.exp(scores))
    np.testing.assert_allclose(heads["classes"], softmax(scores))


@pytest.mark.parametrize("task", ["real", "interval", "binary", "count"])
@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_heads_of_single_scores_keep_any_shape(task, shape):
    assert np.shape(output_head(np.ones(shape), task)) == shape


@pytest.mark.parametrize("task", ["interval", "binary", "classes"])
def test_bounded_heads_are_quiet_for_any_finite_score(task):
    with np.errstate(all="raise"):
        assert np.abs(output_head(EXTREMES[:, None], task)).max() <= 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: softmax([1, 2]), r"scores must have shape \(N, K\), got \(2,\)"),
        (lambda: softmax(np.ones((2, 0))), r"scores must have shape \(N, K\), got \(2, 0\)"),
        (lambda: one_hot([1, 3], 3), r"labels must lie in 0..2, got 3"),
        (lambda: one_hot([-1], 3), r"labels must lie in 0..2, got -1"),
        (lambda: one_hot([1.0], 3), r"labels must be integers, got an array of float64"),
        (lambda: one_hot([[1]], 3), r"labels must have shape \(N,\), got \(1, 1\)"),
        (lambda: output_head([1], "price"), r"task must be one of real, .*classes, got 'price'"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
