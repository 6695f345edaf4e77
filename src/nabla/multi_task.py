"""Multi-task learning: one trunk serves several tasks, and hears from all of them.

The trunk computes U = X W; every task has a head V that predicts U V. Where paths meet, gradients
add up: the gradient of the shared W is the sum of what comes back from the heads.
"""

import numpy as np

from nabla.inputs import as_floats, expect_shape


def shared_gradient(X, W, heads, targets):
    """Return dW of the sum over heads (V, T) of the mean over N of |x W V - t|^2.

    Parameters
    ----------
    X : (N, D). W : (D, H). heads : list of V (H, K), K may differ. targets : list of T (N, K).

    Returns
    -------
    dW (D, H).

    Raises
    ------
    ValueError : if a shape does not fit, or the lists are of different lengths.

    >>> shared_gradient([[1]], [[2]], heads=[[[1]], [[3]]], targets=[[[1]], [[5]]])
    array([[8.]])
    """
    if len(heads) != len(targets):
        raise ValueError(f"wanted a target for each of {len(heads)} heads, got {len(targets)}")
    X, W, *rest = as_floats(X, W, *heads, *targets)
    expect_shape("X", X, "N", "D")
    expect_shape("W", W, X.shape[1], "H")
    trunk = X @ W
    dtrunk = np.zeros_like(trunk)
    for task, (V, T) in enumerate(zip(rest[: len(heads)], rest[len(heads) :], strict=True)):
        expect_shape(f"heads[{task}]", V, W.shape[1], "K")
        expect_shape(f"targets[{task}]", T, len(X), V.shape[1])
        dtrunk += 2 / len(X) * (trunk @ V - T) @ V.T
    return X.T @ dtrunk
