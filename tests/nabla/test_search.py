import numpy as np
import pytest

from nabla import best_on_border, grid_search, random_search, sample_log_uniform


def test_the_logarithm_of_the_draws_is_uniform():
    draws = sample_log_uniform(1e-5, 1e-1, 40_000, rng=np.random.default_rng(0))
    assert draws.shape == (40_000,)
    share = (np.log(draws) - np.log(1e-5)) / (np.log(1e-1) - np.log(1e-5))
    assert (share >= 0).all()
    assert (share <= 1).all()
    counts = np.histogram(share, bins=8, range=(0, 1))[0]
    assert np.abs(counts - 5000).max() < 4 * (40_000 * 1 / 8 * 7 / 8) ** 0.5
    assert abs(np.corrcoef(share[1:], share[:-1])[0, 1]) < 4 / 200


def test_draws_of_a_point_never_leave_it_by_rounding():
    draws = sample_log_uniform(0.1, 0.1, 5, rng=np.random.default_rng(1))
    np.testing.assert_array_equal(draws, 0.1)


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [
        ([3, 1, 2], True),
        ([1, 3, 2], False),
        ([1, 2, 3], True),
        ([5], True),
        ([[1, 1, 1], [1, 9, 1], [1, 1, 1]], False),
        ([[1, 1, 1], [1, 1, 9], [1, 1, 1]], True),
        ([[1, 9, 1], [1, 1, 1], [1, 1, 1]], True),
        ([[1, 9, 1]], True),
        ([[1], [9], [1]], True),
        ([[-3, -3, -3, -3], [-3, -3, -1, -3], [-3, -3, -3, -3]], False),
        ([float("nan"), 1, 2, 1], False),
    ],
)
def test_the_border_is_the_first_or_last_index_of_any_axis(scores, wanted):
    assert best_on_border(scores) is wanted


def test_grid_search_tries_every_combination_once():
    seen = []

    def evaluate(lr, width):
        seen.append((lr, width))
        return float("nan") if lr > 1 else width - lr

    best, scores = grid_search(evaluate, lr=[0.1, 1, 10], width=[5, 7])
    assert len(seen) == len(set(seen)) == 6
    assert best == {"lr": 0.1, "width": 7}
    np.testing.assert_allclose(scores[:2], [[4.9, 6.9], [4, 6]])


def test_nine_random_points_try_nine_values_of_each_parameter_and_a_grid_three():
    def evaluate(a, b):
        return -((a - 0.37) ** 2)

    grid, _ = grid_search(evaluate, a=[1 / 6, 1 / 2, 5 / 6], b=[1 / 6, 1 / 2, 5 / 6])
    assert grid["a"] == 1 / 2
    best, trials, scores = random_search(
        evaluate,
        lambda rng: {"a": rng.uniform(), "b": rng.uniform()},
        9,
        rng=np.random.default_rng(2),
    )
    assert len({trial["a"] for trial in trials}) == len(scores) == 9
    assert best == trials[scores.argmax()]
    assert scores.max() == max(evaluate(**trial) for trial in trials)


def test_wrong_calls_are_named():
    rng = np.random.default_rng(3)
    for low, high in [(0, 1), (-1, 1), (2, 1)]:
        with pytest.raises(ValueError, match=f"0 < low <= high, got low = {low} and high = {high}"):
            sample_log_uniform(low, high, 3, rng=rng)
    with pytest.raises(ValueError, match=r"a grid \(A,\) or \(A, B\) of numbers, got \(1, 1, 1\)"):
        best_on_border([[[1]]])
    with pytest.raises(ValueError, match="num_trials must be at least 1, got 0"):
        random_search(lambda: 0, lambda rng: {}, 0, rng=rng)
