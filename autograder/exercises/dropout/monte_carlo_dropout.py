"""monte_carlo_dropout: hidden draws, the number of calls, and typical mistakes.

The listed functions draw from the generator they are given, so right answers see one stream of
masks, and the numbers are compared themselves.
"""

import numpy as np

from autograder.authoring import (
    Call,
    Function,
    Wrong,
    correct,
    mistake,
    new_generator,
    probe_check,
    property_check,
)

ROWS, ENTRIES = Function("noisy_predict"), Function("noisy_scores")


@probe_check(points=2, num_public=4)
def values(rng):
    """Mean and standard deviation for a number and for several numbers an example."""
    yield Call(ROWS, rng.normal(size=(3, 7)) + 1.0, 5, rng=new_generator(rng))
    yield Call(ENTRIES, rng.normal(size=(5, 3)) + 0.5, 11, rng=new_generator(rng))
    yield Call(ROWS, rng.normal(size=(7, 11)), 2, rng=new_generator(rng))
    yield Call(ROWS, rng.normal(size=(1, 5)), 3, rng=new_generator(rng))
    yield Call(ENTRIES, rng.normal(size=(2, 7)) - 1.0, 40, rng=new_generator(rng))
    yield Call(ROWS, rng.normal(size=(5, 13)) + 1.0, 100, rng=new_generator(rng))


@probe_check(points=1, num_public=1)
def one_sample(rng):
    """A single call has no spread."""
    yield Call(ROWS, rng.normal(size=(3, 5)) + 1.0, 1, rng=new_generator(rng))
    yield Call(ENTRIES, rng.normal(size=(3, 2)) + 1.0, 1, rng=new_generator(rng))


@property_check(points=1)
def calls_and_generator(answer, rng):
    """Exactly `num_samples` calls, all with the generator that was passed in."""
    X = rng.normal(size=(3, 5))
    for num_samples in (1, 4, 7):
        seed = int(rng.integers(2**32))
        held, twin = answer.hold(np.random.default_rng(seed)), np.random.default_rng(seed)
        answer.call(ROWS, X, num_samples, rng=held)
        for _ in range(num_samples):
            twin.random(X.shape)
        following = held.method("random")
        if following == np.random.default_rng(seed).random():
            raise Wrong(
                "The generator that was passed in is untouched: does predict get it itself?"
            )
        if following != twin.random():
            raise Wrong(
                "The generator that was passed in is not where `num_samples` calls of predict "
                f"leave it (here {num_samples}): are there more calls, or fewer, or does something "
                "else draw from it?"
            )


@mistake(
    "Your std is that of a sample, with num_samples − 1 below: the population's divides by "
    "num_samples."
)
def sample_std(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    squares = ((samples - samples.mean(axis=0)) ** 2).sum(axis=0)
    return samples.mean(axis=0), np.sqrt(squares / max(num_samples - 1, 1))


@mistake("Your second part is the variance: the standard deviation is its root.")
def variance(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=0), samples.var(axis=0)


@mistake("Your mean is taken over the examples: it is taken over the calls.")
def over_examples(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=1), samples.std(axis=1)


@mistake("Your output is one mean and one std of everything: each entry has its own.")
def over_everything(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(), samples.std()


@mistake("Your output comes from one call too many.")
def one_call_more(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples + 1)])
    return samples.mean(axis=0), samples.std(axis=0)


@mistake("Your output leaves out the first call: all calls count, and there is none to try.")
def first_left_out(predict, X, num_samples, *, rng):
    predict(X, rng=rng)
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=0), samples.std(axis=0)


@mistake(
    "Your std is 0 everywhere: predict is called once and its answer used again, or every call "
    "draws the same masks."
)
def called_once(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng)] * num_samples)
    return samples.mean(axis=0), samples.std(axis=0)


@mistake(
    "Your std is that of the mean, divided by the root of num_samples: that of one call is wanted."
)
def std_of_mean(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.mean(axis=0), samples.std(axis=0) / np.sqrt(num_samples)


@mistake("Your output has std and mean exchanged: the mean comes first.")
def exchanged(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.std(axis=0), samples.mean(axis=0)


@mistake("Your output is the mean alone: mean and std are wanted.")
def mean_alone(predict, X, num_samples, *, rng):
    return np.mean([predict(X, rng=rng) for _ in range(num_samples)], axis=0)


@mistake("Your first part is the sum over the calls, not yet their mean.")
def sum_for_mean(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return samples.sum(axis=0), samples.std(axis=0)


@mistake("Your first part is the median of the calls, not their mean.")
def middle_for_mean(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    return np.median(samples, axis=0), samples.std(axis=0)


@mistake(
    "Your std is the mean distance from the mean: for the standard deviation the distances are "
    "squared first."
)
def mean_distance(predict, X, num_samples, *, rng):
    samples = np.array([predict(X, rng=rng) for _ in range(num_samples)])
    mean = samples.mean(axis=0)
    return mean, np.abs(samples - mean).mean(axis=0)


@correct
def two_passes(predict, X, num_samples, *, rng):
    samples = []
    for _ in range(num_samples):
        samples.append(predict(X, rng=rng))
    mean = sum(samples) / num_samples
    return mean, (sum((s - mean) ** 2 for s in samples) / num_samples) ** 0.5


@correct
def running_sums(predict, X, num_samples, *, rng):
    total, squares = 0.0, 0.0
    for _ in range(num_samples):
        y = predict(X, rng=rng)
        total, squares = total + y, squares + y * y
    mean = total / num_samples
    return mean, np.sqrt(np.maximum(squares / num_samples - mean**2, 0))


@correct
def welford(predict, X, num_samples, *, rng):
    mean = np.array(predict(X, rng=rng), dtype=float)
    spread = np.zeros_like(mean)
    for count in range(2, num_samples + 1):
        y = predict(X, rng=rng)
        step = y - mean
        mean = mean + step / count
        spread = spread + step * (y - mean)
    return [mean, np.sqrt(spread / num_samples)]


@correct
def last_axis(predict, X, num_samples, *, rng):
    samples = np.stack([predict(rng=rng, X=X) for _ in range(num_samples)], axis=-1)
    return np.mean(samples, -1), np.sqrt(np.var(samples, -1))
