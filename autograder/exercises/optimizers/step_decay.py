"""step_decay: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng):
    """Return a learning rate and a factor."""
    return float(rng.uniform(0.2, 2.0)), float(rng.uniform(0.3, 0.9))


@probe_check(points=2, num_public=6)
def values(rng):
    """The rate within the first step, at its end, where the next one begins, and later."""
    for epoch, every in ((3, 5), (4, 5), (5, 5), (6, 5), (13, 5), (14, 7), (29, 7)):
        lr, factor = draw(rng)
        yield Call(lr, epoch, factor=factor, every=every)


@probe_check(points=1, num_public=2)
def extremes(rng):
    """The rate at epoch 0, after many steps, and with steps of one epoch."""
    lr, factor = draw(rng)
    yield Call(lr, 0, factor=factor, every=3)
    yield Call(lr, int(rng.integers(3, 6)), factor=factor, every=1)
    yield Call(lr, int(rng.integers(200, 300)), factor=0.9, every=7)
    yield Call(lr, 2, factor=0.1, every=1000)
    yield Call(1, 9, factor=0.5, every=2)


@mistake("Your rate falls a little at every epoch: the quotient is to be rounded down first.")
def not_rounded(lr, epoch, *, factor, every):
    return lr * factor ** (epoch / every)


@mistake("Your rate is rounded to the nearest number of steps: it falls in the middle of a step.")
def rounded_to_nearest(lr, epoch, *, factor, every):
    return lr * factor ** np.floor(epoch / every + 0.5)


@mistake("Your rate falls one epoch too early: epochs are counted from 0.")
def one_epoch_early(lr, epoch, *, factor, every):
    return lr * factor ** ((epoch + 1) // every)


@mistake("Your rate falls one epoch too late: epochs are counted from 0.")
def one_epoch_late(lr, epoch, *, factor, every):
    return lr * factor ** (max(epoch - 1, 0) // every)


@mistake("Your quotient is rounded up: the first step already has a lower rate.")
def rounded_up(lr, epoch, *, factor, every):
    return lr * factor ** np.ceil(epoch / every)


@mistake("Your factor is applied once in every epoch: where does `every` enter?")
def every_epoch(lr, epoch, *, factor, every):
    return lr * factor**epoch


@mistake("Your factor is multiplied by the number of steps; it is a factor at each of them.")
def product_for_power(lr, epoch, *, factor, every):
    steps = epoch // every
    return lr * factor * steps if steps else lr


@mistake("Your rate falls only once: after two steps it should have been multiplied twice.")
def only_once(lr, epoch, *, factor, every):
    return lr * factor if epoch >= every else lr


@mistake("Your rate is lowered only in the epochs that begin a step, and forgotten after them.")
def only_at_multiples(lr, epoch, *, factor, every):
    return lr * factor if epoch > 0 and epoch % every == 0 else lr


@mistake("Your rate is divided by the factor: with a factor below 1 it grows.")
def divided(lr, epoch, *, factor, every):
    return lr / factor ** (epoch // every)


@correct
def with_a_loop(lr, epoch, *, factor, every):
    for passed in range(1, epoch + 1):
        if passed % every == 0:
            lr = lr * factor
    return lr


@correct
def with_numpy(lr, epoch, *, factor, every):
    return np.multiply(lr, np.power(float(factor), np.floor(np.divide(epoch, every))))


@correct
def with_logarithms(lr, epoch, *, factor, every):
    return np.asarray(np.exp(np.log(lr) + int(epoch / every) * np.log(factor)))
