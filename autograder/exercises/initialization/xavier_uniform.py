"""xavier_uniform: shape and distribution of the draws, and typical mistakes."""

import numpy as np

from autograder.authoring import beside, correct, mistake

shared = beside(__file__, "_weights")
shape, distribution, drawn_from_rng = shared.shape, shared.distribution, shared.drawn_from_rng


@mistake(
    "Your bound a is the wanted standard deviation. A uniform draw between −a and a has a smaller "
    "one: its variance is a²/3."
)
def std_for_bound(num_inputs, num_outputs, *, rng):
    a = np.sqrt(2 / (num_inputs + num_outputs))
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your bound a lacks its root: a² / 3 is the variance.")
def no_root(num_inputs, num_outputs, *, rng):
    a = 6 / (num_inputs + num_outputs)
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your weights lie between 0 and a: negative ones are as likely as positive ones.")
def positive_draws(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / (num_inputs + num_outputs))
    return rng.uniform(0, a, size=(num_inputs, num_outputs))


@mistake("Your weights lie between −a/2 and a/2: their range is a, and should be 2a.")
def half_the_range(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / (num_inputs + num_outputs))
    return (rng.random((num_inputs, num_outputs)) - 0.5) * a


@mistake("Your variance is right, but the draws are normal; uniform ones are asked for.")
def normal_draws(num_inputs, num_outputs, *, rng):
    std = np.sqrt(2 / (num_inputs + num_outputs))
    return rng.normal(0.0, std, size=(num_inputs, num_outputs))


@mistake("Your variance is 2 / num_inputs, that of He's rule; Xavier's knows the outputs too.")
def rule_of_he(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / num_inputs)
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your variance is 1 / num_inputs: the number of outputs is left out.")
def outputs_left_out(num_inputs, num_outputs, *, rng):
    a = np.sqrt(3 / num_inputs)
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your bound a is √6 / (num_inputs + num_outputs): the root belongs to the whole fraction.")
def root_of_six_only(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6) / (num_inputs + num_outputs)
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your variance is 1 / (num_inputs + num_outputs): half of what is asked for.")
def factor_missing(num_inputs, num_outputs, *, rng):
    a = np.sqrt(3 / (num_inputs + num_outputs))
    return rng.uniform(-a, a, size=(num_inputs, num_outputs))


@mistake("Your weights have the shape (num_outputs, num_inputs): inputs are the rows.")
def transposed(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / (num_inputs + num_outputs))
    return rng.uniform(-a, a, size=(num_outputs, num_inputs))


@mistake(
    "Every row of your weights is the same: one row is drawn and repeated. Every entry is a draw "
    "of its own."
)
def one_row_repeated(num_inputs, num_outputs, *, rng):
    a = np.sqrt(6 / (num_inputs + num_outputs))
    return np.tile(rng.uniform(-a, a, size=num_outputs), (num_inputs, 1))


@mistake("Your weights have the std 0.01, however large the layer is.")
def fixed_std(num_inputs, num_outputs, *, rng):
    return rng.normal(0.0, 0.01, size=(num_inputs, num_outputs))


@correct
def scaled_standard_draws(num_inputs, num_outputs, *, rng):
    u = 2 * rng.random((num_inputs, num_outputs)) - 1
    return u * (6 / (num_inputs + num_outputs)) ** 0.5


@correct
def output_by_output(num_inputs, num_outputs, *, rng):
    W, std = np.zeros((num_inputs, num_outputs)), np.sqrt(2 / (num_inputs + num_outputs))
    for h in range(num_outputs):
        W[:, h] = np.sqrt(12) * std * (0.5 - rng.random(num_inputs))
    return W


@correct
def single_precision(num_inputs, num_outputs, *, rng):
    draws = rng.random(num_outputs * num_inputs, dtype=np.float32) - np.float32(0.5)
    scale = np.float32(np.sqrt(24 / (num_inputs + num_outputs)))
    return (scale * draws).reshape(num_outputs, num_inputs).T


@correct
def sizes_and_signs(num_inputs, num_outputs, *, rng):
    sizes = rng.uniform(0, np.sqrt(6 / (num_inputs + num_outputs)), (num_inputs, num_outputs))
    return sizes * rng.choice([-1.0, 1.0], size=(num_inputs, num_outputs))
