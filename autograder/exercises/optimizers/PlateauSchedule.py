"""PlateauSchedule: hidden sequences of losses, two schedules side by side, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Steps, Wrong, correct, mistake, probe_check, property_check
from nabla.checking.compare import agrees


def run(losses, lr, **options):
    """Return a probe that tells a new schedule these losses."""
    return Steps(Call(lr, **options), [("update", float(loss)) for loss in losses])


def numbers(rng):
    """Return a first rate and a factor."""
    return float(rng.uniform(0.2, 2.0)), float(rng.uniform(0.3, 0.8))


@probe_check(points=2, num_public=3)
def values(rng):
    """The rates for losses that fall, rise and fall again."""
    lr, factor = numbers(rng)
    yield run([5, 4, 4.5, 3, 3.5, 3.2, 3.1, 2, 2.5, 2.2, 2.1, 2.3], lr, factor=factor, patience=3)
    lr, factor = numbers(rng)
    falls = np.cumsum(rng.choice([-1.5, -0.5, 0.75, 1.25], size=40))
    yield run(falls, lr, factor=factor, patience=2)
    lr, factor = numbers(rng)
    yield run([9, 8, 9, 9, 9, 9, 9, 9, 9, 7, 8, 8, 8, 8, 8], lr, factor=factor, patience=3)
    lr, factor = numbers(rng)
    yield run(rng.normal(size=60), lr, factor=factor, patience=5)
    yield run([3, 2, 2.5, 1, 1.5, 1.2, 0.5, 0.8], 1, factor=0.5, patience=1)


@probe_check(points=1, num_public=2)
def equal_losses(rng):
    """The rates where losses are equal: an equal loss does not improve."""
    lr, factor = numbers(rng)
    yield run([2, 2, 2, 2, 2, 2, 1, 1, 1, 1], lr, factor=factor, patience=2)
    yield run([4, 3, 3, 4, 3, 2, 2, 3, 2, 2], lr, factor=factor, patience=4)
    yield run(rng.integers(0, 4, size=40), lr, factor=factor, patience=3)


@probe_check(points=1, num_public=2)
def best_is_kept(rng):
    """The rates where losses after a change of the rate are higher than the best before it."""
    lr, factor = numbers(rng)
    yield run([1, 5, 5, 4, 3, 2, 1.5, 1.2, 0.9, 2, 1], lr, factor=factor, patience=2)
    yield run([1, 9, 8, 7, 6, 5, 4, 3, 2, 1.5, 0.5, 1], lr, factor=factor, patience=3)
    yield run([2, 3, 2.5, 2.4, 2.3, 2.2, 2.1, 2.05], lr, factor=factor, patience=1)


@probe_check(points=1, num_public=3)
def any_size(rng):
    """The rates where losses are negative, enormous, or fall by very little."""
    lr, factor = numbers(rng)
    yield run([-1, -2, -3, -2, -2.5, -4, -5, -4.5, -4.7, -6], lr, factor=factor, patience=2)
    yield run([1e300, 1e299, 1e299, 1e250, 1e251, 1e251], lr, factor=factor, patience=2)
    yield run(1 - 1e-9 * np.arange(12), lr, factor=factor, patience=3)


@property_check(points=1)
def two_schedules(answer, rng):
    """Two schedules do not disturb each other."""
    first = answer.new(1.0, factor=0.5, patience=2)
    second = answer.new(8.0, factor=0.1, patience=5)
    rates = []
    for loss, other in ((3.0, 1.0), (4.0, 0.5), (4.0, 0.2), (2.0, 0.1), (2.5, 0.1)):
        rates.append(first.method("update", loss))
        second.method("update", other)
    if not agrees(rates, [1.0, 1.0, 0.5, 0.5, 0.5]):
        raise Wrong(
            "A second schedule changes the rates of the first: is what they remember kept in the "
            "object, or in a place that all objects share?"
        )


@mistake("Your schedule takes a loss that equals the best one for an improvement; it is none.")
class EqualImproves:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss <= self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return self.lr


@mistake(
    "Your schedule lowers the rate at every update once it has lost patience: after a change the "
    "count starts again from 0."
)
class CountNotReset:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale >= self.patience:
                self.lr = self.lr * self.factor
        return self.lr


@mistake("Your schedule compares a loss with the one just before; it improves on all before.")
class PreviousForBest:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.previous, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.previous:
            self.stale = 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        self.previous = loss
        return self.lr


@mistake(
    "Your schedule forgets the best loss when it lowers the rate, so that the next loss always "
    "improves: the best loss is kept."
)
class BestForgotten:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale, self.best = self.lr * self.factor, 0, np.inf
        return self.lr


@mistake(
    "Your schedule takes the loss at which it lowers the rate for the new best; the best loss "
    "before is kept."
)
class BestReplaced:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale, self.best = self.lr * self.factor, 0, loss
        return self.lr


@mistake(
    "Your schedule waits one update too long: the rate falls at the `patience`-th update that does "
    "not improve, not after it."
)
class OneTooPatient:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale > self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return self.lr


@mistake("Your rates come one update late: the update that lowers the rate gives the lower one.")
class RateComesLate:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        rate = self.lr
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return rate


@mistake(
    "Your schedule counts all updates that do not improve; it counts those in a row, and an "
    "improvement sets the count back to 0."
)
class NotInARow:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best:
            self.best = loss
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return self.lr


@mistake("Your schedule lowers the rate once only: later it does not start to count again.")
class OnlyOnce:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale, self.lowered = np.inf, 0, False

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience and not self.lowered:
                self.lr, self.lowered = self.lr * self.factor, True
        return self.lr


@mistake(
    "Your schedule is right for small losses. A first loss that is very large does not improve on "
    "the number your best loss starts with; the first update always improves."
)
class BestStartsAtANumber:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = 1e10, 0

    def update(self, loss):
        if loss < self.best:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return self.lr


@mistake("Your schedule overlooks losses that are lower by very little: they improve too.")
class SmallImprovementsOverlooked:
    def __init__(self, lr, *, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.stale = np.inf, 0

    def update(self, loss):
        if loss < self.best - 1e-6:
            self.best, self.stale = loss, 0
        else:
            self.stale += 1
            if self.stale == self.patience:
                self.lr, self.stale = self.lr * self.factor, 0
        return self.lr


@correct
class WithAHistory:
    def __init__(self, lr, *, factor, patience):
        self.first, self.factor, self.patience = lr, factor, patience
        self.losses = []

    def update(self, loss):
        self.losses.append(loss)
        rate, stale = self.first, 0
        for place, value in enumerate(self.losses):
            stale = 0 if all(value < before for before in self.losses[:place]) else stale + 1
            if stale == self.patience:
                rate, stale = rate * self.factor, 0
        return rate


@correct
class WithThePlaceOfTheBest:
    def __init__(self, lr, factor, patience):
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.time, self.counted_from = None, 0, 0

    def update(self, loss):
        self.time += 1
        if self.best is None or loss < self.best:
            self.best, self.counted_from = loss, self.time
        elif self.time - self.counted_from >= self.patience:
            self.lr *= self.factor
            self.counted_from = self.time
        return self.lr


@correct
class WithRemainingPatience:
    def __init__(self, lr, *, factor, patience):
        self.start, self.factor, self.patience = np.float64(lr), factor, patience
        self.left, self.num_falls, self.best = patience, 0, np.inf

    def update(self, loss):
        self.left = self.patience if loss < self.best else self.left - 1
        self.best = np.minimum(self.best, loss)
        if self.left == 0:
            self.num_falls += 1
            self.left = self.patience
        return np.asarray(self.start * self.factor**self.num_falls)
