import copy

import numpy as np


class EarlyStopping:
    """Say when training should stop, and keep the parameters that were best.

    `update` is called after every epoch with the loss on the validation part. It returns True at
    the `patience`-th update in a row whose loss is not lower than every loss before, and False
    until then. An equal loss is not lower. A lower one, by however little, starts the count again
    from 0. The first loss counts as lower.

    After each update the attribute `best_params` holds the parameters that came with the lowest
    loss so far (with the first of them, if it was reached again). Training goes on to change its
    arrays in place: what is kept must not change with them.

    Methods
    -------
    __init__(patience) : patience int, at least 1
        Start with no updates.
    update(loss, params) : loss float, params list of arrays or list of (W, b) pairs of arrays
        Returns True if it is time to stop, otherwise False; `best_params` has the structure of
        `params`.

    >>> stopping = EarlyStopping(2)
    >>> [stopping.update(loss, [np.array([loss])]) for loss in (3.0, 2.0, 2.0, 2.5)]
    [False, False, False, True]
    >>> [W.tolist() for W in stopping.best_params]
    [[2.0]]
    """

    def __init__(self, patience):
        """Start with no updates."""
        # Write this method, and below it a second one: update(self, loss, params).
        ### BEGIN SOLUTION
        self.patience, self.num_stale = patience, 0
        self.best_loss, self.best_params = None, None

    def update(self, loss, params):
        """Take the newest loss and its parameters; return True if it is time to stop."""
        if self.best_loss is None or loss < self.best_loss:
            self.best_loss, self.num_stale = loss, 0
            self.best_params = copy.deepcopy(params)
        else:
            self.num_stale += 1
        return self.num_stale >= self.patience
        ### END SOLUTION
