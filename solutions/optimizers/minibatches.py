import numpy as np


def minibatches(X, targets, batch_size, *, rng):
    """Divide the examples of one epoch into small parts, in a random order.

    The order of the examples is drawn from `rng`, every order equally likely. Then the examples
    are dealt out: the first `batch_size` of them are the first part, and so on. Each example comes
    exactly once, beside its own target. Every part but the last has exactly `batch_size` examples;
    the last one has what remains, at least one.

    Parameters
    ----------
    X : array (N, D)
        One example a row. It keeps its order.
    targets : array (N,) or (N, K)
        One entry or row for each example; it keeps its order too.
    batch_size : int
        1 or more; it may be larger than N.
    rng : np.random.Generator
        The only source of randomness.

    Returns
    -------
    list of pairs (X, targets), or another iterable that gives them one after the other.

    >>> X, targets = np.array([[10.0], [20.0], [30.0]]), np.array([1, 2, 3])
    >>> parts = list(minibatches(X, targets, 2, rng=np.random.default_rng(0)))
    >>> [part.shape for part, _ in parts]
    [(2, 1), (1, 1)]
    >>> all((part[:, 0] == 10 * t).all() for part, t in parts)
    True
    """
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    starts = range(0, len(X), batch_size)
    batches = [order[start : start + batch_size] for start in starts]
    return [(X[batch], targets[batch]) for batch in batches]
    ### END SOLUTION
