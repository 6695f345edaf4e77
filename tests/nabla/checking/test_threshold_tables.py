"""The summary by which networks of threshold neurons are compared."""

import numpy as np

from nabla.checking import Call
from nabla.checking.compare import agrees
from nabla.checking.describe import describe
from nabla.checking.probes import Failure
from nabla.checking.summaries import summarize

XOR = ([[1, 1], [1, 1]], [-0.5, -1.5], [[1], [-1]], [-0.5])


def table(output):
    return summarize("threshold_network_table", output, Call())


def test_networks_are_compared_by_what_they_say_not_by_their_weights():
    assert agrees(table(tuple(np.array(part) * 3.0 for part in XOR)), table(XOR))
    never = table((*XOR[:3], [-7]))
    assert not agrees(never, table(XOR))
    assert describe(never, table(XOR)).startswith("what it says to the inputs 0, 1")


def test_one_neuron_is_a_network_too():
    says = list(table((np.ones(2), -1.5)).values())[1:]
    assert [float(answer) for answer in says] == [0, 0, 0, 1]


def test_layers_that_do_not_fit_together_are_described_by_their_shapes():
    wrong = table((*XOR[:2], [[1, -1]], [-0.5]))
    assert "part 3 of the output is transposed" in describe(wrong, table(XOR))


def test_what_is_no_network_is_a_failure():
    assert isinstance(table(None), Failure)
    assert isinstance(table(("w", "b")), Failure)
