"""poisson_loss: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, N):
    """Return scores of both signs and counts, of which one is 0 and one is large."""
    targets = rng.integers(2, 9, size=N)
    targets[:2] = [5, 0][:N]
    return rng.normal(size=N) + 0.3, targets


@probe_check(points=2, num_public=3)
def values(rng):
    """The loss for several N; some counts are 0."""
    yield Call(*draw(rng, 7))
    yield Call(*draw(rng, 5))
    yield Call(*draw(rng, 3))
    yield Call(*draw(rng, 1))
    yield Call(np.append(rng.uniform(3, 6, size=2), -0.5), np.array([40, 170, 0]))


@probe_check(points=1, num_public=2)
def small_means(rng):
    """Scores so low that the predicted mean is rounded to 0."""
    scores, targets = draw(rng, 5)
    scores[:3] = [-1e3, -2e3, -900.0] * rng.uniform(1, 2, size=3)
    yield Call(scores, targets)
    yield Call(np.array([-1500.0, -0.5, 1.0]) * rng.uniform(1, 2), np.array([0, 3, 2]))
    yield Call(np.array([-40.0, 0.1, -1e5]), np.array([2, 1, 1]))


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers, float32, and counts that are all 0."""
    targets = draw(rng, 7)[1]
    yield Call(rng.integers(-3, 4, size=7), targets)
    eighths = rng.integers(-16, 17, size=7) / 8
    yield Call(eighths.astype(np.float32), targets.astype(np.float32))
    yield Call(eighths, np.zeros(7, dtype=int))


@mistake("Your output is the sum over the examples: it is not divided by N.")
def not_divided(scores, targets):
    return np.sum(np.exp(scores) - targets * scores)


@mistake("Your output holds one number for each example: the loss is their mean.")
def one_per_example(scores, targets):
    return np.exp(scores) - targets * scores


@mistake("Your output contains log t!, which was to be left out.")
def with_factorial(scores, targets):
    logs = np.array([np.log(np.arange(1, int(t) + 1)).sum() for t in targets])
    return np.mean(np.exp(scores) - targets * scores + logs)


@mistake("Your output has the opposite sign: it is the log-likelihood, which is made large.")
def sign_reversed(scores, targets):
    return np.mean(targets * scores - np.exp(scores))


@mistake(
    "Your output takes the scores as the predicted means: they are the logarithms of the means."
)
def scores_as_means(scores, targets):
    return np.mean(scores - targets * np.log(scores))


@mistake(
    "Your output is right for scores of ordinary size. For very low ones the mean is rounded to 0 "
    "and its logarithm is infinite: which number has that logarithm had before?"
)
def logarithm_of_zero(scores, targets):
    means = np.exp(scores)
    return np.mean(means - targets * np.log(means))


@mistake(
    "Your output equals what one gets if 1e-8 is added to the mean before its logarithm is taken: "
    "very low scores then count as −18.4."
)
def small_number_added(scores, targets):
    means = np.exp(scores)
    return np.mean(means - targets * np.log(means + 1e-8))


@mistake("Your output multiplies the count by the mean e^s: the second part of the loss is t s.")
def count_times_mean(scores, targets):
    return np.mean(np.exp(scores) - targets * np.exp(scores))


@mistake("Your output lacks the exponential in the first part, the predicted mean.")
def without_exponential(scores, targets):
    return np.mean(scores - targets * scores)


@mistake("Your output has e^(−s) for the mean: look at the sign in the exponent.")
def sign_in_exponent(scores, targets):
    return np.mean(np.exp(-scores) - targets * scores)


@mistake("Your output adds the two parts: look at the sign of t s.")
def plus(scores, targets):
    return np.mean(np.exp(scores) + targets * scores)


@mistake("Your output is the mean squared error of the predicted means.")
def squared_error(scores, targets):
    return np.mean((np.exp(scores) - targets) ** 2)


@mistake("Your output is the derivative by the scores, e^s − t: the loss is wanted.")
def the_derivative(scores, targets):
    return np.mean(np.exp(scores) - targets)


@mistake("Your output leaves out the examples whose count is 0: they contribute e^s.")
def zeros_left_out(scores, targets):
    return np.mean(np.where(targets > 0, np.exp(scores) - targets * scores, 0.0))


@correct
def with_loops(scores, targets):
    total = 0.0
    for s, t in zip(scores, targets, strict=True):
        total += np.exp(float(s)) - float(t) * float(s)
    return total / len(scores)


@correct
def with_dot_product(scores, targets):
    return (np.exp(scores).sum() - np.dot(targets, scores)) / len(scores)


@correct
def with_einsum(scores, targets):
    return np.average(np.e ** (1.0 * scores)) - np.einsum("n,n->", scores, targets) / scores.size
