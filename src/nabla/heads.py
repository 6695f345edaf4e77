"""Output heads: what turns the last scores of a network into what the task asks for.

A head is chosen with its loss (`nabla.losses`): losses take scores, before the head, because the
logarithm of a head that has rounded to 0 or 1 is lost. Scores are (N, K), one example a row.
"""

import numpy as np

from nabla.activations import quiet, sigmoid, tanh
from nabla.inputs import as_float, as_labels, expect_shape


@quiet
def softmax(scores):
    """Return exp(s) / sum of exp(s) over each row, shape (N, K): positive, rows sum to 1.

    Adding a constant to a row changes nothing, so its largest score is subtracted first: every
    exponential is then at most 1, and the sum at least 1.

    Parameters
    ----------
    scores : (N, K), any finite numbers.

    >>> softmax([[2.0, 0.1, 0.2, 1.0]]).round(4)
    array([[0.5943, 0.0889, 0.0982, 0.2186]])
    """
    e = np.exp(shift(scores))
    e /= e.sum(axis=1, keepdims=True)
    return e


@quiet
def log_softmax(scores):
    """Return log softmax(s) = s - log sum exp(s) of each row, shape (N, K), in nats; stable.

    >>> log_softmax([[0.0, 1000.0]])
    array([[-1000.,     0.]])
    """
    shifted = shift(scores)
    shifted -= np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shifted


def shift(scores):
    """Return the scores minus the largest of their row, (N, K): 0 at the best class, else < 0.

    >>> shift([[1.0, 3.0]])
    array([[-2.,  0.]])
    """
    scores = as_float(scores)
    expect_shape("scores", scores, "N", "K")
    with np.errstate(over="ignore"):  # -1e308 - 1e308 = -inf, whose exponential, 0, is right
        return scores - scores.max(axis=1, keepdims=True)


def one_hot(labels, num_classes):
    """Return an (N, K) float array with a 1 in the column of each label, else 0.

    Parameters
    ----------
    labels : (N,) int in 0..K-1. num_classes : K.

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = as_labels(labels, num_classes)
    encoded = np.zeros((len(labels), num_classes))
    encoded[np.arange(len(labels)), labels] = 1
    return encoded


HEADS = {
    "real": lambda scores: scores,
    "interval": tanh,
    "binary": sigmoid,
    "count": np.exp,
    "classes": softmax,
}


def output_head(scores, task):
    """Return what the network predicts, from its scores.

    Parameters
    ----------
    scores : any shape; (N, K) for "classes".
    task : "real" (the scores), "interval" (tanh, in -1..1), "binary" (sigmoid, P(y = 1)),
        "count" (exp, a mean > 0), "classes" (softmax of the rows).

    Raises
    ------
    ValueError : for another task.

    >>> output_head([0.0, 1.0], "count").round(3)
    array([1.   , 2.718])
    """
    if task not in HEADS:
        raise ValueError(f"task must be one of {', '.join(HEADS)}, got {task!r}")
    return HEADS[task](as_float(scores))
