"""The hidden test cells of stock nbgrader: points as partial credit, nothing on stderr."""

import sys

import pytest

from autograder.authoring.exercise import load_exercise
from autograder.judging.stock import score

PATH = "linear_regression/half_mse_gradient"
EXERCISE = load_exercise(PATH)


def test_the_right_answer_earns_all_points_as_a_float():
    earned = score(PATH, EXERCISE.reference)
    assert (earned, type(earned)) == (EXERCISE.max_points, float)


def test_a_mistake_earns_what_its_checks_earn_and_reads_its_hint(capsys):
    mistake = EXERCISE.mistakes[0]
    assert score(PATH, mistake.target) < EXERCISE.max_points
    assert mistake.hint in capsys.readouterr().out


def test_what_an_answer_writes_to_stderr_does_not_cost_its_points(capsys):
    def half_mse_gradient(X, targets, w, b):
        print("noise", file=sys.stderr)
        return EXERCISE.reference(X, targets, w, b)

    assert score(PATH, half_mse_gradient) == EXERCISE.max_points
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("answer", [None, 3, lambda: None])
def test_what_is_no_answer_earns_nothing(answer):
    assert score(PATH, answer) == 0
