"""An answer in the sandbox behaves as a subject: values, errors, ends, and objects."""

import numpy as np
import pytest

from autograder.judging.subject import find_subject
from autograder.sandbox.limits import Limits
from nabla.checking.probes import AnswerFailed, Failure, Function

pytestmark = pytest.mark.sandbox

CELL = """\
import os, warnings
import numpy as np

def double(x):
    return 2 * x

def pairs(x):
    return zip(x, x)

def apply(f, x):
    return f(x)

def half_object():
    return 1.0, object()

def whole_object():
    return object()

def fails(x):
    y = x + 1
    return y / [][0]

def stub(x):
    raise NotImplementedError

def warns():
    return np.log(np.zeros(1))

def loops():
    while True:
        pass

def leaves():
    os._exit(3)

def writes(x):
    x[0] = 1.0

class Layer:
    def __init__(self, rng):
        self.W = rng.normal(size=2)

    def forward(self, X):
        self.X = X
        return X * self.W

def draw(rng):
    return rng.random()
"""


@pytest.fixture
def session(sandbox):
    with sandbox.session(Limits(op_seconds=1.0, grace_seconds=1.0)) as session:
        assert session.run_cell(CELL, number=4).error is None
        yield session


def subject(session, name):
    return find_subject(session, name, {4: CELL})


def failure(session, name, *args):
    with pytest.raises(AnswerFailed) as failed:
        subject(session, name).call(*args)
    return failed.value.failure


def test_values_come_back_by_value(session):
    assert subject(session, "double").call(np.arange(3)).tolist() == [0, 2, 4]


def test_iterables_come_back_as_lists(session):
    assert subject(session, "pairs").call([1, 2]) == [(1, 1), (2, 2)]


@pytest.mark.parametrize("name", ["tanh", "weighted_cubes", "bowl_gradient"])
def test_listed_functions_travel_by_name(session, name):
    x = np.array([0.5, 2.0])
    from nabla.checking.functions import named

    assert np.array_equal(subject(session, "apply").call(Function(name), x), named(name)(x))


def test_an_error_has_the_students_line_and_its_text(session):
    found = failure(session, "fails", 1.0)
    line = CELL.split("\n").index("    return y / [][0]") + 1
    assert (found.kind, found.name, found.line) == ("error", "IndexError", line)
    assert found.text == "return y / [][0]"


def test_arrays_that_are_passed_in_cannot_be_written_to(session):
    assert "read-only" in failure(session, "writes", np.zeros(2)).message


def test_a_stub_is_told_from_an_error(session):
    assert failure(session, "stub", 1.0).kind == "stub"


def test_objects_that_cannot_travel_are_named(session):
    assert failure(session, "whole_object") == Failure("opaque", "object")
    assert subject(session, "half_object").call() == (1.0, Failure("opaque", "object"))


def test_warnings_that_reach_the_caller_are_counted(session):
    found = subject(session, "warns")
    found.call()
    assert found.warnings == ["RuntimeWarning"]


def test_an_endless_loop_is_a_timeout_and_the_session_lives_on(session):
    assert failure(session, "loops").kind == "timeout"
    assert subject(session, "double").call(2) == 4


def test_leaving_the_process_is_gone_now_and_later(session):
    assert failure(session, "leaves").kind == "gone"
    assert subject(session, "double").kind == "gone"


def test_a_missing_name_is_missing(session):
    assert subject(session, "other") == Failure("missing", "other")


def test_objects_stay_in_the_sandbox_and_are_used_through_handles(session):
    rng = np.random.default_rng(5)
    layer = subject(session, "Layer").new(rng)
    W = np.random.default_rng(5).normal(size=2)
    assert np.array_equal(layer.method("forward", np.ones((3, 2))), np.ones((3, 2)) * W)
    assert np.array_equal(layer.attribute("W"), W)
    with pytest.raises(AnswerFailed, match="no attribute 'backward'"):
        layer.method("backward", 1.0)


def test_what_is_held_is_one_object_that_can_be_changed_in_place_and_read(session):
    layer = subject(session, "Layer").new(np.random.default_rng(5))
    held = layer.subject.hold([(np.zeros((2, 2)), np.zeros(2))])
    with pytest.raises(AnswerFailed):  # a list times an array of another shape; it is kept first
        layer.method("forward", held)
    held.write((0, 1), np.ones(2))
    assert held.read()[0][1].tolist() == layer.attribute("X")[0][1].tolist() == [1.0, 1.0]


def test_a_held_generator_is_drawn_from(session):
    draw, rng = subject(session, "draw"), np.random.default_rng(3)
    held = draw.hold(rng)
    assert [draw.call(held), draw.call(held)] == rng.random(2).tolist()
    assert held.method("random") == rng.random()
