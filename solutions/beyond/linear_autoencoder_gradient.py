import numpy as np


def linear_autoencoder_gradient(X, W_enc, W_dec):
    """Return the loss of a linear autoencoder and its gradient.

    The encoder makes a code of k numbers of every example, the decoder an example of the code,
    and the target is the example itself:

        code = X W_enc        output = code W_dec        loss = (1/N) Σ_n ‖output_n − x_n‖²

    The square of a row's length is the sum of the squares of its D entries. There are no biases.

    Parameters
    ----------
    X : array (N, D)
        One example a row.
    W_enc : array (D, k)
        The weights of the encoder.
    W_dec : array (k, D)
        The weights of the decoder.

    Returns
    -------
    (loss, dW_enc, dW_dec) : float, array (D, k) and array (k, D)
        The loss and its derivatives by the two matrices.

    >>> X, W_enc, W_dec = np.array([[1.0, 2.0]]), np.array([[1.0], [0.0]]), np.array([[1.0, 1.0]])
    >>> loss, dW_enc, dW_dec = linear_autoencoder_gradient(X, W_enc, W_dec)
    >>> float(loss), dW_enc.tolist(), dW_dec.tolist()  # code 1, output (1, 1)
    (1.0, [[-2.0], [-4.0]], [[0.0, -2.0]])
    """
    ### BEGIN SOLUTION
    code = X @ W_enc
    errors = code @ W_dec - X
    doutput = 2 * errors / len(X)
    return float(np.sum(errors**2) / len(X)), X.T @ (doutput @ W_dec.T), code.T @ doutput
    ### END SOLUTION
