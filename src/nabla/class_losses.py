"""Losses of classes: how wrong are scores, given the right class?

They take scores, before sigmoid or softmax, and combine the two steps: the logarithm undoes the
exponential, so the loss stays finite for scores up to 1e300, where a probability would have
rounded to 0. Every loss is a float in nats (the hinges in units of the score), averaged over the
N examples, with a companion `<name>_gradient` of the shape of `scores`.
"""

import numpy as np

from nabla.activations import quiet, sigmoid, softplus
from nabla.heads import shift, softmax
from nabla.inputs import as_float, as_floats, as_labels, expect_same_shape, expect_shape
from nabla.losses import mean


@quiet
def binary_cross_entropy(scores, targets):
    """Return the mean of -t log sigmoid(s) - (1 - t) log(1 - sigmoid(s)).

    Both logarithms are softplus: -log sigmoid(s) = softplus(-s), and 1 - sigmoid(s) = sigmoid(-s).

    Parameters
    ----------
    scores : (N,), or (N, K) for K yes-or-no questions, then the mean is over all entries.
    targets : the same shape, in 0..1.

    >>> round(binary_cross_entropy([0.0, 1000.0], [1, 1]), 4)
    0.3466
    """
    scores, targets = _binary(scores, targets)
    return mean(targets * softplus(-scores) + (1 - targets) * softplus(scores))


@quiet
def binary_cross_entropy_gradient(scores, targets):
    """Return (sigmoid(s) - t) / number of entries.

    >>> binary_cross_entropy_gradient([0.0, 0.0], [1, 0])
    array([-0.25,  0.25])
    """
    scores, targets = _binary(scores, targets)
    return (sigmoid(scores) - targets) / scores.size


@quiet
def cross_entropy(scores, labels):
    """Return the mean over N of -log softmax(s)[label] = log sum exp(s) - s[label].

    Parameters
    ----------
    scores : (N, K). labels : (N,) int in 0..K-1.

    >>> round(cross_entropy([[2.0, 0.1, 0.2, 1.0]], [0]), 4)
    0.5204
    """
    shifted, rows, labels = _labelled(shift(scores), labels)
    return mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, labels])


@quiet
def cross_entropy_gradient(scores, labels):
    """Return (softmax(s) - one_hot(labels)) / N, shape (N, K).

    >>> cross_entropy_gradient([[0.0, 0.0], [0.0, 0.0]], [1, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    probs, rows, labels = _labelled(softmax(scores), labels)
    probs[rows, labels] -= 1
    probs /= len(probs)
    return probs


@quiet
def cross_entropy_and_gradient(scores, labels):
    """Return (cross_entropy, cross_entropy_gradient), with the exponentials taken once.

    >>> loss, gradient = cross_entropy_and_gradient([[0.0, 0.0]], [1])
    >>> print(round(loss, 4), gradient)
    0.6931 [[ 0.5 -0.5]]
    """
    shifted, rows, labels = _labelled(shift(scores), labels)
    gradient = np.exp(shifted)
    sums = gradient.sum(axis=1)
    loss = mean(np.log(sums) - shifted[rows, labels])
    gradient /= (len(gradient) * sums)[:, None]
    gradient[rows, labels] -= 1 / len(gradient)
    return loss, gradient


def binary_hinge(scores, targets):
    """Return the mean of max(0, 1 - y s), where y = 2t - 1 is -1 or 1.

    Parameters
    ----------
    scores, targets : (N,) or (N, K); targets are 0 or 1.

    >>> binary_hinge([3.0, 0.5, 0.5], [1, 1, 0])
    0.6666666666666666
    """
    return mean(np.maximum(_binary_margins(scores, targets)[0], 0))


def binary_hinge_gradient(scores, targets):
    """Return -y / number of entries where y s < 1, else 0.

    >>> binary_hinge_gradient([3.0, 0.5], [1, 0])
    array([0. , 0.5])
    """
    margins, signs = _binary_margins(scores, targets)
    return np.where(margins > 0, -signs, 0) / margins.size


def multiclass_hinge(scores, labels):
    """Return the mean over N of the sum over j != label of max(0, s_j - s_label + 1).

    Parameters
    ----------
    scores : (N, K). labels : (N,) int in 0..K-1.

    >>> multiclass_hinge([[3.0, 1.0, 2.5]], [0])
    0.5
    """
    return mean(_hinge_margins(scores, labels)[0].sum(axis=1, dtype=np.float64))


def multiclass_hinge_gradient(scores, labels):
    """Return, divided by N, 1 for each class inside the margin and minus their count at the label.

    >>> multiclass_hinge_gradient([[3.0, 1.0, 2.5]], [0])
    array([[-1.,  0.,  1.]])
    """
    margins, rows, labels = _hinge_margins(scores, labels)
    gradient = (margins > 0).astype(margins.dtype)
    gradient[rows, labels] = -gradient.sum(axis=1)
    gradient /= len(gradient)
    return gradient


def _binary(scores, targets):
    scores, targets = as_floats(scores, targets)
    expect_same_shape("scores", scores, "targets", targets)
    if not (targets.min() >= 0 and targets.max() <= 1):
        raise ValueError(f"targets must lie in 0..1, got {targets.min()} to {targets.max()}")
    return scores, targets


def _binary_margins(scores, targets):
    scores, targets = _binary(scores, targets)
    signs = 2 * targets - 1
    return 1 - signs * scores, signs


def _labelled(scores, labels):
    """Return the scores, the row numbers and the labels, one label for each row."""
    labels = as_labels(labels, scores.shape[1])
    expect_shape("labels", labels, len(scores))
    return scores, np.arange(len(scores)), labels


def _hinge_margins(scores, labels):
    """Return max(0, s_j - s_label + 1), with 0 at the label, as well as rows and labels."""
    scores = as_float(scores)
    expect_shape("scores", scores, "N", "K")
    scores, rows, labels = _labelled(scores, labels)
    margins = np.maximum(scores - scores[rows, labels][:, None] + 1, 0)
    margins[rows, labels] = 0
    return margins, rows, labels
