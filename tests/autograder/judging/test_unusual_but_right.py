"""A right answer never loses points, however unusual its ways: every exercise, in the sandbox.

The solution is wrapped in all of it at once: prints, warnings, noise on stderr, plots, a seeded
global generator, global state, copies in Fortran order, and results as strided views, 0-d arrays,
NumPy scalars and lists. Answers that are written differently are each exercise's own `@correct`.
"""

import pytest

from autograder.authoring.catalogue import all_exercise_paths
from autograder.authoring.exercise import load_exercise
from autograder.grading.grade import LIMITS
from autograder.grading.notebook import read_notebook
from autograder.grading.submission import grade_submission
from autograder.judging.judge import Judge
from autograder.judging.subject import find_subject
from tests.autograder.notebooks import (
    NAMES,
    as_bytes,
    cell_of,
    code,
    exercise,
    honest,
    index_of,
    master,
)

pytestmark = pytest.mark.sandbox
JUDGE = Judge()
UNUSUAL = """
import functools, logging, os, sys, warnings
import numpy as np
import matplotlib.pyplot as plt

CALLS = []

def twisted(value):
    if isinstance(value, np.ndarray) and value.ndim:
        base = np.zeros([2 * n for n in value.shape], value.dtype, order="F")
        view = base[tuple(slice(None, None, 2) for _ in value.shape)]
        view[...] = value
        return view
    if type(value) is float:
        return np.array(value)
    if type(value) is int and abs(value) < 2**62:
        return np.int64(value)
    if type(value) is bool:
        return np.bool_(value)
    if type(value) is tuple:
        return [twisted(part) for part in value]
    return value

def unusual(function):
    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        global np
        CALLS.append(function.__name__)
        print("working", len(CALLS))
        warnings.warn("careful")
        logging.warning("noise")
        os.write(2, b"more noise\\n")
        if len(CALLS) < 3:
            plt.plot([1, 2, 3])
        np.random.seed(0)
        copies = [np.array(a, order="F") if isinstance(a, np.ndarray) else a for a in args]
        return twisted(function(*copies, **kwargs))
    return wrapped

if isinstance(NAME, type):
    for key, member in list(vars(NAME).items()):
        if callable(member) and not key.startswith("_"):
            setattr(NAME, key, unusual(member))
else:
    NAME = unusual(NAME)
"""


@pytest.mark.parametrize("path", all_exercise_paths())
def test_unusual_ways_cost_nothing(path, sandbox):
    exercise_ = load_exercise(path)
    with sandbox.session() as session:
        assert session.run_cell(exercise_.solution, number=1).error is None
        assert session.run_cell(UNUSUAL.replace("NAME", exercise_.name), number=2).error is None
        verdict = JUDGE.judge(exercise_, find_subject(session, exercise_.name))
    assert [check.message for check in verdict.checks if check.message] == []


def graded(notebook, sandbox):
    released = read_notebook(as_bytes(master()))
    exercises = [exercise(name) for name in NAMES]
    return grade_submission(as_bytes(notebook), released, exercises, sandbox, JUDGE, LIMITS)[0]


def test_helpers_below_extra_cells_magics_and_a_second_definition_cost_nothing(sandbox):
    notebook = honest()
    place = index_of(notebook, "predict")
    cell_of(notebook, "predict").source = "def predict(X, w, b):\n    return affine(X, w, b)"
    notebook.cells[place + 1 : place + 1] = [
        code("%matplotlib inline\nimport os; os.makedirs('figures', exist_ok=True)"),
        code("def affine(X, w, b):\n    return times(X, w) + b"),
        code("this cell is no Python at all ?!"),
        code("1 / 0"),
        code("print(predict(np.ones((2, 3)), np.ones(3), 1.0))"),
        code("def times(X, w):\n    return X @ w"),
        code("X = w = b = targets = np = None"),
    ]
    notebook.cells.append(
        code("import numpy as np\ndef predict(X, w, b):\n    return times(X, w) + b")
    )
    result = graded(notebook, sandbox)
    assert result["points"] == result["max_points"]
