import numpy as np


def expected_initial_loss(num_classes):
    """Return the loss that a classifier should have before it has learned anything.

    It then holds all classes for equally likely: each has the probability 1 / num_classes. The
    loss is the cross-entropy, minus the natural logarithm of the probability of the right class.

    Parameters
    ----------
    num_classes : int
        At least 1.

    Returns
    -------
    float
        In nats.

    >>> round(expected_initial_loss(2), 4)  # −log ½
    0.6931
    """
    ### BEGIN SOLUTION
    return float(np.log(num_classes))
    ### END SOLUTION
