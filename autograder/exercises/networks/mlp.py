"""mlp: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check


def draw(rng, N, *sizes):
    """Return X and the layers of these sizes, with weights and biases that are not small."""
    layers = [
        (rng.normal(size=(n, m)) * 0.9, rng.uniform(-1.2, 1.2, size=m) + 0.2)
        for n, m in zip(sizes, sizes[1:], strict=False)
    ]
    return rng.normal(size=(N, sizes[0])) + 0.2, layers


@probe_check(points=2, num_public=3)
def values(rng):
    """Scores of networks of two, three and four layers."""
    yield Call(*draw(rng, 7, 3, 5, 2), Function("tanh"))
    yield Call(*draw(rng, 5, 2, 7, 3, 2), Function("relu"))
    yield Call(*draw(rng, 3, 2, 3, 5, 2, 3), Function("sigmoid"))
    yield Call(*draw(rng, 5, 3, 2, 1), Function("square"))
    yield Call(*draw(rng, 1, 2, 3, 3, 3, 3, 2), Function("tanh"))


@probe_check(points=1, num_public=1)
def one_layer(rng):
    """Scores of a network of a single layer: no activation at all."""
    yield Call(*draw(rng, 5, 3, 2), Function("relu"))
    yield Call(*draw(rng, 3, 2, 1), Function("exponential"))


@probe_check(points=1, num_public=1)
def equal_sizes(rng):
    """Scores where all lengths are equal, so that no shape gives a mix-up away."""
    yield Call(*draw(rng, 3, 3, 3, 3), Function("tanh"))
    yield Call(*draw(rng, 2, 2, 2, 2, 2), Function("sigmoid"))


@probe_check(points=1, num_public=1)
def all_sums_at_once(rng):
    """The activation is given the sums of a whole layer at once."""
    yield Call(*draw(rng, 5, 3, 2, 7), Function("centred"))


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Scores from whole numbers and from float32."""
    W1, W2 = rng.integers(-3, 4, size=(3, 5)), rng.integers(1, 4, size=(5, 2))
    layers = [(W1, rng.integers(1, 4, size=5)), (W2, rng.integers(1, 4, size=2))]
    yield Call(rng.integers(-4, 5, size=(5, 3)), layers, Function("relu"))
    X, layers = draw(rng, 7, 2, 3, 2)
    single = [(W.astype(np.float32), b.astype(np.float32)) for W, b in layers]
    yield Call(X.astype(np.float32), single, Function("tanh"))


@mistake("Your scores equal what one gets if the activation is applied after the last layer too.")
def activation_after_the_last(X, params, activation):
    for W, b in params:
        X = activation(X @ W + b)
    return X


@mistake(
    "Your scores equal what one gets without any activation: then all layers together are no more "
    "than one layer."
)
def no_activation(X, params, activation):
    for W, b in params:
        X = X @ W + b
    return X


@mistake(
    "Your result is what goes into the last layer: that layer itself is still missing. Does the "
    "loop end one layer too early?"
)
def last_layer_missing(X, params, activation):
    for W, b in params[:-1]:
        X = activation(X @ W + b)
    return X


@mistake(
    "Your scores equal what one gets with the activation after the first layer only. It belongs "
    "after every layer but the last."
)
def activation_after_the_first_only(X, params, activation):
    for k, (W, b) in enumerate(params):
        X = X @ W + b
        if k == 0 and len(params) > 1:
            X = activation(X)
    return X


@mistake(
    "Your scores are right with two layers or more. With a single layer they equal what one gets "
    "if the activation is applied to it, though it is the last layer."
)
def single_layer_activated(X, params, activation):
    (W, b), *rest = params
    X = activation(X @ W + b)
    for k, (W, b) in enumerate(rest):
        X = X @ W + b
        if k < len(rest) - 1:
            X = activation(X)
    return X


@mistake("Your scores equal what one gets if the biases are left out.")
def no_bias(X, params, activation):
    for k, (W, _) in enumerate(params):
        X = X @ W
        if k < len(params) - 1:
            X = activation(X)
    return X


@mistake(
    "Your scores equal what one gets if the activation is applied before each layer: that also "
    "changes the inputs of the network."
)
def activation_before_each_layer(X, params, activation):
    for W, b in params:
        X = activation(X) @ W + b
    return X


@mistake("Your scores equal what one gets if the biases are added after the activation.")
def bias_after_activation(X, params, activation):
    for k, (W, b) in enumerate(params):
        X = (activation(X @ W) if k < len(params) - 1 else X @ W) + b
    return X


@mistake(
    "Where all lengths are equal your scores equal what one gets if the weights of each layer are "
    "transposed: the weights of a neuron are a column of W, not a row."
)
def transposed_weights(X, params, activation):
    for k, (W, b) in enumerate(params):
        X = X @ W.T + b
        if k < len(params) - 1:
            X = activation(X)
    return X


@mistake("Your result is the list of the outputs of all layers; the scores alone are wanted.")
def all_outputs(X, params, activation):
    outputs = []
    for k, (W, b) in enumerate(params):
        X = X @ W + b
        if k < len(params) - 1:
            X = activation(X)
        outputs.append(X)
    return outputs


@mistake(
    "Your scores equal what one gets if the layers' activation sees one example after another. It "
    "is a function of the whole array of sums."
)
def one_example_at_a_time(X, params, activation):
    scores = []
    for x in X:
        for k, (W, b) in enumerate(params):
            x = x @ W + b
            if k < len(params) - 1:
                x = activation(x)
        scores.append(x)
    return np.array(scores)


@correct
def counting_layers(X, params, activation):
    out = X
    for k in range(len(params)):
        out = np.matmul(out, params[k][0]) + params[k][1]
        if k + 1 < len(params):
            out = activation(out)
    return out


@correct
def from_the_end(X, params, activation):
    def outputs(k):
        before = X if k == 0 else activation(outputs(k - 1))
        return np.einsum("nd,dh->nh", before, params[k][0]) + params[k][1]

    return outputs(len(params) - 1)


@correct
def with_columns_and_ones(X, params, activation):
    H = np.asarray(X).T
    for k, (W, b) in enumerate(params):
        Z = np.vstack([W, b]).T @ np.vstack([H, np.ones((1, H.shape[1]))])
        H = activation(Z) if k < len(params) - 1 else Z
    return H.T.tolist()
