"""output_head: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=1, num_public=4)
def numbers(rng):
    """Predictions of real numbers and of numbers in an interval, for arrays of any shape."""
    yield Call(3 * rng.normal(size=7), "real")
    yield Call(rng.normal(size=(5, 3)) - 0.5, "interval")
    yield Call(np.array([-1e3, 0.5, 1e300, -2.0, 800.0]) * rng.uniform(1, 1.5), "interval")
    yield Call(rng.integers(-3, 4, size=(2, 3, 5)), "interval")
    yield Call(np.array([[1e300, -1e300, rng.normal()]]), "real")


@probe_check(points=1, num_public=3)
def probabilities(rng):
    """The probability of a yes, however large the scores."""
    yield Call(2 * rng.normal(size=7) + 0.5, "binary")
    yield Call(rng.normal(size=(5, 3)), "binary")
    yield Call(np.array([-1e3, 0.5, 1e300, -1e300, 800.0]) * rng.uniform(1, 1.5), "binary")
    yield Call(rng.integers(-3, 4, size=(2, 3, 5)), "binary")


@probe_check(points=1, num_public=2)
def counts(rng):
    """The mean of a count."""
    yield Call(2 * rng.normal(size=7), "count")
    yield Call(rng.integers(-3, 6, size=(3, 5)), "count")
    yield Call(rng.normal(size=(2, 3, 5)), "count")
    yield Call(np.array([-1000.0, 3.5, 0.25]), "count")


@probe_check(points=1, num_public=4)
def classes(rng):
    """The probabilities of classes, one example a row."""
    yield Call(2 * rng.normal(size=(7, 3)) - 1, "classes")
    yield Call(rng.normal(size=(3, 3)) + 1, "classes")
    yield Call(rng.normal(size=(3, 2)) + [[0.0], [1200.0], [-1200.0]], "classes")
    yield Call(rng.integers(-3, 4, size=(5, 3)), "classes")
    yield Call(np.array([[1e300, -1e300, 3.0], [2.0, 1.0, 0.25]]), "classes")
    yield Call(rng.normal(size=(3, 1)), "classes")
    yield Call(rng.normal(size=(1, 4)), "classes")


@probe_check(points=1, tolerance=1e-6, num_public=1)
def single_precision(rng):
    """Scores in float32, for every task."""
    scores = (rng.integers(-16, 17, size=(5, 2)) / 8).astype(np.float32)
    for task in ("interval", "binary", "count", "classes", "real"):
        yield Call(scores, task)


@mistake(
    "Your interval is that of 2 tanh s − 1, which runs from −3 to 1: what is the range of tanh "
    "before it is scaled?"
)
def interval_too_wide(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": 2 * np.tanh(scores) - 1,
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your prediction for the interval lies between 0 and 1: the interval from −1 to 1 is wanted."
)
def interval_from_zero(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": 0.5 * (1 + np.tanh(scores)),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your prediction for the interval is 2 σ(s) − 1, which is tanh of half the score: look at how "
    "tanh and sigmoid are related."
)
def interval_half_as_steep(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(0.5 * scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your prediction for the interval is the score cut at −1 and 1: where it is cut, its "
    "derivative is 0. A tanh is wanted."
)
def interval_cut(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.clip(scores, -1, 1),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your prediction for the interval is nan for large scores: in a tanh made of exponentials "
    "both sides of the fraction overflow."
)
def interval_overflows(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    up, down = np.exp(scores), np.exp(-scores)
    return {
        "real": scores,
        "interval": (up - down) / (up + down),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your probability of a yes is nan for large positive scores: the exponential overflows above "
    "and below the fraction bar."
)
def binary_overflows(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": np.exp(scores) / (1 + np.exp(scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your prediction for a yes is the decision 0 or 1: its probability is wanted.")
def binary_decided(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": (scores >= 0).astype(float),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your prediction for a yes is the softmax of the rows: each yes-or-no stands alone.")
def binary_as_classes(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": e / e.sum(axis=-1, keepdims=True),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your count is cut at 0: a mean has to be larger than 0, and e^s was asked for.")
def count_cut(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.maximum(scores, 0),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your count is rounded: the mean of a count need not be whole.")
def count_rounded(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.round(np.exp(scores)),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your count is log(1 + e^s), the softplus: e^s was asked for.")
def count_softplus(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.logaddexp(0, scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "Your probabilities of classes are right for scores of ordinary size. For scores of about "
    "1000 the exponential overflows: what may be added to a row without changing them?"
)
def classes_not_shifted(scores, task):
    e = np.exp(scores)
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake(
    "From your scores the largest of the whole matrix is subtracted: in a row that lies far below, "
    "every exponential is then rounded to 0."
)
def classes_one_maximum(scores, task):
    e = np.exp(scores - np.max(scores))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("In your classes the columns sum to 1: an example is a row, and each row has to.")
def classes_along_columns(scores, task):
    e = np.exp(scores - np.max(scores, axis=0))
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=0),
    }[task]


@mistake("Your classes have a sigmoid each: the entries of a row then do not sum to 1.")
def classes_as_sigmoids(scores, task):
    return {
        "real": scores,
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": 0.5 * (1 + np.tanh(0.5 * scores)),
    }[task]


@mistake("Your prediction of a real number is cut at 0: a real number may be negative.")
def real_cut(scores, task):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return {
        "real": np.maximum(scores, 0),
        "interval": np.tanh(scores),
        "binary": 0.5 * (1 + np.tanh(0.5 * scores)),
        "count": np.exp(scores),
        "classes": e / e.sum(axis=-1, keepdims=True),
    }[task]


@mistake("Your predictions are the scores themselves for every task: only real numbers want that.")
def no_head(scores, task):
    return scores


@correct
def with_loops(scores, task):
    one = {
        "real": lambda s: s,
        "interval": np.tanh,
        "binary": lambda s: 1 / (1 + np.exp(-s)),
        "count": np.exp,
    }
    if task in one:
        values = [one[task](float(s)) for s in scores.ravel()]
        return np.array(values).reshape(scores.shape)
    rows = [[np.exp(float(s - max(row))) for s in row] for row in scores]
    return [[value / sum(row) for value in row] for row in rows]


@correct
def with_logaddexp(scores, task):
    if task == "real":
        return scores.copy()
    if task == "interval":
        return 2 / (1 + np.exp(-2.0 * scores)) - 1
    if task == "binary":
        return np.exp(-np.logaddexp(0, -scores))
    if task == "count":
        return np.e ** scores.astype(float)
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))


@correct
def with_match(scores, task):
    match task:
        case "interval":
            return np.sinh(np.clip(scores, -50, 50)) / np.cosh(np.clip(scores, -50, 50))
        case "binary":
            return (np.tanh(scores / 2) + 1) / 2
        case "count":
            return np.exp(scores)
        case "classes":
            powers = np.exp((scores.T - scores.max(axis=1)).T)
            return np.einsum("nk,n->nk", powers, 1 / powers.sum(axis=1))
        case _:
            return scores
