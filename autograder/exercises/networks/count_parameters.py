"""count_parameters: hidden draws and typical mistakes."""

from autograder.authoring import Call, correct, mistake, probe_check


def sizes(rng, length):
    """Return different sizes, none of them 1."""
    return [int(n) for n in rng.permutation([2, 3, 5, 7, 11, 13, 17])[:length]]


@probe_check(points=1, tolerance=1e-12, num_public=4)
def values(rng):
    """The number for networks of one to five layers."""
    yield Call(sizes(rng, 4))
    yield Call(sizes(rng, 3))
    yield Call(sizes(rng, 2))
    yield Call(sizes(rng, 6))
    yield Call([1, 1])
    yield Call([int(rng.integers(2, 9)), 1])
    yield Call([3, 3, 3, 3])
    yield Call([1, *sizes(rng, 2), 1])


@probe_check(points=1, tolerance=1e-12, num_public=1)
def large_networks(rng):
    """The number for networks with many neurons."""
    yield Call([1000, 100, int(rng.integers(7, 20))])
    yield Call([25_088, 4096, int(rng.integers(100, 2000))])
    yield Call([100_000, 90_000, int(rng.integers(2, 9))])


@mistake("Your number counts the weights alone: every neuron has a bias too.")
def weights_only(sizes):
    return sum(n * m for n, m in zip(sizes, sizes[1:], strict=False))


@mistake(
    "Your number equals what one gets if each layer has one bias only, which is the slip "
    "“4 × n + 1”. How many neurons does a layer have, and how many biases has each?"
)
def one_bias_a_layer(sizes):
    return sum(n * m + 1 for n, m in zip(sizes, sizes[1:], strict=False))


@mistake(
    "Your number equals what one gets if the inputs have biases too. They are given numbers: no "
    "neuron computes them."
)
def biases_of_the_inputs(sizes):
    return sum(n * m for n, m in zip(sizes, sizes[1:], strict=False)) + sum(sizes)


@mistake(
    "Your number equals what one gets if the biases are counted for the layer where the weights "
    "begin; they belong to the layer where the weights end."
)
def biases_of_the_wrong_layer(sizes):
    return sum(n * (m + 1) for n, m in zip(sizes, sizes[1:], strict=False))


@mistake("Your number leaves out the biases of the last layer: its neurons have them as well.")
def no_bias_in_the_last_layer(sizes):
    return sum((n + 1) * m for n, m in zip(sizes, sizes[1:], strict=False)) - sizes[-1]


@mistake("Your number counts the last layer alone: is the sum started anew in the loop?")
def last_layer_only(sizes):
    return (sizes[-2] + 1) * sizes[-1]


@mistake(
    "Your number counts the first layer alone. Is the function left in the first round of a loop?"
)
def first_layer_only(sizes):
    return (sizes[0] + 1) * sizes[1]


@mistake(
    "Your number multiplies the layers with each other. The weights of two layers stand beside "
    "each other, so their numbers are added."
)
def product_of_layers(sizes):
    count = 1
    for n, m in zip(sizes, sizes[1:], strict=False):
        count *= (n + 1) * m
    return count


@mistake("Your number is the number of neurons, not of their parameters.")
def number_of_neurons(sizes):
    return sum(sizes[1:])


@mistake(
    "Your number equals what one gets if one bias is added on the side of the inputs and another "
    "on the side of the neurons."
)
def ones_on_both_sides(sizes):
    return sum((n + 1) * (m + 1) for n, m in zip(sizes, sizes[1:], strict=False))


@correct
def with_an_index(sizes):
    count = 0
    for k in range(1, len(sizes)):
        count += sizes[k - 1] * sizes[k] + sizes[k]
    return count


@correct
def weights_and_then_biases(sizes):
    weights = sum(a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))
    return float(weights + sum(sizes) - sizes[0])


@correct
def neuron_by_neuron(sizes):
    before, *layers = sizes
    total = 0
    for m in layers:
        total += m * (1 + before)
        before = m
    return total
