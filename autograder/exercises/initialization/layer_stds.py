"""layer_stds: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check


def draw(rng, *sizes):
    """Return X and weights for layers of these sizes; the sums keep a moderate size."""
    N, *widths = sizes
    weights = [
        rng.normal(size=(D, H)) * 1.2 / np.sqrt(D) + 0.1
        for D, H in zip(widths[:-1], widths[1:], strict=True)
    ]
    return rng.normal(size=(N, widths[0])) + 0.4, weights


@probe_check(points=2, num_public=3)
def values(rng):
    """The stds of several networks and activations, each function taking a whole array."""
    yield Call(*draw(rng, 7, 3, 5, 2), Function("tanh"))
    yield Call(*draw(rng, 5, 2, 7, 3, 5), Function("sigmoid"))
    yield Call(*draw(rng, 11, 5, 3, 3), Function("centred"))
    yield Call(*draw(rng, 5, 7, 3, 5, 5, 2), Function("identity"))
    yield Call(*draw(rng, 13, 7, 11, 11, 11), Function("relu"))


@probe_check(points=1, num_public=2)
def sizes(rng):
    """The stds of a network of one layer, of many, and of one with layers of one unit."""
    yield Call(*draw(rng, 5, 3, 2), Function("square"))
    yield Call(*draw(rng, 7, *[5] * 13), Function("tanh"))
    yield Call(*draw(rng, 3, 2, 1, 3, 1), Function("sigmoid"))


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """The stds where all inputs are whole numbers, and where they are float32."""
    X, weights = rng.integers(-2, 4, size=(5, 3)), [rng.integers(-1, 3, size=(3, 7))]
    yield Call(X, [*weights, rng.integers(-1, 2, size=(7, 2))], Function("relu"))
    X, weights = draw(rng, 7, 3, 5, 2)
    single = [W.astype(np.float32) for W in weights]
    yield Call(X.astype(np.float32), single, Function("tanh"))


@mistake("Your stds divide by the number of entries less one; the population std divides by all.")
def sample_std(X, weights, activation):
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.std(H, ddof=1) if H.size > 1 else 0.0)
    return np.array(stds)


@mistake("Your stds are taken before the activation; they are wanted after it.")
def before_activation(X, weights, activation):
    H, stds = X, []
    for W in weights:
        Z = H @ W
        stds.append(np.std(Z))
        H = activation(Z)
    return np.array(stds)


@mistake("Your last std belongs to a layer without activation; here the last one has it too.")
def last_not_activated(X, weights, activation):
    H, stds = X, []
    for place, W in enumerate(weights, start=1):
        H = H @ W if place == len(weights) else activation(H @ W)
        stds.append(np.std(H))
    return np.array(stds)


@mistake("Your first number is the std of X: only the layers are asked for.")
def input_included(X, weights, activation):
    H, stds = X, [np.std(X)]
    for W in weights:
        H = activation(H @ W)
        stds.append(np.std(H))
    return np.array(stds)


@mistake("Your numbers are variances; their roots are asked for.")
def variances(X, weights, activation):
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.var(H))
    return np.array(stds)


@mistake(
    "Your std is the mean of the stds of the single units; take it over all entries of the layer."
)
def mean_over_units(X, weights, activation):
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.std(H, axis=0).mean())
    return np.array(stds)


@mistake("Your std is the mean of those of the single examples; take it over all entries.")
def mean_over_examples(X, weights, activation):
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.std(H, axis=1).mean())
    return np.array(stds)


@mistake("Your numbers are the stds of the weights; those of the activations are asked for.")
def of_the_weights(X, weights, activation):
    return np.array([np.std(W) for W in weights])


@mistake("Your numbers are roots of the mean square: the mean has to be subtracted first.")
def root_mean_square(X, weights, activation):
    H, stds = X, []
    for W in weights:
        H = activation(H @ W)
        stds.append(np.sqrt(np.mean(np.square(H))))
    return np.array(stds)


@mistake(
    "Your layers after the first get the sums before the activation: what goes on to the next "
    "layer has passed through it."
)
def sums_passed_on(X, weights, activation):
    Z, stds = X, []
    for W in weights:
        Z = Z @ W
        stds.append(np.std(activation(Z)))
    return np.array(stds)


@mistake("Your result is the std of the last layer alone; every layer's is asked for.")
def last_layer_only(X, weights, activation):
    H = X
    for W in weights:
        H = activation(H @ W)
    return np.array([np.std(H)])


@correct
def layers_first(X, weights, activation):
    layers = [np.asarray(X)]
    for W in weights:
        layers.append(activation(np.einsum("nd,dh->nh", layers[-1], W)))
    return [float(layer.std()) for layer in layers[1:]]


@correct
def with_moments(X, weights, activation):
    stds = np.zeros(len(weights))
    for place, W in enumerate(weights):
        X = activation(np.dot(X, W))
        mean = np.sum(X, dtype=float) / X.size
        stds[place] = np.linalg.norm(X - mean) / np.sqrt(X.size)
    return stds


@correct
def by_recursion(X, weights, activation):
    def stds(H, rest):
        if not rest:
            return []
        H = activation(np.matmul(H, rest[0]))
        return [np.var(H) ** 0.5, *stds(H, rest[1:])]

    return np.array(stds(X, list(weights)))
