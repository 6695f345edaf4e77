"""exponential_decay: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2, num_public=4)
def values(rng):
    """The rate at several times, at the start, and with whole numbers."""
    for t in (3, 7, 2.5, 40):
        yield Call(float(rng.uniform(0.2, 2.0)), t, k=float(rng.uniform(0.05, 0.3)))
    yield Call(float(rng.uniform(0.2, 2.0)), 0, k=0.4)
    yield Call(2, 3, k=1)
    yield Call(float(rng.uniform(0.2, 2.0)), 5, k=float(rng.uniform(2, 3)))


@mistake("Your rate grows with time: look at the sign in the exponent.")
def grows(lr, t, *, k):
    return lr * np.exp(k * t)


@mistake("Your rate is lr times k to the power t; the number that is raised to a power is e.")
def power_of_k(lr, t, *, k):
    return lr * k**t


@mistake("Your rate loses the share k in every unit of time: near e^(−k t) for small k, not equal.")
def share_lost(lr, t, *, k):
    return lr * (1 - k) ** t


@mistake("Your exponent does not hold the time: it is the same at every t.")
def time_left_out(lr, t, *, k):
    return lr * np.exp(-k)


@mistake("Your exponent holds the time divided by k; it is their product.")
def divided_by_k(lr, t, *, k):
    return lr * np.exp(-t / k)


@mistake("Your factor e^(−k t) is right, but the first rate is missing.")
def rate_left_out(lr, t, *, k):
    return np.exp(-k * t)


@mistake("Your rate is a power of 2; the decay that is asked for has the base e.")
def base_two(lr, t, *, k):
    return lr * 2.0 ** (-k * t)


@mistake("Your rate is that of inverse time decay, lr / (1 + k t).")
def inverse_time(lr, t, *, k):
    return lr / (1 + k * t)


@mistake("Your e^(−k) is multiplied by t; t belongs into the exponent.")
def time_as_factor(lr, t, *, k):
    return lr * np.exp(-k) * t


@correct
def divided_by_growth(lr, t, *, k):
    return lr / np.exp(k * t)


@correct
def power_of_e(lr, t, *, k):
    return np.asarray(lr * (np.e ** (-k)) ** t)


@correct
def with_logarithms(lr, t, *, k):
    return np.float64(np.exp(np.log(lr) - t * k))
