"""neuron: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check


def draw(rng, D):
    """Return x, w and a bias that is not zero; the sum is neither very small nor very large."""
    x, w = rng.uniform(0.3, 1.2, size=D), rng.uniform(0.3, 1.2, size=D)
    return x, w * rng.choice([1.0, 1.0, -0.5], size=D), float(rng.uniform(0.4, 0.9))


@probe_check(points=2, num_public=3)
def values(rng):
    """The output for several numbers of inputs and several activations."""
    yield Call(*draw(rng, 3), Function("square"))
    yield Call(*draw(rng, 5), Function("tanh"))
    yield Call(*draw(rng, 2), Function("exponential"))
    yield Call(*draw(rng, 1), Function("identity"))
    yield Call(*draw(rng, 7), Function("sigmoid"))


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """The output where inputs are whole numbers or float32, and where the sum is negative."""
    yield Call(rng.integers(1, 5, size=3), rng.integers(1, 4, size=3), 2, Function("square"))
    x, w = rng.integers(1, 9, size=5) / 4, rng.integers(-9, 0, size=5) / 8
    yield Call(x.astype(np.float32), w.astype(np.float32), -0.25, Function("relu"))
    yield Call(x, w, 0.25, Function("identity"))


@mistake("Your output is the weighted sum itself: the activation is not applied to it.")
def no_activation(x, w, b, activation):
    return float(x @ w + b)


@mistake("Your output equals what one gets if the bias is left out of the sum.")
def no_bias(x, w, b, activation):
    return float(activation(float(x @ w)))


@mistake(
    "Your output equals what one gets if the bias is added after the activation; it belongs inside."
)
def bias_outside(x, w, b, activation):
    return float(activation(float(x @ w)) + b)


@mistake(
    "Your output equals what one gets if the activation is applied to each weighted input before "
    "they are added: the neuron adds first."
)
def activation_of_each(x, w, b, activation):
    return float(sum(activation(float(xd * wd)) for xd, wd in zip(x, w, strict=True)) + b)


@mistake("Your output equals what one gets if the bias is subtracted.")
def bias_subtracted(x, w, b, activation):
    return float(activation(float(x @ w - b)))


@mistake("Your output equals what one gets if the bias is added once for every input.")
def bias_for_each(x, w, b, activation):
    return float(activation(float(np.sum(x * w + b))))


@mistake("Your output equals what one gets if the weighted inputs are averaged, not added.")
def averaged(x, w, b, activation):
    return float(activation(float(np.mean(x * w) + b)))


@mistake("Your output equals what one gets if the activation is applied twice.")
def applied_twice(x, w, b, activation):
    return float(activation(float(activation(float(x @ w + b)))))


@correct
def with_loop(x, w, b, activation):
    z = b
    for d in range(len(x)):
        z += x[d] * w[d]
    return activation(z)


@correct
def with_einsum(x, w, b, activation):
    return activation(np.einsum("d,d->", w, x) + b)


@correct
def bias_as_a_weight(x, w, b, activation):
    return activation(np.dot(np.append(x, 1), np.append(w, b)))
