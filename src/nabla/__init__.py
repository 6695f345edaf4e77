"""Nabla: neural networks from first principles, in NumPy. This file is the table of contents.

Rows are examples: X (N, D), W (D, H), b (H,), scores (N, K), labels (N,), targets (N,) or (N, K).
Losses are averaged over N, in nats. Nothing passed in is modified. `nabla.data`, `nabla.checking`
and `nabla.widgets` are separate packages: import them by name.
"""

# ruff: noqa: F401, I001 - this file only re-exports, in the order in which the course goes

# One layer
from nabla.linear import predict, half_mse, half_mse_gradient
from nabla.linear import gradient_descent, learning_rate_limit, normal_equation
from nabla.logistic import logistic_gradient, quadratic_features, classify
from nabla.heads import softmax, log_softmax, one_hot, output_head

# Networks
from nabla.neuron import neuron, logic_gate, perceptron_epoch, adaline_step
from nabla.neuron import glm_mean, glm_gradient
from nabla.networks import dense, mlp, count_parameters, xor_network, bump
from nabla.backpropagation import product_graph, sigmoid_circuit, linear_backward, relu_backward
from nabla.backpropagation import two_layer_gradient, xor_training_step
from nabla.gradient_check import numerical_gradient, directional_derivative, relative_error
from nabla.activations import step, sigmoid, sigmoid_gradient
from nabla.activations import tanh, tanh_from_sigmoid, tanh_gradient
from nabla.activations import relu, relu_gradient, leaky_relu, leaky_relu_gradient
from nabla.activations import elu, elu_gradient, softplus, softplus_gradient, dead_fraction
from nabla.learned_activations import prelu, prelu_backward, maxout, maxout_backward
from nabla.losses import mse, mse_gradient, mae, mae_gradient, huber, huber_gradient
from nabla.losses import poisson_loss, poisson_loss_gradient
from nabla.class_losses import binary_cross_entropy, binary_cross_entropy_gradient
from nabla.class_losses import cross_entropy, cross_entropy_gradient, cross_entropy_and_gradient
from nabla.class_losses import binary_hinge, binary_hinge_gradient
from nabla.class_losses import multiclass_hinge, multiclass_hinge_gradient
from nabla.layers import Layer, Linear, Sequential, Sigmoid, Tanh, ReLU
from nabla.activation_layers import LeakyReLU, PReLU, ELU, Softplus, Maxout

# Training
from nabla.preprocessing import standardize, standardize_split, center_channels
from nabla.schedules import step_decay, exponential_decay, inverse_time_decay, PlateauSchedule
from nabla.initialization import zeros, normal, xavier_normal, xavier_uniform, he_normal
from nabla.initialization import layer_stds
from nabla.regularization import polynomial_features, split_indices, l2_penalty, add_l2_gradient
from nabla.regularization import ridge, EarlyStopping, ensemble_probs
from nabla.dropout import dropout_train, dropout_test, inverted_dropout, inverted_dropout_backward
from nabla.dropout import Dropout, monte_carlo_dropout, count_thinned_networks
from nabla.batch_norm import batch_norm_forward, batch_norm_backward, batch_norm_backward_graph
from nabla.batch_norm import update_running, batch_norm_inference, fold_batch_norm, BatchNorm
from nabla.search import sample_log_uniform, best_on_border, grid_search, random_search
from nabla.decomposition import pca, linear_autoencoder_gradient
from nabla.multi_task import shared_gradient
from nabla.update_rules import descend, momentum_step, adagrad_step, rmsprop_step, adam_step
from nabla.optimizers import Optimizer, SGD, Momentum, Nesterov, AdaGrad, RMSProp, Adam
from nabla.training import minibatches, evaluate, train_step, fit
from nabla.training import expected_initial_loss, update_ratio
from nabla.classifier import Classifier, train_classifier, moved_images
