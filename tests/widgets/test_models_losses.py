"""Demos of `losses`: same inputs, same numbers as nabla."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import widgets
from nabla.activations import sigmoid
from nabla.class_losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    multiclass_hinge,
    multiclass_hinge_gradient,
)
from nabla.losses import huber, huber_gradient, mae, mae_gradient, mse, mse_gradient
from tests.widgets.draws import few_draws, number


@few_draws
@given(st.lists(st.tuples(number, number), min_size=3, max_size=6, unique_by=lambda p: p[0]))
def test_the_lines_of_outlier_tug_are_the_best_by_nablas_losses(javascript, points):
    xs, ys = (list(column) for column in zip(*points, strict=True))
    state = {"xs": xs, "ys": ys, "delta": 0.5}
    measures = {"mse": mse, "mae": mae, "huber": lambda p, t: huber(p, t, 0.5)}
    for kind, measure in measures.items():
        (line,) = javascript("outlier_tug", ("fit", state | {"kind": kind}))
        (value,) = javascript("outlier_tug", ("loss", state | {"kind": kind} | line))
        x, t = np.array(xs), np.array(ys)
        assert_allclose(value, measure(line["w"] * x + line["b"], t), rtol=1e-9, atol=1e-12)
        for dw, db in [(1e-2, 0), (-1e-2, 0), (0, 1e-2), (0, -1e-2), (1e-2, -1e-2)]:
            assert value <= measure((line["w"] + dw) * x + line["b"] + db, t) + 1e-9


def test_one_point_tilts_the_line_of_squares_and_no_other(javascript):
    state = widgets.OutlierTug().state()
    calls = [("fit", state | {"kind": kind}) for kind in ("mse", "mae", "huber")]
    tilted, absolute, between = javascript("outlier_tug", *calls)
    assert [round(line["w"], 3) for line in (tilted, absolute, between)] == [1.118, 0.5, 0.564]


@few_draws
@given(number, st.floats(0.1, 4))
def test_loss_curves_are_those_of_nabla(javascript, place, delta):
    def both(kind):
        state = {"kind": kind, "place": place, "delta": delta}
        return javascript("loss_curves", ("values", state), ("slopes", state))

    d, zero, one = np.array([place]), np.zeros(1), np.ones(1)
    values, slopes = both("number")
    assert_allclose(values, [mse(d, zero) / 2, mae(d, zero), huber(d, zero, delta)])
    gradients = [mse_gradient(d, zero) / 2, mae_gradient(d, zero), huber_gradient(d, zero, delta)]
    assert_allclose(slopes, np.ravel(gradients))
    values, slopes = both("yes")
    two_scores, label = np.array([[0.0, place]]), np.array([1])
    p = sigmoid(d)
    expected = [binary_cross_entropy(d, one), mse(p, one), multiclass_hinge(two_scores, label)]
    assert_allclose(values, expected)
    gradients = [binary_cross_entropy_gradient(d, one), mse_gradient(p, one) * p * (1 - p)]
    assert_allclose(slopes[:2], np.ravel(gradients))
    assert slopes[2] == multiclass_hinge_gradient(two_scores, label)[0, 1]
