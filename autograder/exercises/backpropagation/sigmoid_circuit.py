"""sigmoid_circuit: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng):
    """Return w and x with entries of clearly different size, and a sum of moderate size."""
    w = rng.choice([-1.0, 1.0], size=3) * (rng.uniform(0.3, 0.6, size=3) + [0.0, 0.6, 1.4])
    return w, rng.choice([-1.0, 1.0], size=2) * (rng.uniform(0.4, 0.8, size=2) + [0.0, 0.7])


@probe_check(points=2)
def values(rng):
    """Output and derivatives at several points."""
    for _ in range(4):
        yield Call(*draw(rng))


@probe_check(points=1, num_public=1)
def whole_numbers(rng):
    """Output and derivatives where all inputs are whole numbers."""
    yield Call(rng.integers(1, 4, size=3) * [1, -1, 1], rng.integers(2, 4, size=2) - 4)
    yield Call(np.array([2, 0, -3]), np.array([0, 5]))


@mistake(
    "Your output is right; your derivatives equal what one gets if the sigmoid's own derivative "
    "is left out."
)
def local_of_sigmoid_left_out(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    return f, np.array([x[0], x[1], 1.0]), np.array([w[0], w[1]])


@mistake(
    "Your derivatives equal what one gets if the sigmoid's derivative is taken at its output: "
    "the sigmoid is applied once more to a number that has passed through it."
)
def sigmoid_applied_again(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    again = 1 / (1 + np.exp(-f))
    ds = again * (1 - again)
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])


@mistake(
    "Your derivatives equal what one gets if s (1 − s) is formed of the weighted sum; the formula "
    "wants the output of the sigmoid."
)
def formula_of_the_sum(w, x):
    s = w[0] * x[0] + w[1] * x[1] + w[2]
    ds = s * (1 - s)
    f = 1 / (1 + np.exp(-s))
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])


@mistake(
    "Your derivatives equal what one gets if each product hands back its own factor: dw holds "
    "weights and dx holds inputs."
)
def product_not_crossed(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    ds = f * (1 - f)
    return f, ds * np.array([w[0], w[1], 1.0]), ds * np.array([x[0], x[1]])


@mistake(
    "All is right except the derivative of the bias: which number is w₂ multiplied by in the sum?"
)
def bias_times_itself(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    ds = f * (1 - f)
    return f, ds * np.array([x[0], x[1], w[2]]), ds * np.array([w[0], w[1]])


@mistake("Your result equals what one gets if the bias w₂ is left out of the sum.")
def bias_left_out(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1])))
    ds = f * (1 - f)
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])


@mistake(
    "Your derivatives have the opposite sign: two minus signs meet in the sigmoid, one in the "
    "exponent and one from the quotient."
)
def sign_reversed(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    ds = -f * (1 - f)
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])


@mistake("Your derivatives equal those of tanh, 1 − f²; this neuron has a sigmoid.")
def derivative_of_tanh(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    ds = 1 - f**2
    return f, ds * np.array([x[0], x[1], 1.0]), ds * np.array([w[0], w[1]])


@correct
def through_all_nodes(w, x):
    s = w[2] + w[1] * x[1] + w[0] * x[0]
    e = np.exp(-s)
    f = 1 / (1 + e)
    d_inverse = -1 / (1 + e) ** 2
    ds = d_inverse * e * -1
    return f, [ds * x[0], ds * x[1], ds], [ds * w[0], ds * w[1]]


@correct
def with_tanh(w, x):
    inputs = np.append(x, 1.0)
    half = np.tanh(inputs @ w / 2)
    return (1 + half) / 2, (1 - half**2) / 4 * inputs, (1 - half**2) / 4 * w[:2]
