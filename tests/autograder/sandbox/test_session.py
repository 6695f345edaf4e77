"""A conversation with an honest student: cells, calls, held objects, errors, time."""

import base64
import threading

import numpy as np
import pytest

from autograder.sandbox import cgroups
from autograder.sandbox.codec import Function, Items, Opaque, Ref
from autograder.sandbox.limits import Limits
from autograder.sandbox.outcomes import PNG, Definition, StudentGone
from autograder.sandbox.session import Sandbox

pytestmark = pytest.mark.sandbox


def text_of(outcome):
    return "".join(o.get("text") or o["data"].get("text/plain", "") for o in outcome.outputs)


def test_a_cell_tells_its_names_and_what_it_showed(student):
    outcome = student.run_cell(
        "import numpy as np\nclass A: pass\ndef f(): pass\nprint('hi')\n2 + 3"
    )
    assert outcome.names == {"np": "value", "A": "class", "f": "function"}
    assert outcome.error is None
    assert outcome.outputs == (
        {"output_type": "stream", "name": "stdout", "text": "hi\n"},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "5"},
            "metadata": {},
            "execution_count": None,
        },
    )


def test_streams_are_told_apart_and_kept_in_order(student):
    outcome = student.run_cell(
        "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\nprint('d')"
    )
    told = [(output["name"], output["text"]) for output in outcome.outputs]
    assert told == [("stdout", "a\n"), ("stderr", "b\n"), ("stdout", "c\nd\n")]


def test_a_figure_arrives_as_png(student):
    outcome = student.run_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    images = [o["data"]["image/png"] for o in outcome.outputs if "image/png" in o.get("data", {})]
    assert len(images) == 1
    assert base64.b64decode(images[0]).startswith(PNG)


@pytest.mark.parametrize(
    "shown",
    [
        "from IPython.display import HTML\nHTML('<script>alert(1)</script>')",
        "from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
        "from IPython.display import display\n"
        "display({'text/html': '<b>x</b>', 'application/javascript': '1'}, raw=True)",
        "from IPython.display import display\ndisplay({'image/png': 'no png'}, raw=True)",
        "print('\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07 \\x9b31m \\u202e')",
    ],
)
def test_only_text_and_images_get_out(student, shown):
    for output in student.run_cell(shown).outputs:
        assert set(output.get("data", {})) <= {"text/plain"}
        assert not set(text_of_output(output)) & set("\x1b\x9b\x07\u202e")


def text_of_output(output):
    return output.get("text", "") + output.get("data", {}).get("text/plain", "")


def test_an_error_shows_the_students_own_lines(student):
    student.run_cell(
        "def inner(x):\n    return 1 / x\n\ndef outer(x):\n    return inner(x)", number=3
    )
    error = student.call("outer", [0]).error
    assert (error.name, error.message) == ("ZeroDivisionError", "division by zero")
    assert (error.cell, error.line) == (3, 2)
    assert error.traceback == (
        "cell 3, line 5, in outer",
        "    return inner(x)",
        "cell 3, line 2, in inner",
        "    return 1 / x",
    )


def test_an_error_inside_numpy_points_to_the_line_that_called_it(student):
    source = "import numpy as np\nx = np.ones(2)\nx @ np.ones(3)"
    error = student.run_cell(source, number=5).error
    assert error.name == "ValueError"
    assert error.traceback == ("cell 5, line 3", "    x @ np.ones(3)")


def test_a_syntax_error_has_its_line(student):
    error = student.run_cell("x = 1\ndef f(:\n    pass", number=2).error
    assert (error.name, error.cell, error.line) == ("SyntaxError", 2, 2)


def test_a_missing_name_and_wrong_arguments_are_errors_without_our_lines(student):
    student.run_cell("def f(x): return x")
    assert student.call("g", [1]).error.message == "name 'g' is not defined"
    error = student.call("f", [1, 2]).error
    assert error.name == "TypeError"
    assert error.traceback == ()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("(x, 1.5, None)", (3, 1.5, None)),
        ("np.float64(2)", np.float64(2)),
        ("{'a': [True, b'x']}", {"a": [True, b"x"]}),
        ("(i for i in range(3))", Items("generator", [0, 1, 2])),
        ("zip('ab', [1, 2])", Items("zip", [("a", 1), ("b", 2)])),
        ("range(2)", Items("range", [0, 1])),
        ("object()", Opaque("object")),
        ("lambda: 0", Opaque("function")),
        ("np.array([None])", Opaque("array of dtype object")),
        ("np.zeros(0, dtype='U3')", Opaque("array of dtype <U3")),
        ("{1: 2}", Items("dict", [[1, 2]])),
        ("np.random.default_rng()", Opaque("Generator")),
    ],
)
def test_values_come_back_by_value(student, expression, expected):
    student.run_cell(f"import numpy as np\ndef f(x): return {expression}")
    outcome = student.call("f", [3])
    assert outcome.error is None
    assert outcome.value == expected
    assert type(outcome.value) is type(expected)


