import numpy as np
import pytest
from hypothesis import given

from nabla import (
    adaline_step,
    binary_cross_entropy,
    glm_gradient,
    glm_mean,
    half_mse,
    half_mse_gradient,
    logic_gate,
    logistic_gradient,
    neuron,
    perceptron_epoch,
    poisson_loss,
    predict,
)
from nabla.data import blobs, xor
from tests.nabla.draws import few, rngs, sizes
from tests.nabla.oracle import assert_gradient

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
LOSSES = {"linear": half_mse, "logistic": binary_cross_entropy, "poisson": poisson_loss}


def test_the_activation_is_called_once_with_a_number():
    calls = []

    def activation(z):
        calls.append(z)
        return -z

    assert neuron([1, 2], [3, 4], 5, activation) == -16
    assert calls == [16]
    assert isinstance(calls[0], float)


@pytest.mark.parametrize(
    ("name", "truth"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("nand", [1, 1, 1, 0])]
)
def test_a_gate_computes_its_truth_table(name, truth):
    w, b = logic_gate(name)
    assert [neuron(x, w, b, lambda z: z > 0) for x in CORNERS] == truth
    assert np.shape(w) == (2,)
    assert isinstance(b, float)


def test_changing_the_weights_of_a_gate_does_not_change_the_gate():
    logic_gate("and")[0][...] = 7
    assert logic_gate("and")[0].tolist() == [1, 1]


def test_a_perceptron_pass_by_hand():
    X, targets = [[2, 1], [1, 3], [-1, -1], [0, 1]], [0, 1, 1, 1]
    # scores 0.5, -4, -0.25 are wrong: b is -0.25, then 0.5, then 1.25; the last score, 2, is right
    w, b, mistakes = perceptron_epoch(X, targets, [0, 0], 0.5, lr=0.75)
    np.testing.assert_allclose(w, [-1.5, 0.75])
    assert (b, mistakes) == (1.25, 3)


def test_a_score_of_zero_is_class_zero_for_the_perceptron():
    assert perceptron_epoch([[1]], [0], [0], 0, lr=1)[2] == 0
    assert perceptron_epoch([[1]], [1], [0], 0, lr=1)[2] == 1


def test_the_perceptron_stops_making_mistakes_on_points_a_line_separates_and_never_on_xor():
    for data, separable in ((blobs, True), (xor, False)):
        X, targets = data(60, rng=np.random.default_rng(5), noise=0.2 if separable else 0.0)
        w, b, mistakes = np.zeros(2), 0.0, None
        for _ in range(100):
            w, b, mistakes = perceptron_epoch(X, targets, w, b, lr=1)
        assert (mistakes == 0) == separable


@few
@given(N=sizes, D=sizes, rng=rngs)
def test_adaline_goes_down_half_the_sum_of_squares(N, D, rng):
    X, targets, w, b = rng.normal(size=(N, D)), rng.normal(size=N), rng.normal(size=D), 0.3
    new_w, new_b = adaline_step(X, targets, w, b, lr=0.5)
    dw, db = half_mse_gradient(X, targets, w, b)
    np.testing.assert_allclose(new_w, w - 0.5 * N * dw)
    assert new_b == pytest.approx(b - 0.5 * N * db)


@pytest.mark.parametrize("family", LOSSES)
@few
@given(N=sizes, D=sizes, rng=rngs)
def test_three_regressions_have_one_form_of_gradient(family, N, D, rng):
    X, targets, w, b = rng.normal(size=(N, D)), rng.integers(0, 2, N), rng.normal(size=D), -0.4
    dw, db = glm_gradient(X, targets, w, b, family)
    loss = LOSSES[family]
    assert_gradient(lambda value: loss(predict(X, value, b), targets), w, dw, rng)
    assert_gradient(lambda value: loss(predict(X, w, value), targets), b, db, rng)


def test_the_families_agree_with_the_functions_that_have_their_own_name():
    X, targets, w, b = np.array([[1.0, 2], [3, -1], [0, 1]]), [1, 0, 1], [0.5, -0.25], 0.1
    for family, gradient in (("linear", half_mse_gradient), ("logistic", logistic_gradient)):
        for a, c in zip(
            glm_gradient(X, targets, w, b, family), gradient(X, targets, w, b), strict=True
        ):
            np.testing.assert_allclose(a, c)
    np.testing.assert_allclose(glm_mean(X, w, b, "poisson"), np.exp(X @ w + b))
    np.testing.assert_allclose(glm_mean(X, w, b, "linear"), X @ w + b)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: neuron([1, 2], [1], 0, abs), r"w must have shape \(2,\), got \(1,\)"),
        (lambda: neuron([1], [1], [0], abs), r"b must have shape \(\), got \(1,\)"),
        (lambda: logic_gate("xor"), r"name must be one of and, or, nand, got 'xor'"),
        (lambda: glm_mean([[1]], [1], 0, "gamma"), r"family must be one of .*, got 'gamma'"),
        (
            lambda: perceptron_epoch([[1]], [-1], [0], 0, lr=1),
            r"targets must be 0 or 1, got \[-1\.\]",
        ),
        (
            lambda: adaline_step([[1], [2]], [[1], [2]], [0], 0, lr=1),
            r"targets must have shape \(2,\), got \(2, 1\)",
        ),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
