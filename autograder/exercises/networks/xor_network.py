"""xor_network: what the returned network says, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=2, summary="threshold_network_table", num_public=1)
def says_xor(rng):
    """The network says XOR to all four inputs, and its arrays have the right shapes."""
    yield Call()


@mistake(
    "Your network never says 1. Put the input (0, 1) through it by hand: which hidden neurons "
    "fire, and is the sum of the output larger than 0? A sum of exactly 0 does not fire."
)
def never_fires():
    return np.ones((2, 2)), np.array([-1.0, -2.0]), np.array([[1.0], [-1.0]]), np.array([-1.0])


@mistake(
    "Your network computes OR: it says 1 to (1, 1) too. Something has to hold the output back when "
    "both inputs are 1."
)
def computes_or():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [1.0]]), np.array([-0.5])


@mistake("Your network computes AND: it says 1 to (1, 1) alone.")
def computes_and():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [1.0]]), np.array([-1.5])


@mistake("Your network says the opposite of XOR for all four inputs: 1 where the inputs are equal.")
def computes_the_opposite():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[-1.0], [1.0]]), np.array([0.5])


@mistake(
    "Your network computes NAND: it says 1 to (0, 0) too, where no input is 1. Which of your "
    "neurons should hold the output back there?"
)
def computes_nand():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[0.0], [-1.0]]), np.array([0.5])


@mistake("Your network always says 1. Is the bias of the output too large?")
def always_fires():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [-1.0]]), np.array([1.5])


@mistake(
    "Your network says 1 to (1, 0) and not to (0, 1). One way to come to this is a transposed W1: "
    "column k holds the weights of hidden neuron k."
)
def transposed_weights():
    W1 = np.array([[1.0, 1.0], [-1.0, -1.0]])
    return W1, np.array([-0.5, 1.5]), np.array([[1.0], [1.0]]), np.array([-1.5])


@mistake("Your network says 1 to (0, 1) and not to (1, 0): the two inputs should play equal parts.")
def second_input_only():
    W1 = np.array([[-1.0, -1.0], [1.0, 1.0]])
    return W1, np.array([-0.5, 1.5]), np.array([[1.0], [1.0]]), np.array([-1.5])


@mistake(
    "Your network computes XOR, but the weights of the output have the shape (2,) and its bias is "
    "a number: with one output W2 is a matrix of one column, and b2 an array of one entry."
)
def output_without_a_column():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -0.5


@mistake(
    "Your network computes XOR, but its biases are rows of shape (1, 2) and (1, 1); arrays of "
    "shape (2,) and (1,) are wanted."
)
def biases_as_rows():
    W2 = np.array([[1.0], [-1.0]])
    return np.ones((2, 2)), np.array([[-0.5, -1.5]]), W2, np.array([[-0.5]])


@correct
def or_and_nand():
    W1 = np.array([[2, -3], [2, -3]])
    return W1, np.array([-1, 4]), np.array([[5], [5]]), np.array([-7])


@correct
def one_input_without_the_other():
    return [[1, -1], [-1, 1]], [0, 0], [[1], [1]], [0]


@correct
def thresholds_at_zero():
    return [np.full((2, 2), 1e-3), np.array([0.0, -1e-3]), np.array([[1], [-2]]), np.zeros(1)]


@correct
def neither_and_both():
    W1 = np.array([[-1, 1], [-1, 1]], dtype=np.float32)
    return W1, np.array([0.25, -1.25]), np.array([[-1.0], [-1.0]]), np.array([0.5])
