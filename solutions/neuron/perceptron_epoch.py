import numpy as np


def perceptron_epoch(X, targets, w, b, *, lr):
    """Teach a perceptron by one pass over the examples, in their order.

    At each example the perceptron says y = 1 where x·w + b > 0, otherwise y = 0. If y differs
    from the target t, weights and bias change before the next example is visited:

        w ← w + lr (t − y) x        b ← b + lr (t − y)

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    targets : array (N,)
        0 or 1.
    w : array (D,)
        The weights before the pass; they are not to be modified.
    b : float
        The bias before the pass.
    lr : float
        The learning rate.

    Returns
    -------
    (w, b, num_mistakes) : array (D,), float and int
        After the pass; an example is a mistake if it was wrong when it was visited.

    >>> X, targets = np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([1, 0])
    >>> w, b, num_mistakes = perceptron_epoch(X, targets, np.zeros(2), 0.0, lr=1.0)
    >>> w.tolist(), float(b), int(num_mistakes)
    ([-2.0, 1.0], 0.0, 2)
    """
    ### BEGIN SOLUTION
    w, num_mistakes = np.array(w, dtype=float), 0
    for x, target in zip(X, targets, strict=True):
        error = int(target) - int(x @ w + b > 0)
        if error != 0:
            w = w + lr * error * x
            b = b + lr * error
            num_mistakes += 1
    return w, b, num_mistakes
    ### END SOLUTION
