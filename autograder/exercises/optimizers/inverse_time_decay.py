"""inverse_time_decay: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2, num_public=4)
def values(rng):
    """The rate at several times, at the start, late, and with whole numbers."""
    for t in (3, 7, 2.5, 40):
        yield Call(float(rng.uniform(0.2, 2.0)), t, k=float(rng.uniform(0.05, 0.3)))
    yield Call(float(rng.uniform(0.2, 2.0)), 0, k=0.4)
    yield Call(2, 3, k=1)
    yield Call(float(rng.uniform(0.2, 2.0)), 10**6, k=float(rng.uniform(2, 3)))


@mistake("Your division ends before the +: the whole of 1 + k t stands below the line.")
def parenthesis_missing(lr, t, *, k):
    return lr / 1 + k * t


@mistake("Your rate is divided by 1 + k and then multiplied by t: t belongs below the line.")
def time_above(lr, t, *, k):
    return lr / (1 + k) * t


@mistake("Your rate is divided by 1 + k once in every unit of time: that is an exponential decay.")
def power_of_time(lr, t, *, k):
    return lr / (1 + k) ** t


@mistake("Your rate is that of exponential decay, lr e^(−k t).")
def exponential(lr, t, *, k):
    return lr * np.exp(-k * t)


@mistake("Your divisor does not hold the time: it is the same at every t.")
def time_left_out(lr, t, *, k):
    return lr / (1 + k)


@mistake("Your factor 1 / (1 + k t) is right, but the first rate is missing.")
def rate_left_out(lr, t, *, k):
    return 1 / (1 + k * t)


@mistake("Your divisor is 1 + t: how fast the rate falls should depend on k.")
def k_left_out(lr, t, *, k):
    return lr / (1 + t)


@mistake("Your divisor adds k and t; it holds their product.")
def sum_for_product(lr, t, *, k):
    return lr / (1 + k + t)


@mistake("Your divisor grows with the root of t.")
def root_of_time(lr, t, *, k):
    return lr / (1 + k * np.sqrt(t))


@mistake("Your rate falls along a straight line, lr (1 − k t), and below 0 in the end.")
def straight_line(lr, t, *, k):
    return lr * (1 - k * t)


@correct
def power_of_minus_one(lr, t, *, k):
    return np.multiply(lr, np.power(1.0 + k * t, -1))


@correct
def inverse_of_a_sum(lr, t, *, k):
    return 1 / (1 / lr + k * t / lr)


@correct
def other_fraction(lr, t, *, k):
    half_time = 1 / k
    return np.asarray(lr * half_time / (half_time + t))
