"""Nabla: neural networks from first principles, in NumPy. This file is the table of contents.

Rows are examples: X (N, D), W (D, H), b (H,), scores (N, K), labels (N,), targets (N,) or (N, K).
Losses are averaged over N, in nats. Nothing passed in is modified. `nabla.data`, `nabla.checking`
and `nabla.widgets` are separate packages: import them by name.
"""

# ruff: noqa: F401, I001 - this file only re-exports, in the order in which the course goes

# One layer
from nabla.linear import predict, half_mse, half_mse_gradient
from nabla.linear import gradient_descent, learning_rate_limit, normal_equation

# Networks
from nabla.activations import sigmoid
from nabla.backpropagation import product_graph, sigmoid_circuit, linear_backward, relu_backward
from nabla.backpropagation import two_layer_gradient, xor_training_step
from nabla.gradient_check import numerical_gradient, directional_derivative, relative_error
from nabla.layers import Sigmoid

# Training
from nabla.preprocessing import standardize, standardize_split, center_channels
from nabla.schedules import step_decay, exponential_decay, inverse_time_decay, PlateauSchedule
from nabla.initialization import zeros, normal, xavier_normal, xavier_uniform, he_normal
from nabla.initialization import layer_stds
