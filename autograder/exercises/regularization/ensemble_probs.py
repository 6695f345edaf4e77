"""ensemble_probs: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def models(rng, M, N, K):
    """Return the probabilities of M models that disagree."""
    raw = np.exp(1.5 * rng.normal(size=(M, N, K)))
    return list(raw / raw.sum(axis=2, keepdims=True))


@probe_check(points=1, num_public=3)
def values(rng):
    """The mean over three, five, two and one model."""
    yield Call(models(rng, 3, 7, 5))
    yield Call(models(rng, 5, 3, 2))
    yield Call(models(rng, 2, 5, 3))
    yield Call(models(rng, 1, 5, 3))
    yield Call(models(rng, 11, 1, 3))
    yield Call(models(rng, 4, 7, 2))


@probe_check(points=1)
def certain_models(rng):
    """Models that are certain, in whole numbers, and many models."""
    yield Call([np.eye(4, dtype=int)[rng.integers(0, 4, size=5)] for _ in range(3)])
    yield Call(models(rng, 17, 2, 3))


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The mean of float32 probabilities."""
    yield Call([p.astype(np.float32) for p in models(rng, 5, 7, 3)])


@mistake("Your output is the sum over the models: its rows do not add up to 1.")
def sum_of_models(probs):
    return np.sum(probs, axis=0)


@mistake(
    "Your output counts votes: how many models have their largest probability there. The "
    "probabilities themselves are averaged."
)
def votes(probs):
    K = probs[0].shape[1]
    return np.mean([np.eye(K)[p.argmax(axis=1)] for p in probs], axis=0)


@mistake(
    "Your output equals the product of the probabilities, brought to a sum of 1: the mean is a sum."
)
def normalized_product(probs):
    product = np.prod(np.array(probs, dtype=float), axis=0)
    return product / np.maximum(product.sum(axis=1, keepdims=True), 1e-300)


@mistake(
    "Your output is a geometric mean: it averages the logarithms, the probabilities are wanted."
)
def mean_of_logarithms(probs):
    mean = np.exp(np.mean([np.log(np.maximum(p, 1e-300)) for p in probs], axis=0))
    return mean / mean.sum(axis=1, keepdims=True)


@mistake("Your output is the median of the models, not their mean.")
def middle_model(probs):
    return np.median(probs, axis=0)


@mistake("Your output is one row for each model: the mean is taken over the examples.")
def over_examples(probs):
    return np.mean(probs, axis=1)


@mistake("Your output averages over the classes: the mean is taken over the models.")
def over_classes(probs):
    return np.mean(probs, axis=2)


@mistake("Your output is one number, the mean of all entries: only the models are averaged.")
def over_everything(probs):
    return np.mean(probs)


@mistake("Your output is divided by the number of examples: how many models are there?")
def divided_by_examples(probs):
    return np.sum(probs, axis=0) / len(probs[0])


@mistake(
    "Your output equals what one gets if each model is averaged with the mean so far: then the "
    "last model weighs half."
)
def last_weighs_half(probs):
    mean = probs[0]
    for p in probs[1:]:
        mean = (mean + p) / 2
    return mean


@mistake("Your output is the class of each example: the probabilities are wanted.")
def classes(probs):
    return np.mean(probs, axis=0).argmax(axis=1)


@mistake("Your output takes the largest probability that any model gives, not the mean.")
def largest(probs):
    return np.max(probs, axis=0)


@correct
def with_loops(probs):
    N, K = probs[0].shape
    mean = np.zeros((N, K))
    for n in range(N):
        for k in range(K):
            for p in probs:
                mean[n, k] += p[n, k] / len(probs)
    return mean


@correct
def stacked(probs):
    return np.mean(np.stack(probs, axis=2), axis=2)


@correct
def running_mean(probs):
    mean = np.array(probs[0], dtype=float)
    for count, p in enumerate(probs[1:], start=2):
        mean += (p - mean) / count
    return mean


@correct
def weighted(probs):
    return np.einsum("m,mnk->nk", np.full(len(probs), 1 / len(probs)), np.array(probs))
