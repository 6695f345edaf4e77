"""What every function promises about its arguments, for one call of each."""

import numpy as np
import pytest

import nabla
from nabla.heads import HEADS
from nabla.neuron import FAMILIES

X, targets, w, b = (
    np.array([[1.0, -2.0], [3.0, 4.0], [0.0, 5.0]]),
    np.array([2.0, 1, 4]),
    [3, -1],
    2,
)
W1, b1, W2, b2 = (
    np.array([[1.0, 2, 0], [-1, 1, 3]]),
    [1, 0, 2],
    [[2.0, 1, 1], [0, 3, 1]],
    [0, 1, -1],
)
scores, labels, binary = np.array([[2.0, 0, 1], [1, 1, 1]]), np.array([0, 2]), np.array([0, 1.0, 1])
Z, dZ = np.array([[-1.0, 2, 3], [-4, 5, -6]]), np.array([[1.0, 2, 3], [4, 5, 6]])
HIDDEN = [(W1, b1), (np.array([[1.0], [2], [-3]]), [1])]

CALLS = {
    "predict": (X, w, b),
    "half_mse": (targets, targets[::-1]),
    "half_mse_gradient": (X, targets, w, b),
    "logistic_gradient": (X, binary, w, b),
    "quadratic_features": (X,),
    "classify": (X, w, b),
    "softmax": (scores,),
    "log_softmax": (scores,),
    "neuron": (X[0], w, b, abs),
    "perceptron_epoch": (X, binary, w, b, {"lr": 0.5}),
    "adaline_step": (X, targets, w, b, {"lr": 0.125}),
    "gradient_descent": (X, targets, {"lr": 0.125, "num_steps": 3}),
    "dense": (X, W1, b1, np.tanh),
    "mlp": (X, HIDDEN, np.tanh),
    "bump": (X, 1, 3, 2, 4),
    "product_graph": (-2, 5, -4),
    "sigmoid_circuit": ([2, -3, -3], [-1, -2]),
    "linear_backward": (dZ, X[:2], W1),
    "relu_backward": (dZ, Z),
    "two_layer_gradient": (X, targets[:, None], W1, HIDDEN[1][0]),
    "xor_training_step": (X, binary[:, None], W1, HIDDEN[1][0]),
    "prelu": (Z, 2),
    "prelu_backward": (dZ, Z, 2),
    "maxout": (X, W1, b1, W2, b2),
    "maxout_backward": (dZ, X[:2], W1, b1, W2, b2),
    "dead_fraction": (Z,),
    "step": (Z,),
    "tanh_from_sigmoid": (Z,),
}
for name in ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus"):
    CALLS |= {name: (Z,), f"{name}_gradient": (Z,)}
for name, args in {
    "mse": (targets, targets[::-1]),
    "mae": (targets, targets[::-1]),
    "huber": (targets, targets[::-1], 2),
    "poisson_loss": (targets, targets),
    "binary_cross_entropy": (targets, binary),
    "binary_hinge": (targets, binary),
    "cross_entropy": (scores, labels),
    "multiclass_hinge": (scores, labels),
}.items():
    CALLS |= {name: args, f"{name}_gradient": args}
for task in HEADS:
    CALLS[f"output_head {task}"] = (Z, task)
for family in FAMILIES:
    CALLS[f"glm_mean {family}"] = (X, w, b, family)
    CALLS[f"glm_gradient {family}"] = (X, binary, w, b, family)

