"""EarlyStopping: hidden sequences of losses, what is kept, and typical mistakes."""

import copy

import numpy as np

from autograder.authoring import (
    Call,
    Get,
    Steps,
    Wrong,
    correct,
    mistake,
    probe_check,
    property_check,
)
from nabla.checking.compare import agrees


def drawn(rng, *shape):
    """Return whole numbers as floats, which take little room on a sheet."""
    return rng.integers(-99, 100, size=shape).astype(float)


def arrays(rng):
    """Return parameters as a list of arrays."""
    return [drawn(rng, 3, 2), drawn(rng, 2)]


def pairs(rng):
    """Return parameters as a list of (W, b) pairs."""
    return [(drawn(rng, 3, 5), drawn(rng, 5)), (drawn(rng, 5, 2), drawn(rng, 2))]


def history(rng, patience, losses, kind=arrays):
    """Return the steps of a training with these losses, each with other parameters."""
    steps = [("update", loss, kind(rng)) for loss in losses]
    return Steps(Call(patience), [*steps, Get("best_params")])


@probe_check(points=2, num_public=6)
def when_to_stop(rng):
    """When to stop, and what was best, for several patiences."""
    yield history(rng, 3, [2.0, 1.5, 1.6, 1.2, 1.3, 1.25, 1.4])
    yield history(rng, 2, [3.0, 2.0, 2.5, 1.5, 1.7, 1.0, 1.2, 1.1])
    yield history(rng, 1, [0.9, 0.7, 0.4, 0.5], pairs)
    yield history(rng, 3, [1.0, 1.5, 1.4, 0.8, 0.9, 0.85, 0.7, 0.75, 0.74, 0.73])
    yield history(rng, 2, [0.5, 0.6, 0.55])
    yield history(rng, 5, [4, 3, 5, 6, 3, 2, 7, 1], pairs)
    yield history(rng, 4, [2.0])


@probe_check(points=1, num_public=4)
def equal_losses(rng):
    """A loss that is equal to the lowest is not lower."""
    yield history(rng, 2, [1.0, 0.5, 0.5, 0.5])
    yield history(rng, 3, [2, 1, 1, 0, 0, 1, 0], pairs)
    yield history(rng, 4, [0.7, 0.7, 0.9, 0.7])
    yield history(rng, 1, [0.3, 0.3])


@probe_check(points=1, num_public=4)
def any_losses(rng):
    """Losses that are negative, huge, or lower by very little."""
    yield history(rng, 2, [-1.0, -1.5, -1.2, -2.0, -1.9])
    yield history(rng, 2, [3e12, 2e12, 2.5e12, 1e12, 2e12, 4e12], pairs)
    yield history(rng, 2, [1.0, 1.0 - 1e-9, 1.0 - 2e-9, 1.0 - 3e-9, 1.0])
    yield history(rng, 3, [1e-9, 3e-9, 0.0, -1e-9, 0.0, 2e-9])
    yield history(rng, 2, [1e300, -1e300, 0.0])


@property_check(points=1)
def keeps_a_copy(answer, rng):
    """What is kept does not change when training changes its arrays in place."""
    for kind in (arrays, pairs):
        stopping, params = answer.new(3), kind(rng)
        held = answer.hold(params)
        # at the first update, at a better one, and after one that is not better
        for loss in (2.0, 1.0, 1.5, 0.5):
            if stopping.method("update", loss, held) not in (False, 0):
                raise Wrong("It says that it is time to stop after fewer updates than `patience`.")
            if loss != 1.5:
                wanted = held.read()
            for index, part in enumerate(params):
                places = [(index,)] if kind is arrays else [(index, 0), (index, 1)]
                shapes = [np.shape(p) for p in (part if kind is pairs else [part])]
                for place, shape in zip(places, shapes, strict=True):
                    held.write(place, rng.normal(size=shape))
                    if not agrees(stopping.attribute("best_params"), wanted):
                        raise Wrong(
                            "After an update the caller changes an array of `params` in place, as "
                            "training does, and `best_params` changes with it: is every array "
                            "copied, also within a pair?"
                        )


@property_check(points=1)
def two_at_once(answer, rng):
    """Two objects do not disturb each other."""
    first, second = answer.new(2), answer.new(3)
    kept = arrays(rng)
    first.method("update", 1.0, kept)
    second.method("update", 0.1, arrays(rng))
    said = [second.method("update", 0.2, arrays(rng)), first.method("update", 1.1, arrays(rng))]
    if any(said) or not agrees(first.attribute("best_params"), kept):
        raise Wrong(
            "When two objects are used in turn, one changes what the other says or keeps: does "
            "each object have its own counter and its own best parameters?"
        )


