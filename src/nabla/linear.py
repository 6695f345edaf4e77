"""Linear regression: the smallest model that learns.

The model is p = X w + b for examples X (N, D), weights w (D,) and one bias b. It is judged by
half the mean squared error, J = (1/2N) sum (p - t)^2, and improved by gradient descent or solved
in one stroke. N, D and the units are free; w_j is in units of the target per unit of feature j.
"""

import numpy as np

from nabla.inputs import as_floats, expect_same_shape, expect_shape


def predict(X, w, b):
    """Return the predictions p = X w + b of a linear model, shape (N,).

    Parameters
    ----------
    X : (N, D), one example a row. w : (D,) weights. b : number, bias.

    Raises
    ------
    ValueError : if a shape does not fit.

    >>> predict([[1, 2], [3, 4]], [10, 1], 0.5)
    array([12.5, 34.5])
    """
    X, w, b = as_floats(X, w, b)
    expect_shape("X", X, "N", "D")
    expect_shape("w", w, X.shape[1])
    expect_shape("b", b)
    return X @ w + b


def half_mse(predictions, targets):
    """Return half the mean squared error, (1/2N) sum (p - t)^2, as a float.

    Parameters
    ----------
    predictions, targets : (N,), or (N, K), where the squares of a row are added up.

    Source: book/linear_regression.

    >>> half_mse([1, 2, 6], [1, 4, 3])
    2.1666666666666665
    """
    predictions, targets = as_floats(predictions, targets)
    expect_same_shape("predictions", predictions, "targets", targets)
    expect_shape("predictions", predictions, *("N", "K")[: max(predictions.ndim, 1)])
    residuals = predictions - targets
    return float(np.square(residuals).sum(dtype=np.float64) / (2 * len(residuals)))


def half_mse_gradient(X, targets, w, b):
    """Return the gradient (dw, db) of half the mean squared error of X w + b.

    With residuals r = X w + b - t it is dw = X^T r / N and db = mean(r).

    Parameters
    ----------
    X : (N, D). targets : (N,). w : (D,). b : number.

    Returns
    -------
    dw (D,) and db, a float.

    >>> half_mse_gradient([[1], [3]], [5, 5], [2], 1)
    (array([2.]), 0.0)
    """
    X, targets, w, b = as_floats(X, targets, w, b)
    residuals = predict(X, w, b)
    expect_same_shape("predictions", residuals, "targets", targets)
    residuals -= targets
    return X.T @ residuals / len(X), float(residuals.mean())


def gradient_descent(X, targets, *, lr, num_steps):
    """Return (w, b, history) after `num_steps` steps of gradient descent from zeros.

    Each step is w - lr dw and b - lr db with both gradients taken at the old (w, b). All steps
    are made, also when the loss grows: above the limit 2 / lambda_max it does, see
    `learning_rate_limit`, until it is inf and then nan.

    Parameters
    ----------
    X : (N, D). targets : (N,). lr : learning rate. num_steps : int, 0 or more.

    Returns
    -------
    w (D,), b float, history (num_steps + 1,): the loss before the first and after every step.

    >>> w, b, history = gradient_descent([[1], [3]], [2, 6], lr=0.1, num_steps=1)
    >>> print(w, b, history)
    [1.] 0.4 [10.    1.78]
    """
    X, targets = as_floats(X, targets)
    expect_shape("X", X, "N", "D")
    expect_shape("targets", targets, len(X))
    w, b = np.zeros(X.shape[1], dtype=X.dtype), 0.0
    with np.errstate(over="ignore", invalid="ignore"):
        history = [half_mse(predict(X, w, b), targets)]
        for _ in range(num_steps):
            dw, db = half_mse_gradient(X, targets, w, b)
            w, b = w - lr * dw, b - lr * db
            history.append(half_mse(predict(X, w, b), targets))
    return w, b, np.array(history)


def learning_rate_limit(X):
    """Return 2 / lambda_max, above which gradient descent on half the MSE of X w diverges.

    lambda_max is the largest eigenvalue of the Hessian X^T X / N. The model has no bias; for one
    with a bias, pass X with a column of ones.

    >>> learning_rate_limit([[1], [3]])
    0.4
    """
    (X,) = as_floats(X)
    expect_shape("X", X, "N", "D")
    return float(2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1])


def normal_equation(X, targets):
    """Return (w, b) that minimises the mean squared error of X w + b, in closed form.

    Setting the gradient to zero gives A^T A theta = A^T t for A = [X, 1]. Solved as written, the
    condition number of A is squared: area and year of a house lose eleven digits. So the columns
    are centred first, which separates b from w, brought to one length, and the least-squares
    problem is solved by an orthogonal factorisation. The arithmetic is float64.

    Parameters
    ----------
    X : (N, D), N > D, whose columns and the constant are independent. targets : (N,).

    Raises
    ------
    ValueError : if a shape does not fit, or the minimum is not unique.

    >>> w, b = normal_equation([[0], [1], [2]], [1, 3, 5])
    >>> print(w.round(12), round(b, 12))
    [2.] 1.0
    """
    X, targets = (array.astype(np.float64) for array in as_floats(X, targets))
    expect_shape("X", X, "N", "D")
    expect_shape("targets", targets, len(X))
    mean, target_mean = X.mean(axis=0), targets.mean()
    centred = X - mean
    lengths = np.linalg.norm(centred, axis=0)
    lengths[lengths == 0] = 1.0
    w, _, rank, _ = np.linalg.lstsq(centred / lengths, targets - target_mean)
    if rank < X.shape[1]:
        raise ValueError(
            f"wanted {X.shape[1]} columns independent of each other and of the constant, "
            f"got rank {rank}"
        )
    w /= lengths
    return w, float(target_mean - mean @ w)
