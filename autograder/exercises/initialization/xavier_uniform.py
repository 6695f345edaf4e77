"""xavier_uniform: shape and distribution of the draws, and typical mistakes.

With 1e5 draws the sampling error of each compared number is at most 1/7 of the tolerance.
"""

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check


def generator(rng):
    """Return a new generator for one probe."""
    return np.random.default_rng(int(rng.integers(2**32)))


@probe_check(points=1, summary="draws_shape", num_public=2)
def shape(rng):
    """The weights have the shape (num_inputs, num_outputs)."""
    for num_inputs, num_outputs in ((7, 3), (2, 5), (1, 3), (5, 1), (1, 1)):
        yield Call(num_inputs, num_outputs, rng=generator(rng))


@probe_check(points=2, summary="draws_distribution", tolerance=0.05, num_public=2)
def distribution(rng):
    """The draws have the right mean, variance and form, and do not depend on each other."""
    sizes = ((100, 1000), (1000, 100), (300, 400), (1, 100_000), (100_000, 1))
    for num_inputs, num_outputs in sizes:
        yield Call(num_inputs, num_outputs, rng=generator(rng))


@property_check(points=1)
def drawn_from_rng(answer, rng):
    """The weights are drawn from the generator that is passed in."""
    seeds = [int(seed) for seed in rng.integers(2**32, size=3)]
    layers = []
    for seed in (*seeds, seeds[0]):
        W = np.asarray(answer.call(13, 7, rng=np.random.default_rng(seed)), dtype=float)
        layers.append(W.ravel())
    if np.array_equal(layers[0], layers[1]) or np.array_equal(layers[1], layers[2]):
        raise Wrong(
            "Two different generators give the same weights: are they drawn from `rng`, anew at "
            "every call?"
        )
    if not np.array_equal(layers[0], layers[3]):
        raise Wrong(
            "Two generators in the same state give different weights: all randomness should come "
            "from `rng`."
        )
    means, stds = np.mean(layers[:3], axis=1), np.std(layers[:3], axis=1)
    if np.abs(means).max() < 1e-9 * stds.max() or np.ptp(stds) < 1e-9 * stds.max():
        raise Wrong(
            "Every layer has exactly the same mean or the same std: it is set afterwards, so the "
            "entries are not drawn on their own. Draws only come near to what they are drawn from."
        )


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
