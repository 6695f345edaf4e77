"""A course folder with results: what the grader would have written, made without the sandbox."""

import os
import sys

import pytest

from autograder.grading.grade import LIMITS
from autograder.grading.notebook import DamagedNotebook, read_notebook
from autograder.grading.repair import Finding, Repaired, repair
from autograder.grading.results import Place, hashes_of, write_result
from autograder.grading.submission import Run, result_of, unreadable
from autograder.judging.judge import Judge
from nabla.checking.probes import Failure
from nabla.checking.subjects import LocalSubject
from nabla.widgets import _bundle
from tests.autograder.notebooks import (
    LESSON,
    NAMES,
    answered,
    as_bytes,
    code,
    exercise,
    hand_in,
    honest,
    master,
    mistake,
    write_release,
)

JUDGE = Judge()
PNG = (  # one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
VERSION = []  # alembic's, once it has been asked
EVIL = "<script>alert(1)</script>"


def subject_of(source, name):
    """Judge a trusted source in this process, as the sandbox would."""
    namespace = {}
    try:
        exec(compile(source, "cell", "exec"), namespace)
    except SyntaxError as error:
        return Failure("error", "SyntaxError", EVIL, error.lineno, EVIL)
    return LocalSubject(namespace[name])


def judged(data, cells=None):
    """Return the result of trusted notebooks, with given outputs of cells."""
    exercises = [exercise(name) for name in NAMES]
    try:
        repaired = repair(read_notebook(data), read_notebook(as_bytes(master())), NAMES)
    except DamagedNotebook as error:
        repaired = Repaired([], findings=[Finding("damaged", str(error))])
        return result_of(
            Run(repaired, exercises, verdicts={e.name: unreadable(JUDGE, e) for e in exercises})
        )
    verdicts = {
        e.name: JUDGE.judge(e, subject_of(repaired.cells[repaired.answers[e.name]].source, e.name))
        for e in exercises
    }
    return result_of(Run(repaired, exercises, cells=cells or {}, verdicts=verdicts))


def add_result(course, student, notebook, cells=None):
    data = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
    hand_in(course, student, data)
    hashes = hashes_of(course, LESSON, data, LIMITS)
    write_result(course, Place(LESSON, student), hashes, judged(data, cells), {})


@pytest.fixture(autouse=True, scope="module")
def alembic_is_asked_once():
    """Let nbgrader not start a process for each gradebook that a test makes."""
    import nbgrader.api

    with pytest.MonkeyPatch.context() as patch:
        here = os.path.dirname(sys.executable)
        patch.setenv("PATH", os.pathsep.join([here, os.environ["PATH"]]))
        if not VERSION:
            VERSION.append(nbgrader.api.get_alembic_version())
        patch.setattr(nbgrader.api, "get_alembic_version", lambda: VERSION[0])
        yield


def axe_violations(page, path, width):
    """Open a page with everything unfolded; return what axe-core finds. It has to fit the width."""
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=_bundle.install() / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run(document).then((result) => result.violations)")
    return [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found]


@pytest.fixture
def course(tmp_path):
    course = tmp_path / "course"
    write_release(course)
    add_result(course, "ana", honest())
    wrong = honest()
    wrong.cells.append(code("plt.plot([1]); print('x')"))
    answered_ = {"half_mse_gradient": mistake("half_mse_gradient", "not_divided")}
    add_result(course, "boris", answered(answered_ | {"predict": f"def predict(X: {EVIL}"}))
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": EVIL + "\n"},
        {"output_type": "display_data", "data": {"image/png": PNG}, "metadata": {}},
    ]
    error = {"name": "KeyError", "message": EVIL, "traceback": ["cell 14, line 1", EVIL]}
    shown = {len(wrong.cells) - 1: {"outputs": outputs, "error": error}}
    add_result(course, "chiara", wrong, shown)
    add_result(course, "dan", as_bytes(honest())[:700])
    return course
