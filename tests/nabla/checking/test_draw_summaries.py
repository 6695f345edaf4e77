"""Summaries of random draws: alike for every way of drawing, different for what is not right."""

import numpy as np
import pytest

from nabla.checking.compare import Tolerance, agrees
from nabla.checking.draw_summaries import draws_distribution, draws_shape

SHAPE = (100, 1000)
CLOSE = Tolerance(0.05)


@pytest.fixture
def rng():
    return np.random.default_rng(41)


def draws(rng):
    return rng.normal(0.0, 0.3, size=SHAPE)


def summaries_agree(one, other):
    return agrees(draws_distribution(one, None), draws_distribution(other, None), CLOSE)


def test_shape_is_compared_without_the_draws(rng):
    assert agrees(draws_shape(rng.normal(size=(2, 3)), None), draws_shape(np.ones((2, 3)), None))
    assert not agrees(draws_shape(np.ones((2, 3)), None), draws_shape(np.ones((3, 2)), None))


def test_two_draws_from_one_distribution_agree(rng):
    assert summaries_agree(draws(rng), draws(rng))
    assert summaries_agree(draws(rng), draws(rng).astype(np.float32).tolist())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda z, rng: 1.1 * z,
        lambda z, rng: z + 0.1 * z.std(),
        lambda z, rng: rng.uniform(-1, 1, size=SHAPE) * z.std() * np.sqrt(3),
        lambda z, rng: np.tile(z[:1], (SHAPE[0], 1)),
        lambda z, rng: np.concatenate([z[::2], -z[::2]]),
        lambda z, rng: np.sort(z, axis=1),
        lambda z, rng: np.zeros(SHAPE),
    ],
)
def test_what_differs_in_spread_form_or_independence_does_not_agree(rng, spoil):
    assert not summaries_agree(spoil(draws(rng), rng), draws(rng))
