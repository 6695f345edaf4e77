"""Demos of `networks`: same inputs, same numbers as nabla."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from nabla import bump, widgets
from nabla.gradient_check import numerical_gradient
from nabla.linear import half_mse
from tests.widgets.draws import few_draws, number


@few_draws
@given(st.lists(st.tuples(number, number, number), min_size=1, max_size=4), st.floats(1, 300))
def test_bumps_and_their_descent_are_those_of_nabla(javascript, bumps, steepness):
    state = {"target": "wave", "bumps": bumps, "steepness": steepness}
    x = np.linspace(0, 1, 101)
    wanted = 0.5 - 0.4 * np.cos(3 * np.pi * x)

    def outputs(parameters):
        return sum(bump(x, *b, steepness) for b in np.reshape(parameters, (-1, 3)))

    def loss(parameters):
        return half_mse(outputs(parameters), wanted)

    value, slopes, moved = javascript(
        "bump_builder",
        ("network", state | {"x": 0.37}),
        ("gradient", state),
        ("descend", state | {"num_steps": 1}),
    )
    flat = np.ravel(bumps)
    assert_allclose(value, outputs(flat)[37], atol=1e-9)
    scale = max(1, np.abs(slopes).max())
    assert_allclose(np.ravel(slopes), numerical_gradient(loss, flat), atol=1e-4 * scale)
    lr = 4 / (4 + steepness)
    assert_allclose(np.ravel(moved), flat - lr * np.ravel(slopes), atol=1e-9)


def test_the_first_bumps_are_the_equal_ones_and_their_error_is_the_described(javascript):
    demo = widgets.BumpBuilder()
    state = demo.state()
    equal, worst = javascript("bump_builder", ("equalBumps", state), ("largestError", state))
    assert_allclose(equal, demo.bumps)
    assert f"wrong by {worst['error']:.3f} at most" in demo.describe()


def test_descent_of_bumps_makes_the_error_small(javascript):
    state = {"target": "wave", "num_bumps": 5, "flat": True, "steepness": 100}
    (bumps,) = javascript("bump_builder", ("equalBumps", state))
    before, after = (
        javascript("bump_builder", ("loss", state | {"bumps": b}))[0]
        for b in (
            bumps,
            javascript("bump_builder", ("descend", state | {"bumps": bumps, "num_steps": 400}))[0],
        )
    )
    assert after < 0.05 * before
