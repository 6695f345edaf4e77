"""What a cell of a submission shows: text, figures, and errors with the student's own lines."""

import base64

import pytest

from autograder.sandbox.outcomes import PNG

pytestmark = pytest.mark.sandbox


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
