import math

import numpy as np
import pytest

from nabla import PlateauSchedule, exponential_decay, inverse_time_decay, step_decay


def test_step_decay_waits_for_whole_periods_from_epoch_0():
    rates = [step_decay(1.0, epoch, factor=0.1, every=2) for epoch in range(6)]
    np.testing.assert_allclose(rates, [1, 1, 0.1, 0.1, 0.01, 0.01], rtol=1e-15)


def test_the_decay_of_the_lecture_halves_in_34657_steps():
    rate = step_decay(1.0, 34_657, factor=0.99998, every=1)
    assert rate == pytest.approx(0.5, abs=5e-6)  # one step changes it by 1e-5


def test_exponential_and_inverse_time_decay():
    assert exponential_decay(0.1, 3, k=0.5) == pytest.approx(0.1 * math.exp(-1.5), rel=1e-15)
    assert inverse_time_decay(0.1, 3, k=0.5) == pytest.approx(0.04, rel=1e-15)
    assert isinstance(exponential_decay(1, 0, k=1), float)


@pytest.mark.parametrize("t", [[0, 1, 5], np.array([0, 1, 5]), np.float32([0, 1, 5])])
def test_decays_take_arrays_of_times(t):
    np.testing.assert_allclose(
        exponential_decay(0.3, t, k=0.2), [0.3 * math.exp(-0.2 * x) for x in (0, 1, 5)], rtol=1e-6
    )
    np.testing.assert_allclose(inverse_time_decay(0.3, t, k=1), [0.3, 0.15, 0.05], rtol=1e-6)
    np.testing.assert_allclose(step_decay(0.4, t, factor=0.5, every=3), [0.4, 0.4, 0.2], rtol=1e-6)


def run(losses, patience, lr=8.0):
    schedule = PlateauSchedule(lr, factor=0.5, patience=patience)
    return [schedule.update(loss) for loss in losses]


def test_plateau_counts_again_from_0_after_each_cut_and_keeps_the_best():
    assert run([5, 6, 6, 6, 6, 6], patience=2) == [8, 8, 4, 4, 2, 2]
    # 4.9 is lower than what came just before but not than the best, 4
    assert run([4, 6, 5, 4.9, 3, 3], patience=3) == [8, 8, 8, 4, 4, 4]


def test_an_equal_loss_does_not_improve():
    assert run([1, 1, 1], patience=1) == [8, 4, 2]


def test_an_improvement_starts_the_count_anew():
    assert run([3, 3, 2, 2, 1, 1], patience=2) == [8] * 6


def test_a_nan_never_improves_and_never_becomes_the_best():
    assert run([math.nan, math.nan, 1, 2, math.nan], patience=2) == [8, 4, 4, 4, 2]


def test_a_first_loss_of_infinity_is_lower_than_every_one_before():
    assert run([math.inf, math.inf, 1.0], patience=1) == [8, 4, 4]


def test_wrong_calls_are_named():
    with pytest.raises(ValueError, match="patience must be at least 1 update, got 0"):
        PlateauSchedule(1, factor=0.5, patience=0)
    with pytest.raises(ValueError, match="factor must be positive, got 0"):
        PlateauSchedule(1, factor=0, patience=1)
    with pytest.raises(ValueError, match="every must be a positive number of epochs, got 0"):
        step_decay(1, 1, factor=0.5, every=0)
