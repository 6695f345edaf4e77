import numpy as np


def sigmoid_circuit(w, x):
    """Return the output of one sigmoid neuron with two inputs, and its derivatives.

    The neuron is f = σ(w₀ x₀ + w₁ x₁ + w₂) with σ(s) = 1 / (1 + exp(−s)).

    Parameters
    ----------
    w : array (3,)
        Two weights and the bias w₂.
    x : array (2,)
        The inputs.

    Returns
    -------
    (f, dw, dx) : float, array (3,) and array (2,)
        The output, its derivative with respect to every weight (the bias last), and with
        respect to every input.

    >>> w, x = np.array([1.0, 2.0, -4.0]), np.array([2.0, 1.0])
    >>> f, dw, dx = sigmoid_circuit(w, x)
    >>> float(f), dw.tolist(), dx.tolist()  # the sum is 0
    (0.5, [0.5, 0.25, 0.25], [0.25, 0.5])
    """
    ### BEGIN SOLUTION
    f = 1.0 / (1.0 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    ds = f * (1.0 - f)
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])
    ### END SOLUTION
