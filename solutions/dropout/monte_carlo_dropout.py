import numpy as np


def monte_carlo_dropout(predict, X, num_samples, *, rng):
    """Ask a network with dropout left on several times; return mean and spread of its answers.

    Every call of predict(X, rng=rng) draws new masks and so asks another thinned network. The
    mean is the prediction of all of them together, the standard deviation says how far they
    disagree.

    Parameters
    ----------
    predict : function
        Called as predict(X, rng=rng), it returns an array, of the same shape at every call.
    X : array (N, D)
        The examples, passed to `predict` as they are.
    num_samples : int
        How many times `predict` is called, at least 1: not once more or less.
    rng : np.random.Generator
        The generator that is passed to every call, itself and not a copy.

    Returns
    -------
    (mean, std) : arrays, shaped like what predict returns
        Mean and population standard deviation over the calls.

    >>> def predict(X, rng):
    ...     return X[:, 0] * next(rng)
    >>> rng = iter([1, 3])  # stands for a generator here
    >>> mean, std = monte_carlo_dropout(predict, np.array([[1.0], [10.0]]), 2, rng=rng)
    >>> mean.tolist(), std.tolist()
    ([2.0, 20.0], [1.0, 10.0])
    """
    ### BEGIN SOLUTION
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=0), samples.std(axis=0)
    ### END SOLUTION
