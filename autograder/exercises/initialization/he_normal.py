"""he_normal: shape and distribution of the draws, and typical mistakes."""

import numpy as np

from autograder.authoring import beside, correct, mistake

shared = beside(__file__, "_weights")
shape, distribution, drawn_from_rng = shared.shape, shared.distribution, shared.drawn_from_rng


@mistake("Your variance is used as the standard deviation: the std is the root of the variance.")
def variance_for_std(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, 2 / num_inputs, size=(num_inputs, num_outputs))


@mistake("Your variance is 2 / (num_inputs + num_outputs), that of Xavier's rule.")
def rule_of_xavier(num_inputs, num_outputs, *, rng):
    std = np.sqrt(2 / (num_inputs + num_outputs))
    return rng.normal(0.0, std, size=(num_inputs, num_outputs))


@mistake("Your variance is 1 / num_inputs: half of what is asked for.")
def factor_missing(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, np.sqrt(1 / num_inputs), size=(num_inputs, num_outputs))


@mistake("Your variance is 2 / num_outputs; it is the inputs that an output adds up.")
def outputs_for_inputs(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, np.sqrt(2 / num_outputs), size=(num_inputs, num_outputs))


@mistake("Your std is √2 / num_inputs: the root belongs to the whole fraction.")
def root_of_two_only(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, np.sqrt(2) / num_inputs, size=(num_inputs, num_outputs))


@mistake("Your variance is right, but the draws are uniform; normal ones are asked for.")
def uniform_draws(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / num_inputs)
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake(
    "Your weights are all positive: `rng.random` draws uniformly between 0 and 1. Which method "
    "draws from the normal distribution?"
)
def positive_draws(num_inputs, num_outputs, *, rng):
    return rng.random((num_inputs, num_outputs)) * np.sqrt(2 / num_inputs)


@mistake("Your weights have the shape (num_outputs, num_inputs): inputs are the rows.")
def transposed(num_inputs, num_outputs, *, rng):
    std = np.sqrt(2 / num_inputs)
    return rng.normal(0.0, std, size=(num_outputs, num_inputs))


@mistake(
    "Every row of your weights is the same: one row is drawn and repeated. Every entry is a draw "
    "of its own."
)
def one_row_repeated(num_inputs, num_outputs, *, rng):
    std = np.sqrt(2 / num_inputs)
    return np.tile(rng.normal(0.0, std, size=num_outputs), (num_inputs, 1))


@mistake("Your weights have the std 0.01, however large the layer is.")
def fixed_std(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, 0.01, size=(num_inputs, num_outputs))


@correct
def scaled_standard_draws(num_inputs, num_outputs, *, rng):
    return rng.standard_normal((num_inputs, num_outputs)) * (2 / num_inputs) ** 0.5


@correct
def input_by_input(num_inputs, num_outputs, *, rng):
    scale = np.sqrt(2) / np.sqrt(num_inputs)
    return np.array([scale * rng.normal(size=num_outputs) for _ in range(num_inputs)])


@correct
def single_precision(num_inputs, num_outputs, *, rng):
    draws = rng.standard_normal(num_outputs * num_inputs, dtype=np.float32)
    return (np.float32(np.sqrt(2 / num_inputs)) * draws).reshape(num_outputs, num_inputs).T


@correct
def from_uniform_draws(num_inputs, num_outputs, *, rng):
    u, angle = 1 - rng.random((2, num_inputs, num_outputs))
    return np.sqrt(-4 * np.log(u) / num_inputs) * np.sin(2 * np.pi * angle)
