"""cross_entropy_gradient: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N, K):
    """Return scores and labels among which the last class does not occur."""
    return 2 * rng.normal(size=(N, K)) - 0.5, rng.integers(0, max(1, K - 1), size=N)


@probe_check(points=2, num_public=3)
def values(rng):
    """The gradient for several shapes."""
    yield Call(*draw(rng, 7, 3))
    yield Call(*draw(rng, 5, 5))
    yield Call(*draw(rng, 3, 4))
    yield Call(rng.normal(size=(1, 3)), np.array([2]))


@probe_check(points=1, num_public=2)
def large_scores(rng):
    """Scores of a thousand and more, and rows of very different size."""
    scores = rng.normal(size=(5, 3)) + [[0.0], [1200.0], [-1200.0], [40.0], [1500.0]]
    yield Call(scores, rng.integers(0, 3, size=5))
    far = np.array([[1e300, -1e300, 3.0], [-1e300, 0.5, rng.normal()], [2.0, 1e300, 0.25]])
    yield Call(far, np.array([1, 2, 0]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, equal scores, and one class alone."""
    yield Call(rng.integers(-3, 4, size=(5, 3)), rng.integers(0, 3, size=5))
    eighths = rng.integers(-16, 17, size=(7, 2)) / 8
    yield Call(eighths.astype(np.float32), rng.integers(0, 2, size=7))
    yield Call(np.full((3, 7), rng.normal()), rng.integers(0, 7, size=3))
    yield Call(rng.normal(size=(3, 1)), np.zeros(3, dtype=int))


@mistake(
    "Your gradient is that of the sum over the examples: the loss is their mean, and 1/N is "
    "missing."
)
def not_divided(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return probs - np.eye(scores.shape[1])[labels]


@mistake(
    "Your gradient is divided by N·K, the number of scores: the loss is averaged over N examples."
)
def divided_by_number_of_scores(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]) / scores.size


@mistake("Your gradient is divided by N twice.")
def divided_twice(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]) / len(labels) ** 2


@mistake(
    "Your gradient has the opposite sign: it points to where the likelihood grows, and the loss "
    "falls."
)
def sign_reversed(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (np.eye(scores.shape[1])[labels] - probs) / len(labels)


@mistake(
    "Your gradient equals the probabilities divided by N: the right class does not differ from the "
    "others yet."
)
def labels_left_out(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return probs / len(labels)


@mistake(
    "Your gradient is right in the column of the right class, and zero elsewhere: the other scores "
    "are part of the sum in the denominator, and the loss depends on them too."
)
def right_class_only(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    targets = np.eye(scores.shape[1])[labels]
    return targets * (probs - 1.0) / len(labels)


@mistake(
    "Your gradient equals what one gets if the number of the class is subtracted from every "
    "probability of its row: the labels have to be one-hot first."
)
def label_numbers_subtracted(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - labels[:, np.newaxis]) / len(labels)


@mistake(
    "Your gradient equals what one gets if the labels are divided by N and the probabilities are "
    "not: is a pair of parentheses missing?"
)
def labels_alone_divided(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return probs - np.eye(scores.shape[1])[labels] / len(labels)


@mistake(
    "Your gradient equals what one gets if 1 is subtracted in the columns of all labels in every "
    "row: each row has one label, its own."
)
def every_row_with_every_label(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    probs[:, labels] -= 1.0
    return probs / len(labels)


@mistake(
    "Your gradient has a factor p (1 − p) too many, the derivative of the softmax: in the gradient "
    "with respect to the scores it has cancelled."
)
def softmax_derivative_again(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]) * probs * (1.0 - probs) / len(labels)


@mistake(
    "Your gradient is the derivative with respect to the probabilities: the softmax still lies "
    "between them and the scores."
)
def by_the_probabilities(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return -np.eye(scores.shape[1])[labels] / probs / len(labels)


@mistake(
    "Your gradient equals that of K independent sigmoids, one for each class: here the classes "
    "exclude each other, and the softmax of the row is asked for."
)
def one_sigmoid_for_each_class(scores, labels):
    probs = 0.5 * (1.0 + np.tanh(0.5 * scores))
    return (probs - np.eye(scores.shape[1])[labels]) / len(labels)


@mistake(
    "Your gradient equals what one gets if the softmax is taken down the columns: an example is a "
    "row."
)
def along_columns(scores, labels):
    powers = np.exp(scores - scores.max(axis=0))
    probs = powers / powers.sum(axis=0)
    return (probs - np.eye(scores.shape[1])[labels]) / len(labels)


@mistake(
    "Your gradient is summed over the examples: every score has a derivative of its own, and the "
    "shape (N, K) is wanted."
)
def summed_over_examples(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]).mean(axis=0)


@mistake(
    "Your gradient is right for scores of ordinary size. For scores of about 1000 the exponential "
    "overflows: what may be added to a row without changing its probabilities?"
)
def not_shifted(scores, labels):
    powers = np.exp(scores)
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]) / len(labels)


@mistake(
    "Your gradient equals what one gets if the largest score of the whole matrix is subtracted "
    "from all rows: in a row that lies far below, every exponential is then rounded to 0."
)
def one_maximum_for_all(scores, labels):
    powers = np.exp(scores - scores.max())
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[labels]) / len(labels)


@mistake(
    "Your gradient equals what one gets if the class with the largest score is taken for the right "
    "one: the labels say which it is."
)
def best_class_in_place_of_label(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    return (probs - np.eye(scores.shape[1])[probs.argmax(axis=1)]) / len(labels)


@correct
def with_loops(scores, labels):
    N, K = scores.shape
    gradient = np.zeros((N, K))
    for n in range(N):
        largest = max(scores[n])
        total = sum(np.exp(float(s - largest)) for s in scores[n])
        for k in range(K):
            gradient[n, k] = np.exp(float(scores[n, k] - largest)) / total / N
            if k == labels[n]:
                gradient[n, k] -= 1 / N
    return gradient


@correct
def through_the_jacobian(scores, labels):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs = powers / powers.sum(axis=1, keepdims=True)
    rows = []
    for p, label in zip(probs, labels, strict=True):
        log_jacobian = np.eye(len(p)) - p  # row i: the derivatives of log p_i
        rows.append(-log_jacobian[label] / len(labels))
    return np.array(rows)


@correct
def through_logarithms(scores, labels):
    log_probs = scores - np.logaddexp.reduce(scores, axis=1)[:, np.newaxis]
    hot = labels[:, np.newaxis] == np.arange(scores.shape[1])
    return np.where(hot, np.expm1(log_probs), np.exp(log_probs)) / scores.shape[0]


@correct
def with_einsum(scores, labels):
    powers = np.exp((scores.T - scores.max(axis=1)).T)
    weights = 1.0 / (len(scores) * np.einsum("nk->n", powers))
    gradient = np.einsum("nk,n->nk", powers, weights)
    np.subtract.at(gradient, (np.arange(len(labels)), labels), 1 / len(labels))
    return gradient
