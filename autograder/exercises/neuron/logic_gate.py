"""logic_gate: what the neuron says with the returned weights, and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


@probe_check(points=3, summary="threshold_network_table", num_public=3)
def tables(rng):
    """The neuron makes the table of each of the three gates."""
    for name in ("and", "or", "nand"):
        yield Call(name)


@mistake(
    "Your gate AND says 1 to one input alone: its bias lets a single 1 pass. Between which two "
    "sums does the threshold have to lie?"
)
def and_is_or(name):
    w, b = np.array([1.0, 1.0]), {"and": -0.5, "or": -0.5, "nand": 1.5}[name]
    return (-w if name == "nand" else w), b


@mistake("Your gate OR says 1 only where both inputs are 1: its bias holds a single 1 back.")
def or_is_and(name):
    w, b = np.array([1.0, 1.0]), {"and": -1.5, "or": -1.5, "nand": 1.5}[name]
    return (-w if name == "nand" else w), b


@mistake(
    "Your gates would be right if a sum of exactly 0 said 1. Here the neuron says 1 only where the "
    "sum is larger than 0."
)
def at_least_zero(name):
    if name == "nand":
        return np.array([-1.0, -1.0]), 1.0
    return np.array([1.0, 1.0]), -2.0 if name == "and" else -1.0


@mistake("Your gate NAND is AND: all its answers are reversed.")
def nand_is_and(name):
    return np.array([1.0, 1.0]), -0.5 if name == "or" else -1.5


@mistake(
    "Your gate NAND is NOR: it says 1 only where both inputs are 0, and should also where one is 1."
)
def nand_is_nor(name):
    if name == "nand":
        return np.array([-1.0, -1.0]), 0.5
    return np.array([1.0, 1.0]), -1.5 if name == "and" else -0.5


@mistake(
    "Your gate NAND always says 0: for negative weights the bias has to be positive, or no sum is."
)
def nand_never_fires(name):
    if name == "nand":
        return np.array([-1.0, -1.0]), -1.5
    return np.array([1.0, 1.0]), -1.5 if name == "and" else -0.5


@mistake("Your three gates have the bias 0, and with it the input (0, 0) can never say 1.")
def no_bias(name):
    return (np.array([-1.0, -1.0]) if name == "nand" else np.array([1.0, 1.0])), 0.0


@correct
def table_of_weights(name):
    return {"and": ([2, 2], -3), "or": ([2, 2], -1), "nand": ([-2, -2], 3)}[name]


@correct
def unequal_weights(name):
    w = np.array([0.7, 0.9], dtype=np.float32)
    b = {"and": -1.0, "or": -0.2, "nand": 1.2}[name]
    return (-w if name == "nand" else w), b


@correct
def nand_from_and(name):
    if name == "nand":
        return np.array([-10.0, -10.0]), 15.0
    return np.array([10.0, 10.0]), np.float64(-15.0 if name == "and" else -5.0)