def test_arrays_come_back_as_plain_arrays(student):
    student.run_cell("import numpy as np\ndef f(x): return np.ma.array(x, mask=True), np.matrix(x)")
    masked, matrix = student.call("f", [np.eye(2, dtype=np.float32)]).value
    assert type(masked) is type(matrix) is np.ndarray
    assert masked.dtype == np.float32
    assert np.array_equal(masked, np.eye(2))


def test_named_tuples_and_subclasses_come_back_as_their_base(student):
    student.run_cell(
        "from collections import OrderedDict, namedtuple\nimport enum\n"
        "P = namedtuple('P', 'x y')\nclass E(enum.IntEnum):\n    A = 4\n"
        "def f(): return P(1, 2), OrderedDict(a=1), E.A"
    )
    assert student.call("f").value == ((1, 2), {"a": 1}, 4)


def test_arguments_are_locked_unless_asked_otherwise(student):
    student.run_cell("def f(x):\n    x[0] = 9\n    return x")
    assert "read-only" in student.call("f", [np.zeros(2)]).error.message
    assert student.call("f", [np.zeros(2)], readonly=False).value[0] == 9


def test_keyword_arguments_and_memory_order_arrive(student):
    student.run_cell("def f(x, *, lr): return [x.flags.f_contiguous, x.strides[0], lr]")
    outcome = student.call("f", [np.asfortranarray(np.ones((2, 3)))], {"lr": 0.5})
    assert outcome.value == [True, 8, 0.5]


def test_a_public_function_is_passed_by_name(student):
    student.run_cell("def f(x, activation): return activation(x)")
    assert student.call("f", [0.0, Function("scalar_sigmoid")]).value == 0.5
    counter = student.put(Function("counted", {"function": Function("square")}))
    assert student.call("f", [3.0, counter]).value == 9
    assert student.attribute(counter, "calls").value == 1


def test_a_generator_arrives_with_its_state_and_can_be_held(student):
    student.run_cell("def f(*, rng): return rng.normal(size=3)")
    expected = np.random.default_rng(4)
    first = expected.normal(size=3)
    assert np.array_equal(student.call("f", kwargs={"rng": np.random.default_rng(4)}).value, first)
    held = student.put(np.random.default_rng(4))
    student.call("f", kwargs={"rng": held})
    assert np.array_equal(student.call("f", kwargs={"rng": held}).value, expected.normal(size=3))


def test_an_object_is_held_and_used(student):
    student.run_cell(
        "class Layer:\n"
        "    def __init__(self, W): self.W = W\n"
        "    def forward(self, X): return X @ self.W\n"
        "    def itself(self): return self\n"
    )
    made = student.new("Layer", [np.eye(2)])
    assert type(made.value) is Ref
    assert np.array_equal(student.method(made.value, "forward", [np.ones((1, 2))]).value, [[1, 1]])
    assert np.array_equal(student.attribute(made.value, "W").value, np.eye(2))
    assert student.method(made.value, "itself").value == Opaque("Layer")
    again = student.method(made.value, "itself", keep=True).value
    assert student.method(again, "missing").error.name == "AttributeError"


def test_writing_into_a_held_value_shows_who_shares_its_memory(student):
    student.run_cell("class Keep:\n    def set(self, p): self.p, self.q = p, [a.copy() for a in p]")
    keep = student.new("Keep").value
    params = student.put([np.zeros(2), np.zeros(3)])
    student.method(keep, "set", [params])
    assert student.assign(params, (0,), 7.0).error is None
    assert np.array_equal(student.attribute(keep, "p").value[0], [7, 7])
    assert np.array_equal(student.attribute(keep, "q").value[0], [0, 0])
    assert np.array_equal(student.fetch(params).value[0], [7, 7])


def test_warnings_are_told_and_fail_nothing(student):
    student.run_cell("import numpy as np\nnp.seterr(all='ignore')\ndef f(x): return np.exp(x)")
    outcome = student.call("f", [np.array([1000.0])])
    assert outcome.error is None
    assert [warned.category for warned in outcome.warnings] == ["RuntimeWarning"]
    assert "overflow" in outcome.warnings[0].message
    student.run_cell("import warnings\nwarnings.simplefilter('error')")
    assert student.call("f", [np.array([1000.0])]).error is None


def test_what_a_call_prints_is_told(student):
    student.run_cell("def f(): print('inside')")
    assert text_of(student.call("f")) == "inside\n"


def test_definitions_are_told_with_their_signature(student):
    student.run_cell("def f(x, *, lr=0.1): pass\nclass A:\n    def __init__(self, n): pass\nb = 1")
    assert student.defined("f") == Definition("function", "(x, *, lr=0.1)")
    assert student.defined("A") == Definition("class", "(n)")
    assert student.defined("b").kind == "value"
    assert student.defined("c").kind == "missing"


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
