"""Schedules: how the learning rate falls while the network learns.

A large rate moves fast and then circles round the minimum; a small one settles there. The first
three fall by a formula that knows only the time, the last one watches the loss.
"""

import math

import numpy as np

from nabla.inputs import as_floats


def step_decay(lr, epoch, *, factor, every):
    """Return lr factor^floor(epoch / every): multiplied by `factor` once in `every` epochs.

    Parameters
    ----------
    lr : the first learning rate. epoch : int or array of int, from 0.
    factor : dimensionless, 0.5 halves. every : epochs, positive.

    Raises
    ------
    ValueError : if `every` is not positive.

    >>> [step_decay(0.8, epoch, factor=0.5, every=3) for epoch in (0, 2, 3, 6)]
    [0.8, 0.8, 0.4, 0.2]
    """
    if not every > 0:
        raise ValueError(f"every must be a positive number of epochs, got {every}")
    lr, epoch = as_floats(lr, epoch)
    return _plain(lr * np.power(float(factor), epoch // every))


def exponential_decay(lr, t, *, k):
    """Return lr e^(-k t): the same fraction is lost in every unit of time.

    Parameters
    ----------
    lr : the first learning rate. t : number or array, in steps or epochs. k : per unit of t.

    >>> exponential_decay(0.1, 0, k=0.5), round(exponential_decay(0.1, 2, k=0.5), 6)
    (0.1, 0.036788)
    """
    lr, t = as_floats(lr, t)
    return _plain(lr * np.exp(-k * t))


def inverse_time_decay(lr, t, *, k):
    """Return lr / (1 + k t): slower and slower, half after 1/k units of time.

    Parameters
    ----------
    lr : the first learning rate. t : number or array, in steps or epochs. k : per unit of t.

    >>> inverse_time_decay(0.1, 4, k=0.25)
    0.05
    """
    lr, t = as_floats(lr, t)
    return _plain(lr / (1 + k * t))


class PlateauSchedule:
    """Multiply the learning rate by `factor` whenever the loss has stopped falling.

    An update improves if its loss is lower than every one before. At the `patience`-th update in
    a row that does not, lr is multiplied and counting starts again from 0; the best loss is kept.
    A loss that is nan never improves.

    Parameters
    ----------
    lr : the first learning rate. factor : dimensionless, positive. patience : int, 1 or more.

    >>> schedule = PlateauSchedule(1.0, factor=0.5, patience=2)
    >>> [schedule.update(loss) for loss in (3.0, 2.0, 2.0, 2.5, 1.0)]
    [1.0, 1.0, 1.0, 0.5, 0.5]
    """

    def __init__(self, lr, *, factor, patience):
        if not factor > 0:
            raise ValueError(f"factor must be positive, got {factor}")
        self.lr, self.factor = lr, factor
        self._patience = Patience(patience)

    def update(self, loss):
        """Take the newest loss; return the learning rate to go on with."""
        self._patience.update(loss)
        if self._patience.exhausted:
            self.lr = self.lr * self.factor
            self._patience.num_stale = 0
        return self.lr


class Patience:
    """Count the updates in a row whose loss is not lower than every one before.

    >>> patience = Patience(2)
    >>> [patience.update(loss) for loss in (3.0, 2.0, 2.0, 2.5)], patience.exhausted
    ([True, True, False, False], True)
    """

    def __init__(self, limit):
        if not limit >= 1:
            raise ValueError(f"patience must be at least 1 update, got {limit}")
        self.limit = limit
        self.best = math.inf
        self.num_updates = self.num_stale = 0

    def update(self, loss):
        """Take the newest loss; return True if it is lower than every one before."""
        improves = loss < self.best or (self.num_updates == 0 and loss == loss)
        self.best = min(self.best, loss)
        self.num_updates += 1
        self.num_stale = 0 if improves else self.num_stale + 1
        return bool(improves)

    @property
    def exhausted(self):
        """True once `limit` updates in a row have not improved."""
        return self.num_stale >= self.limit


def _plain(value):
    """Return a Python float for a single number, the array otherwise."""
    return float(value) if np.ndim(value) == 0 else value
