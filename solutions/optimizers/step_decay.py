import numpy as np


def step_decay(lr, epoch, *, factor, every):
    """Return the learning rate of an epoch when it falls in steps.

    The rate starts at lr and is multiplied by `factor` each time `every` epochs have passed:

        lr · factor^⌊epoch / every⌋

    ⌊ ⌋ rounds down. Epochs are counted from 0, so the first `every` of them have the rate lr.

    Parameters
    ----------
    lr : float
        The first learning rate.
    epoch : int
        0 or more.
    factor : float
        Larger than 0; 0.5 halves the rate.
    every : int
        How many epochs a step lasts, 1 or more.

    Returns
    -------
    float

    >>> [float(step_decay(0.8, epoch, factor=0.5, every=3)) for epoch in (0, 2, 3, 6)]
    [0.8, 0.8, 0.4, 0.2]
    """
    ### BEGIN SOLUTION
    return lr * factor ** np.floor(epoch / every)
    ### END SOLUTION
