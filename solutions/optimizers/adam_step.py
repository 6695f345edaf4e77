import numpy as np


def adam_step(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Make step number t of Adam: momentum and RMSProp, with their slow start corrected.

    m and v are running means of the gradient g and of its square, entry by entry. They start at
    0, so the first ones are too small; the step uses corrected copies, which are not kept:

        m ← beta1 · m + (1 − beta1) · g          m̂ = m / (1 − beta1^t)
        v ← beta2 · v + (1 − beta2) · g²         v̂ = v / (1 − beta2^t)
        W ← W − lr · m̂ / (√v̂ + eps)

    Parameters
    ----------
    param : array of any shape
        The parameter W before the step.
    grad : array of the same shape
        The gradient of the loss at W.
    m, v : arrays of the same shape
        The running means before the step, as the step before returned them.
    t : int
        The number of this step; the first one is 1.
    lr : float
        The learning rate.
    beta1, beta2 : float
        How much of the old means is kept.
    eps : float
        A small number, larger than 0; it stands outside the root.

    Returns
    -------
    (param, m, v) : three arrays of that shape

    >>> W, g, zero = np.array([1.0]), np.array([2.0]), np.zeros(1)
    >>> W, m, v = adam_step(W, g, zero, zero, 1, lr=1.5, beta1=0.5, beta2=0.75, eps=1.0)
    >>> W.tolist(), m.tolist(), v.tolist()  # m̂ = 2, v̂ = 4
    ([0.0], [1.0], [1.0])
    """
    ### BEGIN SOLUTION
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.square(grad)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
    ### END SOLUTION
