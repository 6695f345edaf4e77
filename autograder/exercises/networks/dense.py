"""dense: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, Function, correct, mistake, probe_check


def draw(rng, N, D, H):
    """Return X, W and biases that are not zero."""
    return rng.normal(size=(N, D)) + 0.3, rng.normal(size=(D, H)), rng.uniform(0.4, 1.5, size=H)


@probe_check(points=2, num_public=3)
def values(rng):
    """Outputs for several shapes and activations."""
    yield Call(*draw(rng, 7, 3, 5), Function("tanh"))
    yield Call(*draw(rng, 5, 2, 3), Function("square"))
    yield Call(*draw(rng, 3, 5, 2), Function("exponential"))
    yield Call(*draw(rng, 1, 3, 2), Function("sigmoid"))
    yield Call(*draw(rng, 5, 1, 1), Function("identity"))
    yield Call(*draw(rng, 7, 2, 1), Function("relu"))


@probe_check(points=1, num_public=1)
def equal_sizes(rng):
    """Outputs where N, D and H are equal, so that no shape gives a mix-up away."""
    yield Call(*draw(rng, 3, 3, 3), Function("tanh"))
    yield Call(*draw(rng, 2, 2, 2), Function("sigmoid"))


@probe_check(points=1, num_public=1)
def all_sums_at_once(rng):
    """The activation is given the sums of all examples and all neurons at once."""
    yield Call(*draw(rng, 5, 3, 2), Function("centred"))
    yield Call(*draw(rng, 3, 2, 7), Function("centred"))


@probe_check(points=1, tolerance=1e-6, num_public=1)
def other_numbers(rng):
    """Outputs from whole numbers and from float32."""
    X, W = rng.integers(-4, 5, size=(5, 3)), rng.integers(-3, 4, size=(3, 2))
    yield Call(X, W, rng.integers(1, 4, size=2), Function("square"))
    X, W = rng.integers(-9, 10, size=(7, 2)) / 4, rng.integers(-9, 10, size=(2, 3)) / 8
    b = rng.integers(1, 9, size=3) / 4
    yield Call(*(array.astype(np.float32) for array in (X, W, b)), Function("tanh"))


@mistake("Your output holds the weighted sums: the activation is not applied to them yet.")
def no_activation(X, W, b, activation):
    return X @ W + b


@mistake("Your output equals what one gets if the bias is left out of the sums.")
def no_bias(X, W, b, activation):
    return activation(X @ W)


@mistake("Your output equals what one gets if the bias is added after the activation.")
def bias_after_activation(X, W, b, activation):
    return activation(X @ W) + b


@mistake("Your output equals what one gets if the bias is subtracted from the sums.")
def bias_subtracted(X, W, b, activation):
    return activation(X @ W - b)


@mistake(
    "Your output equals what one gets if the activation is applied to the inputs and not to the "
    "weighted sums."
)
def activation_of_inputs(X, W, b, activation):
    return activation(X) @ W + b


@mistake(
    "Where N = H your output equals what one gets if the bias stands in a column: it then belongs "
    "to the examples, one for each row, where it should belong to the neurons, one for each column."
)
def bias_as_column(X, W, b, activation):
    return activation(X @ W + b.reshape(-1, 1))


@mistake(
    "Where D = H your output equals what one gets with the transposed weights: the weights of a "
    "neuron are a column of W, not a row."
)
def transposed_weights(X, W, b, activation):
    return activation(X @ W.T + b)


@mistake(
    "Your output has a row for every neuron and a column for every example: it is transposed. "
    "Examples are rows here."
)
def transposed_output(X, W, b, activation):
    return activation(X @ W + b).T


@mistake(
    "Your output equals what one gets if the activation is applied to one number after another. "
    "It is a function of the whole array of sums and may look at all of them."
)
def one_number_at_a_time(X, W, b, activation):
    Z = X @ W + b
    return np.array([[float(activation(z)) for z in row] for row in Z])


@mistake(
    "Your output equals what one gets if the activation is applied to one example after another. "
    "It is a function of the whole array of sums and may look at all of them."
)
def one_example_at_a_time(X, W, b, activation):
    return np.array([activation(x @ W + b) for x in X])


@mistake(
    "Your output equals what one gets if the activation is applied to one neuron after another. "
    "It is a function of the whole array of sums and may look at all of them."
)
def one_neuron_at_a_time(X, W, b, activation):
    return np.column_stack([activation(X @ W[:, h] + b[h]) for h in range(len(b))])


@mistake("Your output is summed over the neurons: each of them has an output of its own.")
def summed_over_neurons(X, W, b, activation):
    return activation(X @ W + b).sum(axis=1)


@correct
def with_loops(X, W, b, activation):
    (N, D), H = X.shape, W.shape[1]
    Z = np.zeros((N, H))
    for n in range(N):
        for h in range(H):
            Z[n, h] = b[h]
            for d in range(D):
                Z[n, h] += X[n, d] * W[d, h]
    return activation(Z)


@correct
def with_einsum(X, W, b, activation):
    return np.asarray(activation(np.einsum("nd,dh->nh", X, W) + b[np.newaxis, :])).tolist()


@correct
def with_a_column_of_ones(X, W, b, activation):
    return activation(np.hstack([np.ones((len(X), 1)), X]) @ np.vstack([b, W]))


@correct
def with_columns(X, W, b, activation):
    return activation((W.T @ X.T + b.reshape(-1, 1)).T)
