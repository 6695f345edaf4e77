"""update_running: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, D):
    """Return a running statistic and that of a batch, which differ."""
    return rng.uniform(1, 2, size=D) * rng.choice([-1, 1], size=D), rng.uniform(2.5, 4, size=D)


@probe_check(points=1, num_public=3)
def values(rng):
    """The new average for several momenta; none is 0.5."""
    yield Call(*draw(rng, 3), momentum=0.9)
    yield Call(*draw(rng, 5), momentum=float(rng.uniform(0.1, 0.4)))
    yield Call(*draw(rng, 1), momentum=0.99)
    yield Call(*draw(rng, 2), momentum=float(rng.uniform(0.6, 0.8)))


@probe_check(points=1, tolerance=1e-6, num_public=4)
def other_numbers(rng):
    """Momentum 0 and 1, whole numbers and float32."""
    yield Call(*draw(rng, 3), momentum=0.0)
    yield Call(*draw(rng, 2), momentum=1.0)
    yield Call(rng.integers(-3, 0, size=5), rng.integers(1, 9, size=5), momentum=0.8)
    running, batch = rng.integers(1, 9, size=3) / 8, rng.integers(10, 30, size=3) / 8
    yield Call(running.astype(np.float32), batch.astype(np.float32), momentum=0.75)


@mistake(
    "Your result equals what one gets if the shares are exchanged: here the momentum is the share "
    "of the old average."
)
def reversed_momentum(running, batch, *, momentum):
    return (1 - momentum) * running + momentum * batch


@mistake("Your running average never moves.")
def never_moves(running, batch, *, momentum):
    return running


@mistake("Your result is the batch's statistic: what was before is forgotten at once.")
def replaced(running, batch, *, momentum):
    return batch


@mistake("Your result equals what one gets if the batch is added with weight 1: shares sum to 1.")
def batch_in_full(running, batch, *, momentum):
    return momentum * running + batch


@mistake("Your result equals what one gets if the old average is kept in full: shares sum to 1.")
def running_in_full(running, batch, *, momentum):
    return running + (1 - momentum) * batch


@mistake("Your running average moves away from the batch: look at the sign of the difference.")
def moves_away(running, batch, *, momentum):
    return running + (1 - momentum) * (running - batch)


@mistake("Your result is the plain mean of old average and batch: the momentum is not used.")
def plain_mean(running, batch, *, momentum):
    return (running + batch) / 2


@mistake("Your result equals what one gets if the momentum is always 0.9, whatever is passed.")
def fixed_momentum(running, batch, *, momentum):
    return 0.9 * running + 0.1 * batch


@correct
def with_loop(running, batch, *, momentum):
    return [momentum * r + (1 - momentum) * s for r, s in zip(running, batch, strict=True)]


@correct
def by_the_difference(running, batch, *, momentum):
    return running - (1 - momentum) * (running - batch)


@correct
def on_a_copy(running, batch, *, momentum):
    new = np.array(running, dtype=float)
    new *= momentum
    new += (1 - momentum) * batch
    return new


@correct
def as_a_weighted_average(running, batch, *, momentum):
    return np.average([running, batch], axis=0, weights=[momentum, 1 - momentum])
