import numpy as np


def poisson_loss(scores, targets):
    """Return the mean Poisson loss of counts t whose mean is predicted as e^s.

    The negative log-likelihood of a count is e^s − t s + log t!. The last part does not depend
    on the model and is left out:

        L = 1/N Σ ( e^s − t s )

    The result is finite and right for any finite scores below 700, also for s = −1000, where e^s
    is rounded to 0.

    Parameters
    ----------
    scores : array (N,)
        The logarithms of the predicted means.
    targets : array (N,)
        The counts: 0, 1, 2, …

    Returns
    -------
    loss : float
        In nats, averaged over the examples.

    >>> float(poisson_loss(np.array([0.0, 0.0]), np.array([3, 1])))  # e^0 = 1
    1.0
    >>> loss = poisson_loss(np.array([np.log(2.0)]), np.array([2]))
    >>> round(float(loss), 4)  # 2 − 2 log 2
    0.6137
    """
    ### BEGIN SOLUTION
    return np.mean(np.exp(scores) - targets * scores)
    ### END SOLUTION
