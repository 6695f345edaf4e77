"""softmax: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2, num_public=3)
def values(rng):
    """The probabilities for several shapes, negative scores among them."""
    yield Call(2 * rng.normal(size=(7, 3)) - 1)
    yield Call(rng.normal(size=(3, 3)) + 1)
    yield Call(2 * rng.normal(size=(3, 5)))
    yield Call(rng.normal(size=(1, 4)))


@probe_check(points=1, num_public=3)
def large_scores(rng):
    """Scores of a thousand and more, and rows of very different size."""
    small = rng.normal(size=(5, 3))
    yield Call(small + [[0.0], [1200.0], [-1200.0], [30.0], [1500.0]])
    yield Call(rng.normal(size=(3, 2)) + [[0.0, 1100.0], [2500.0, -2500.0], [-1100.0, -1100.0]])
    yield Call(np.array([[1e300, -1e300, 3.0], [-1e300, 0.5, rng.normal()], [2.0, 1.0, 0.25]]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, equal scores, and one class alone."""
    yield Call(rng.integers(-3, 4, size=(5, 3)))
    yield Call((rng.integers(-16, 17, size=(7, 2)) / 8).astype(np.float32))
    yield Call(np.full((3, 4), rng.normal()))
    yield Call(rng.normal(size=(3, 1)))


@mistake(
    "Your output equals what one gets if each score is divided by the sum of its row: without the "
    "exponential, negative scores give negative numbers."
)
def plain_division(scores):
    return scores / scores.sum(axis=1, keepdims=True)


@mistake(
    "Your output is right for scores of ordinary size. For scores of about 1000 the exponential "
    "overflows: what may be added to a row without changing its probabilities?"
)
def not_shifted(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


@mistake(
    "Your output equals what one gets if the largest score of the whole matrix is subtracted from "
    "all rows: in a row that lies far below, every exponential is then rounded to 0."
)
def one_maximum_for_all(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=1, keepdims=True)


@mistake(
    "Your output equals what one gets if from each score the largest of its column is subtracted: "
    "the probabilities stay the same only if one number is subtracted from a whole row."
)
def largest_of_each_column(scores):
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=1, keepdims=True)


@mistake(
    "Your output equals what one gets if the mean of each row is subtracted: a score far above the "
    "mean of its row still overflows."
)
def mean_subtracted(scores):
    powers = np.exp(scores - scores.mean(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@mistake(
    "Your output equals what one gets if large scores are cut off at a limit before the "
    "exponential: two different scores beyond it become equal."
)
def cut_off(scores):
    powers = np.exp(np.clip(scores, -500.0, 500.0))
    return powers / powers.sum(axis=1, keepdims=True)


@mistake(
    "Your output equals what one gets if all exponentials of the matrix are divided by one sum: "
    "each row, not the whole matrix, has to sum to 1."
)
def one_sum_for_all(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum()


@mistake("In your output the columns sum to 1: an example is a row, and each row has to sum to 1.")
def along_columns(scores):
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)


@mistake(
    "Your output equals what one gets if the sums, one number a row, are laid along the rows in "
    "place of the columns: entry (n, k) is then divided by the sum of row k. Compare the shapes of "
    "the two arrays that you divide."
)
def sums_laid_along_rows(scores):
    powers = np.exp((scores.T - scores.max(axis=1)).T)
    return powers / powers.sum(axis=1)


@mistake(
    "Your output is 1 at the largest score and 0 elsewhere: that names the best class, but no "
    "probabilities, and its derivative is zero almost everywhere."
)
def best_class(scores):
    return (scores == scores.max(axis=1, keepdims=True)).astype(float)


@mistake(
    "Your output equals the sigmoid of every score by itself: the entries of a row then do not sum "
    "to 1."
)
def sigmoids(scores):
    return 0.5 * (1.0 + np.tanh(0.5 * scores))


@mistake("Your output holds the logarithms of the probabilities.")
def logarithms(scores):
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@mistake(
    "Your output equals the softmax of the softmax: is it applied a second time to what are "
    "probabilities already?"
)
def applied_twice(scores):
    for _ in range(2):
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores = powers / powers.sum(axis=1, keepdims=True)
    return scores


@mistake("In your output the smallest score has the largest probability: look at the sign.")
def sign_reversed(scores):
    powers = np.exp(scores.min(axis=1, keepdims=True) - scores)
    return powers / powers.sum(axis=1, keepdims=True)


@mistake("Your output holds the exponentials; they are still to be divided by the sum of the row.")
def not_divided(scores):
    return np.exp(scores - scores.max(axis=1, keepdims=True))


@mistake(
    "Your output is right for scores with a fractional part. For whole numbers it is cut to whole "
    "numbers too: what type has the array that you write the probabilities into?"
)
def stored_as_integers(scores):
    probs = np.zeros_like(scores)
    for n in range(len(scores)):
        powers = np.exp(scores[n] - scores[n].max())
        probs[n] = powers / powers.sum()
    return probs


@correct
def with_loops(scores):
    rows = []
    for row in scores:
        largest = max(row)
        powers = [np.exp(float(s - largest)) for s in row]
        rows.append([p / sum(powers) for p in powers])
    return rows


@correct
def through_logarithms(scores):
    log_sums = np.logaddexp.reduce(scores, axis=1)
    return np.exp(scores - log_sums.reshape(-1, 1))


@correct
def transposed_and_einsum(scores):
    powers = np.exp((scores.T - scores.max(axis=1)).T)
    return np.einsum("nk,n->nk", powers, 1.0 / np.einsum("nk->n", powers))


@correct
def from_differences(scores):
    differences = scores[:, np.newaxis, :] - scores[:, :, np.newaxis]
    return 1.0 / np.exp(differences).sum(axis=2)


@correct
def in_single_precision_where_it_came(scores):
    kind = np.float32 if scores.dtype == np.float32 else np.float64
    powers = np.exp(scores.astype(kind) - scores.astype(kind).max(axis=1, keepdims=True))
    return powers / np.matmul(powers, np.ones((scores.shape[1], 1), dtype=kind))
