import numpy as np


def update_running(running, batch, *, momentum):
    """Move a running average towards the statistic of a new batch.

    The momentum is the share of the old average that stays; the batch has the rest:

        running ← momentum · running + (1 − momentum) · batch

    (Some libraries call the other share momentum.)

    Parameters
    ----------
    running : array (D,)
        The average so far, of means or of variances; it is not to be modified.
    batch : array (D,)
        The same statistic of the new batch.
    momentum : float
        From 0 to 1.

    Returns
    -------
    array (D,)
        The new average.

    >>> update_running(np.array([1.0, 0.0]), np.array([3.0, 4.0]), momentum=0.75).tolist()
    [1.5, 1.0]
    """
    ### BEGIN SOLUTION
    return momentum * running + (1 - momentum) * batch
    ### END SOLUTION
