"""A session as a whole: its limits, repeated and side by side, and its end."""

import threading

import pytest

from autograder.sandbox import cgroups
from autograder.sandbox.limits import Limits
from autograder.sandbox.outcomes import StudentGone
from autograder.sandbox.session import Sandbox
from tests.autograder.sandbox.shown import text_of

pytestmark = pytest.mark.sandbox


def test_an_endless_loop_is_interrupted_and_the_notebook_goes_on(student):
    student.run_cell("kept = 5")
    outcome = student.run_cell("while True: pass", timeout=0.2)
    assert outcome.timed_out
    assert outcome.error.name == "KeyboardInterrupt"
    assert text_of(student.run_cell("kept")) == "5"


def test_the_time_of_a_whole_session_is_bounded(sandbox):
    with sandbox.session(Limits(wall_seconds=0.5, op_seconds=60)) as student:
        assert student.run_cell("while True: pass").timed_out
        with pytest.raises(StudentGone, match="timeout"):
            student.run_cell("1")
        assert student.gone == "timeout"


def test_output_is_bounded(sandbox):
    with sandbox.session(Limits(output_chars=50, image_chars=100)) as student:
        outcome = student.run_cell("print('x' * 1000)\nprint('y')")
        assert text_of(outcome).startswith("x" * 50)
        assert len(text_of(outcome)) < 120
        figure = student.run_cell("import matplotlib.pyplot as plt\nplt.plot([1]); plt.show()")
        assert not any("image/png" in output.get("data", {}) for output in figure.outputs)


def test_a_value_that_is_too_much_is_the_students_error(student):
    student.run_cell("import itertools\ndef f(): return itertools.count()")
    error = student.call("f").error
    assert error.name == "UnreadableValue"
    assert "200000 parts" in error.message


def test_the_trees_memory_is_bounded_where_there_are_control_groups(sandbox):
    if not cgroups.available():
        pytest.skip("no control groups here")
    fill = "x = bytearray(400 << 20)\nx[::4096] = bytes(len(x[::4096]))"
    limits = Limits(group_memory=256 << 20)
    with sandbox.session(limits) as student, pytest.raises(StudentGone, match="memory"):
        student.run_cell(fill)


def test_the_same_submission_gives_the_same_result_again(sandbox):
    source = (
        "import random, numpy as np\n"
        "print(random.random(), np.random.rand(), list({'a', 'b', 'c', 'd'}))"
    )
    told = []
    for _ in range(2):
        with sandbox.session(seed=3) as student:
            told.append(text_of(student.run_cell(source)))
    with sandbox.session(seed=4) as student:
        told.append(text_of(student.run_cell(source)))
    assert told[0] == told[1] != told[2]


def test_sessions_run_side_by_side_from_several_threads(sandbox):
    answers = []

    def work(number):
        with sandbox.session() as student:
            student.run_cell(f"def f(x): return x + {number}")
            answers.extend(student.call("f", [n]).value - n for n in range(20))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(number for number in range(4) for _ in range(20))


def test_a_dead_zygote_is_started_again():
    with Sandbox() as sandbox:
        sandbox._zygote._process.kill()
        sandbox._zygote._process.wait()
        with sandbox.session() as student:
            assert text_of(student.run_cell("1 + 1")) == "2"


def test_a_closed_session_says_so(sandbox):
    with sandbox.session() as student:
        pass
    with pytest.raises(StudentGone, match="exited"):
        student.run_cell("1")
