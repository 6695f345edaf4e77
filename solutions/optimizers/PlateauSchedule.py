import numpy as np


class PlateauSchedule:
    """A learning rate that falls when the loss has stopped falling.

    `update` is told the newest loss. It improves if it is lower than every loss before (one that
    is equal does not improve); the first one always does. The updates in a row that do not
    improve are counted. At the `patience`-th of them lr is multiplied by `factor`, already in the
    value that this update gives back, and counting starts again from 0. The best loss is kept: to
    improve, a later loss has to be lower than all before, also those before the change of lr.

    Methods
    -------
    PlateauSchedule(lr, *, factor, patience) : lr float, factor float, patience int, 1 or more
        Start with the learning rate lr.
    update(loss) : loss float
        Returns lr, the learning rate to go on with.

    >>> schedule = PlateauSchedule(1.0, factor=0.5, patience=2)
    >>> [schedule.update(loss) for loss in (3.0, 2.0, 2.0, 2.5, 2.0, 1.0)]
    [1.0, 1.0, 1.0, 0.5, 0.5, 0.5]
    """

    def __init__(self, lr, *, factor, patience):
        """Keep what `update` will need."""
        # Write this method, and below it a second one: update(self, loss).
        ### BEGIN SOLUTION
        self.lr, self.factor, self.patience = lr, factor, patience
        self.best, self.num_stale = np.inf, 0

    def update(self, loss):
        """Take the newest loss; return the learning rate."""
        if loss < self.best:
            self.best, self.num_stale = loss, 0
            return self.lr
        self.num_stale += 1
        if self.num_stale == self.patience:
            self.lr, self.num_stale = self.lr * self.factor, 0
        return self.lr
        ### END SOLUTION
