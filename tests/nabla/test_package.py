import json
import subprocess
import sys
import types

import pytest

import nabla

BEYOND = """
import json, sys
import numpy
import pathlib
before = set(sys.modules)
import {name}
print(json.dumps(sorted(m.split(".")[0] for m in set(sys.modules) - before)))
"""
PART_ONE_AND_TWO = {
    "linear_regression": "predict half_mse half_mse_gradient gradient_descent standardize "
    "normal_equation",
    "logistic_regression": "sigmoid binary_cross_entropy logistic_gradient quadratic_features "
    "classify",
    "softmax_regression": "softmax one_hot cross_entropy cross_entropy_gradient multiclass_hinge",
    "neuron": "neuron logic_gate perceptron_epoch adaline_step glm_mean",
    "networks": "dense mlp count_parameters xor_network bump",
    "backpropagation": "product_graph sigmoid_circuit numerical_gradient linear_backward "
    "relu_backward two_layer_gradient Sigmoid xor_training_step",
    "activations": "tanh_from_sigmoid leaky_relu elu softplus sigmoid_gradient tanh_gradient "
    "prelu_backward maxout dead_fraction",
    "losses": "mse_gradient mae_gradient binary_cross_entropy_gradient poisson_loss output_head "
    "huber",
}
PART_THREE = {
    "optimizers": "minibatches descend momentum_step adagrad_step rmsprop_step adam_step "
    "step_decay exponential_decay inverse_time_decay PlateauSchedule",
    "initialization": "xavier_normal xavier_uniform he_normal layer_stds center_channels "
    "standardize_split",
    "regularization": "polynomial_features split_indices l2_penalty ridge EarlyStopping "
    "ensemble_probs",
    "dropout": "dropout_train dropout_test inverted_dropout inverted_dropout_backward "
    "monte_carlo_dropout count_thinned_networks",
    "batch_norm": "batch_norm_forward batch_norm_backward update_running batch_norm_inference "
    "fold_batch_norm",
    "training": "expected_initial_loss update_ratio sample_log_uniform best_on_border "
    "train_classifier",
    "beyond": "pca linear_autoencoder_gradient shared_gradient",
}
LESSONS = PART_ONE_AND_TWO | PART_THREE
EXERCISES = [name for lesson in LESSONS.values() for name in lesson.split()]


@pytest.mark.parametrize("name", ["nabla", "nabla.data"])
def test_importing_the_package_imports_nothing_but_numpy(name):
    run = subprocess.run(
        [sys.executable, "-c", BEYOND.format(name=name)], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(run.stdout))
    assert loaded - {"nabla"} - set(sys.stdlib_module_names) <= {"numpy"}
    heavy = {"threading", "multiprocessing", "subprocess", "asyncio", "socket"}
    assert not loaded & heavy


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_is_a_name_of_the_package(name):
    assert callable(getattr(nabla, name))
    assert not isinstance(getattr(nabla, name), types.ModuleType)


FUNCTIONS = {
    name: value for name, value in vars(nabla).items() if isinstance(value, types.FunctionType)
}
TRAINING_RUNS = {"train_step", "fit", "train_classifier"}  # too long to show in one line


@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - TRAINING_RUNS))
def test_every_public_function_shows_what_it_does(name):
    assert ">>>" in FUNCTIONS[name].__doc__