@mistake(
    "Your object stops one update too late: the `patience`-th update that is not lower is the one."
)
class OneTooLate:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count > self.patience


@mistake(
    "Your object counts all updates that were not lower: they have to be in a row, and a lower "
    "loss starts the count again."
)
class NotInARow:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.best:
            self.best, self.best_params = loss, copy.deepcopy(params)
        else:
            self.count += 1
        return self.count >= self.patience


@mistake(
    "Your object compares each loss with the one before: it has to be lower than every one before."
)
class ComparedWithLast:
    def __init__(self, patience):
        self.patience, self.count, self.last, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.last:
            self.count, self.best_params = 0, copy.deepcopy(params)
        else:
            self.count += 1
        self.last = loss
        return self.count >= self.patience


@mistake("Your object takes an equal loss for a lower one.")
class EqualIsLower:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss <= self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count >= self.patience


@mistake(
    "Your object stops at the right time; its `best_params` are the latest: the ones that came "
    "with the lowest loss are wanted."
)
class LatestKept:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        self.best_params = copy.deepcopy(params)
        self.count = 0 if loss < self.best else self.count + 1
        self.best = min(self.best, loss)
        return self.count >= self.patience


@mistake(
    "Your object stops at the right time; where the lowest loss is reached again, it keeps the "
    "later parameters: an equal loss is not lower."
)
class LatestOfEqualKept:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss <= self.best:
            self.best_params = copy.deepcopy(params)
        self.count = 0 if loss < self.best else self.count + 1
        self.best = min(self.best, loss)
        return self.count >= self.patience


@mistake("Your object waits for the loss to rise: the lowest loss is the best one.")
class HigherIsBetter:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, -np.inf, None

    def update(self, loss, params):
        if loss > self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count >= self.patience


@mistake("Your object returns True and False exchanged: True says that it is time to stop.")
class SaysWhetherToGoOn:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count < self.patience


@mistake(
    "Your object takes a loss that is lower by very little for one that is not lower: however "
    "little it is, it counts."
)
class NeedsAMargin:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.best - 1e-6:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count >= self.patience


@mistake(
    "Your object starts with a lowest loss that a first loss can exceed: no number is large enough "
    "to start with, unless it is infinite."
)
class StartsTooLow:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, 1e6, None

    def update(self, loss, params):
        if loss < self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.count += 1
        return self.count >= self.patience


@mistake("Your `update` returns nothing where it is not yet time to stop: False is wanted there.")
class NothingUntilThen:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        if loss < self.best:
            self.best, self.count = loss, 0
            self.best_params = copy.deepcopy(params)
            return None
        self.count += 1
        if self.count >= self.patience:
            return True


@mistake(
    "Your object stops one update too early: the update with the lowest loss is counted itself, "
    "and only those after it should be."
)
class BestIsCounted:
    def __init__(self, patience):
        self.patience, self.count, self.best, self.best_params = patience, 0, np.inf, None

    def update(self, loss, params):
        self.count += 1
        if loss < self.best:
            self.best, self.count = loss, 1
            self.best_params = copy.deepcopy(params)
        return self.count > 1 and self.count >= self.patience


@correct
class DeepCopy:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_params = None

    def update(self, loss, params):
        if not self.losses or loss < min(self.losses):
            self.best_params = copy.deepcopy(params)
        self.losses.append(loss)
        best = self.losses.index(min(self.losses))
        return len(self.losses) - 1 - best >= self.patience


@correct
class CountsDown:
    def __init__(self, patience):
        self.allowed = self.left = patience
        self.best = float("inf")

    def update(self, loss, params):
        if loss >= self.best:
            self.left -= 1
            return np.bool_(self.left <= 0)
        self.best, self.left = loss, self.allowed
        self.best_params = self.copied(params)
        return np.False_

    def copied(self, part):
        if isinstance(part, (list, tuple)):
            return [self.copied(inner) for inner in part]
        return np.array(part)


@correct
class RemembersTheEpoch:
    def __init__(self, patience):
        self.patience, self.epoch, self.best_epoch = patience, 0, 0
        self.best_loss, self.best_params = None, []

    def update(self, loss, params):
        self.epoch += 1
        if self.best_loss is None or self.best_loss > loss:
            self.best_loss, self.best_epoch = loss, self.epoch
            self.best_params = [
                tuple(map(np.copy, part)) if isinstance(part, tuple) else np.copy(part)
                for part in params
            ]
        return self.epoch - self.best_epoch == self.patience
