"""Demos of `softmax_regression`: same inputs, same numbers as nabla."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla.class_losses import (
    cross_entropy,
    cross_entropy_gradient,
)
from nabla.heads import softmax
from tests.widgets.draws import few_draws


@few_draws
@given(
    st.lists(st.floats(-900, 900).map(lambda v: round(v, 3)), min_size=2, max_size=5),
    st.sampled_from([0.1, 0.7, 1.0, 10.0]),
)
def test_the_bars_are_the_softmax_of_nabla_at_any_temperature(javascript, scores, temperature):
    label = len(scores) // 2
    state = {"scores": scores, "temperature": temperature, "label": label}
    calls = [(name, state) for name in ("softmax", "crossEntropy", "gradient")]
    probs, loss, gradient = javascript("softmax_bars", *calls)
    scaled = np.array([scores]) / temperature
    assert_allclose([probs], softmax(scaled), atol=1e-12)
    assert_allclose(loss, cross_entropy(scaled, [label]), rtol=1e-12, atol=1e-12)
    assert_allclose([gradient], cross_entropy_gradient(scaled, [label]), atol=1e-12)


def test_the_words_for_the_bars_follow_the_scores(javascript):
    state = {"names": ["bird", "horse"], "label": 0, "temperature": 1}
    words = [
        javascript("softmax_bars", ("verdict", state | {"scores": scores}))[0].split(":")[0]
        for scores in ([1, 1], [9, 1], [1, 9])
    ]
    assert words == ["All scores are equal", "Right and sure", "Sure and wrong"]
