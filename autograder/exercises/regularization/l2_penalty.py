"""l2_penalty: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def layers(rng, *sizes):
    """Return the weight matrices of a network with these sizes."""
    return [rng.normal(size=pair) + 0.3 for pair in zip(sizes, sizes[1:], strict=False)]


@probe_check(points=2, num_public=4)
def values(rng):
    """The penalty of networks with one, two and three layers."""
    yield Call(layers(rng, 7, 3, 2), 0.1)
    yield Call(layers(rng, 5, 3), 0.01)
    yield Call(layers(rng, 2, 5, 3, 2), 3.0)
    yield Call([rng.integers(-4, 5, size=(3, 2)), rng.integers(1, 5, size=(2, 1))], 1)
    yield Call([rng.normal(size=5) - 1, rng.normal(size=(3, 2)), rng.normal(size=(2, 3, 2))], 0.7)
    yield Call([rng.normal(size=(1, 1)) * 1e3, rng.normal(size=(3, 1))], 0.001)


@probe_check(points=1, num_public=1)
def no_cost(rng):
    """Strength 0, and weights that are 0."""
    yield Call(layers(rng, 5, 3, 2), 0.0)
    yield Call([np.zeros((3, 2)), np.zeros((2, 1))], 0.4)


@probe_check(points=1, num_public=0, tolerance=1e-6)
def single_precision(rng):
    """The penalty of float32 weights."""
    yield Call([W.astype(np.float32) for W in layers(rng, 7, 5, 3)], 0.3)


@mistake("Your penalty is twice the right one: the factor ½ is missing.")
def no_half(weights, strength):
    return strength * sum(np.sum(W**2) for W in weights)


@mistake("Your penalty is a mean: the squares are added up, and not divided by their number.")
def mean_of_squares(weights, strength):
    flat = np.concatenate([np.ravel(W) for W in weights])
    return 0.5 * strength * np.mean(flat**2)


@mistake("Your penalty adds up the mean of each array: the squares themselves are added up.")
def mean_in_each_array(weights, strength):
    return 0.5 * strength * sum(np.mean(W**2) for W in weights)


@mistake("Your penalty adds up absolute values: that is the L1 penalty, L2 takes the squares.")
def absolute_values(weights, strength):
    return 0.5 * strength * sum(np.sum(np.abs(W)) for W in weights)


@mistake(
    "Your penalty adds up the weights first and squares the sum: each weight is squared alone."
)
def square_of_sum(weights, strength):
    return 0.5 * strength * sum(np.sum(W) ** 2 for W in weights)


@mistake("Your penalty takes a square root after adding up: the norm is wanted squared.")
def norm_not_squared(weights, strength):
    return 0.5 * strength * np.sqrt(sum(np.sum(W**2) for W in weights))


@mistake("Your penalty adds up the norms of the arrays: they are wanted squared.")
def sum_of_norms(weights, strength):
    return 0.5 * strength * sum(np.sqrt(np.sum(W**2)) for W in weights)


@mistake("Your penalty looks at the first array alone: the weights of all layers cost.")
def first_array(weights, strength):
    return 0.5 * strength * np.sum(weights[0] ** 2)


@mistake("Your penalty looks at the last array alone: is something added up from layer to layer?")
def last_array(weights, strength):
    return 0.5 * strength * np.sum(weights[-1] ** 2)


@mistake("Your penalty is negative: large weights cost something.")
def negative(weights, strength):
    return -0.5 * strength * sum(np.sum(W**2) for W in weights)


@mistake("Your penalty contains the square of λ: only the weights are squared.")
def strength_squared(weights, strength):
    return 0.5 * sum(np.sum((strength * W) ** 2) for W in weights)


@mistake("Your penalty adds up the weights without squaring them.")
def not_squared(weights, strength):
    return 0.5 * strength * sum(np.sum(W) for W in weights)


@correct
def with_loops(weights, strength):
    total = 0.0
    for W in weights:
        for value in np.ravel(W):
            total += float(value) * float(value)
    return strength * total / 2


@correct
def long_vector(weights, strength):
    flat = np.concatenate([W.ravel() for W in weights])
    return strength / 2 * (flat @ flat)


@correct
def by_norms(weights, strength):
    return sum(0.5 * strength * np.linalg.norm(W.ravel()) ** 2 for W in weights)


@correct
def inner_products(weights, strength):
    return np.array(strength * 0.5 * sum([np.vdot(W, W) for W in weights]))