gamma, beta, mean, var = [2.0, 3, -1], [1.0, 0, 2], [1.0, -1, 0], [4.0, 1, 2]
CALLS |= {
    "standardize": (X,),
    "standardize_split": (X, X[:2]),
    "center_channels": (np.arange(24.0).reshape(2, 2, 2, 3),),
    "momentum_step": (X, X[::-1], X + 1, {"lr": 0.125, "momentum": 0.5}),
    "adagrad_step": (X, X[::-1], X + 3, {"lr": 0.125}),
    "rmsprop_step": (X, X[::-1], X + 3, {"lr": 0.125}),
    "adam_step": (X, X[::-1], X + 1, X + 3, 3, {"lr": 0.125}),
    "exponential_decay": (2, targets, {"k": 0.5}),
    "inverse_time_decay": (2, targets, {"k": 0.5}),
    "step_decay": (2, targets, {"factor": 0.5, "every": 2}),
    "layer_stds": (X, np.array([np.eye(2), [[1, 2], [3, 4]]]), np.tanh),
    "polynomial_features": (targets, 3),
    "l2_penalty": (np.array([X, X]), 0.5),
    "ridge": (X, targets, 0.5),
    "ensemble_probs": (np.array([scores, scores + 1]),),
    "dropout_test": (X, 0.25),
    "inverted_dropout_backward": (dZ, Z),
    "batch_norm_forward": (dZ, gamma, beta),
    "batch_norm_backward": (Z, dZ, gamma),
    "batch_norm_backward_graph": (Z, dZ, gamma),
    "batch_norm_inference": (Z, gamma, beta, mean, var),
    "update_running": (targets, targets[::-1], {"momentum": 0.5}),
    "fold_batch_norm": (W1, b1, gamma, beta, mean, var),
    "best_on_border": (X,),
    "update_ratio": (X, X[::-1]),
    "pca": (X, 1),
    "linear_autoencoder_gradient": (X, W1, np.transpose(W1)),
    "shared_gradient": (X, W1, np.array([np.ones((3, 2))]), np.array([X])),
}
IN_FLOAT64 = {"gradient_descent", "layer_stds", "ridge", "pca"}  # whatever comes in


def converted(value, convert):
    """Return the argument with every list or array of numbers converted, labels apart."""
    if isinstance(value, list) and isinstance(value[0], tuple):
        return [tuple(converted(part, convert) for part in pair) for pair in value]
    if isinstance(value, list | np.ndarray) and value is not labels:
        return convert(value)
    return value


def call(name, convert):
    args = [converted(arg, convert) for arg in CALLS[name]]
    options = args.pop() if isinstance(args[-1], dict) else {}
    result = getattr(nabla, name.split()[0])(*args, **options)
    return args, result if isinstance(result, tuple) else (result,)


def flattened(result):
    return [
        part for value in result for part in (flattened(value) if type(value) is tuple else [value])
    ]


def read_only(value):
    array = np.array(value, dtype=float)
    array.setflags(write=False)
    return array


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("convert", [read_only, np.int64, np.ndarray.tolist])
def test_read_only_integer_and_list_input_give_the_same_numbers(name, convert):
    _, wanted = call(name, np.float64)
    _, got = call(name, lambda value: convert(np.asarray(value)))
    for a, c in zip(flattened(got), flattened(wanted), strict=True):
        np.testing.assert_array_equal(a, c, strict=True)


@pytest.mark.parametrize("name", CALLS)
def test_arguments_are_left_alone(name):
    args, _ = call(name, np.array)
    for arg, original in zip(args, CALLS[name], strict=False):
        if isinstance(arg, np.ndarray):
            np.testing.assert_array_equal(arg, original)


@pytest.mark.parametrize("name", CALLS)
def test_float32_input_gives_float32_arrays_and_python_floats_near_the_same_numbers(name):
    _, wanted = call(name, np.float64)
    _, got = call(name, np.float32)
    for a, c in zip(flattened(got), flattened(wanted), strict=True):
        scale = max(np.abs(c).max(), 1)  # sums of numbers of size 1 may cancel
        np.testing.assert_allclose(a, c, rtol=0, atol=1e-6 * scale)
        if isinstance(a, np.ndarray) and a.dtype.kind == "f" and name not in IN_FLOAT64:
            assert a.dtype == np.float32


@pytest.mark.parametrize("name", CALLS)
def test_strides_do_not_matter(name):
    _, wanted = call(name, np.float64)

    def spread(value):
        array = np.asarray(value, dtype=float)
        return np.repeat(array, 2, axis=-1)[..., ::2]

    _, got = call(name, spread)
    for a, c in zip(flattened(got), flattened(wanted), strict=True):
        np.testing.assert_allclose(a, c, rtol=1e-13)
