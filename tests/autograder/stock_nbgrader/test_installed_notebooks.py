"""Every notebook that nbgrader's own tests use goes through `grade`; none stops the run.

The assignment is made from nbgrader's master `apps/files/test.ipynb`: its two functions are the
exercises. All notebooks are handed in for it, also those of nbgrader's other masters (which ask for
variables, where ours ask for functions), and those that are damaged, cheat, or never end.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbgrader
import pytest

from autograder.authoring import Wrong, property_check
from autograder.authoring.exercise import Exercise, stub_of
from autograder.grading import grade as grading
from autograder.grading import results
from autograder.grading.results import all_results
from autograder.judging.judge import Judge
from autograder.sandbox.limits import Limits
from nabla.checking.probes import AnswerFailed

pytestmark = pytest.mark.sandbox
TESTS = Path(nbgrader.__file__).parent / "tests"
FILES = {str(p.relative_to(TESTS)): p for p in sorted(TESTS.glob("**/files/*.ipynb"))}
MASTER = FILES["apps/files/test.ipynb"]
ASSIGNMENT = "squares_of_nbgrader"
SHORT = Limits(op_seconds=2.0, grace_seconds=1.0, wall_seconds=30.0)

NONE = "0 of 3; no squares and no sum_of_squares"
TWICE = "`squares` is defined in 2 cells; the last one counts."
RESULTS = {  # result in words -> folder.notebook
    "3 of 3": """
        apps.test apps.test-no-metadata apps.test-no-metadata-autotest apps.test-v0
        apps.test-v0-invalid apps.test-v1 apps.test-v2 apps.test-with-output""",
    # the master in another version: its test cells are not this master's, and run as own cells
    f"3 of 3; {TWICE}; ModuleNotFoundError; NameError": """
        preprocessors.test preprocessors.test_taskcell""",
    "2 of 3; AssertionError": "apps.test-hidden-tests",
    "0 of 3; no sum_of_squares; AssertionError": "apps.validation-zero-points",
    f"{NONE}; The cell for `squares` does not define it. Keep the name.; ended by a limit": """
        apps.timeout""",
    f"{NONE}; ended by a limit": "apps.infinite-loop apps.infinite-loop-with-output",
    f"{NONE}; RecursionError": "preprocessors.infinite-recursion",
    # other masters' notebooks, and single cells: no answer to these exercises
    NONE: """
        apps.autotest-hashed apps.autotest-hashed-changed apps.autotest-hidden
        apps.autotest-hidden-changed-right apps.autotest-hidden-changed-wrong apps.autotest-multi
        apps.autotest-simple apps.autotest-simple-changed apps.side-effects apps.submitted-changed
        apps.too-new apps.validating-environment-variable preprocessors.bad-markdown-cell-1
        preprocessors.bad-markdown-cell-2 preprocessors.blank-grade-id preprocessors.blank-points
        preprocessors.duplicate-grade-ids preprocessors.header preprocessors.long-output
        preprocessors.manually-graded-code-cell preprocessors.no-cell-type
        preprocessors.submitted-changed ui-tests.blank ui-tests.empty ui-tests.old-schema
        ui-tests.submitted-changed ui-tests.task""",
    f"{NONE}; AssertionError": "apps.autotest-multi-changed",
    f"{NONE}; FileNotFoundError": "apps.open_relative_file ui-tests.open_relative_file",
    f"{NONE}; SyntaxError": "preprocessors.cell-type-changed",
    # they patch IPython so that tests seem to pass: nothing is gained
    f"{NONE}; NameError": "apps.submitted-cheat-attempt apps.submitted-cheat-attempt-alternative",
    f"{NONE}; NotImplementedError": """
        apps.submitted-grade-cell-changed preprocessors.submitted-grade-cell-changed
        preprocessors.submitted-grade-cell-type-changed ui-tests.submitted-grade-cell-changed
        ui-tests.submitted-grade-cell-type-changed""",
    f"{NONE}; NameError; NotImplementedError": """
        apps.autotest-hashed-unchanged apps.autotest-hidden-unchanged apps.autotest-multi-unchanged
        apps.autotest-simple-unchanged apps.submitted-locked-cell-changed apps.submitted-unchanged
        preprocessors.submitted-answer-cell-type-changed preprocessors.submitted-locked-cell-changed
        preprocessors.submitted-unchanged ui-tests.submitted-answer-cell-type-changed
        ui-tests.submitted-locked-cell-changed ui-tests.submitted-unchanged""",
}


@property_check(1)
def list_of_squares(answer, rng):
    """The squares of 1 to n."""
    for n in (1, 2, 11):
        if answer.call(n) != [i * i for i in range(1, n + 1)]:
            raise Wrong("the squares of 1 to n are wanted.")


@property_check(1)
def invalid_input(answer, rng):
    """An error for n < 1."""
    for n in (0, -4):
        try:
            answer.call(n)
        except AnswerFailed as failed:
            if failed.failure.name == "ValueError":
                continue
            raise
        raise Wrong("an n below 1 is to be refused.")


@property_check(1)
def sums(answer, rng):
    """The sum of the squares of 1 to n."""
    if [answer.call(n) for n in (1, 2, 10)] != [1, 5, 385]:
        raise Wrong("the sum of the squares of 1 to n is wanted.")


def marked_cells():
    """Return the master's cells, and those with nbgrader's marks by grade id."""
    cells = json.loads(MASTER.read_text("utf-8"))["cells"]
    marked = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    return cells, {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in marked}


def exercises_of_the_master():
    """Return the exercises whose solutions the master holds, by path."""
    checks = {"squares": [list_of_squares, invalid_input], "sum_of_squares": [sums]}
    return {
        f"{ASSIGNMENT}/{name}": Exercise(ASSIGNMENT, name, source(name), found, [], [], None, "")
        for name, found in checks.items()
    }


def source(name):
    return "".join(marked_cells()[1][name]["source"])


def write_course(course):
    """Release nbgrader's master; hand in every notebook that is installed."""
    cells, marked = marked_cells()
    for name in ("squares", "sum_of_squares"):
        marked[name]["source"] = stub_of(source(name))
        marked[f"correct_{name}"]["metadata"]["nbgrader"]["grade_id"] = f"{name}_check"
    release = course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    release.parent.mkdir(parents=True)
    release.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), "utf-8")
    for name, path in FILES.items():
        student = name.replace("/files/", ".").removesuffix(".ipynb")
        folder = course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / f"{ASSIGNMENT}.ipynb").write_bytes(path.read_bytes())


def in_words(result):
    """Say what a result says: points, what is missing, what else was found, how cells ended."""
    missing = [e["name"] for e in result["exercises"] if e["ending"] == "missing"]
    words = [f"{result['points']:g} of {result['max_points']:g}"]
    words += [f"no {' and no '.join(missing)}"] * bool(missing)
    words += [f["text"] for f in result["findings"] if "is missing" not in f["text"]]
    errors = {cell["error"]["name"] for cell in result["cells"] if cell["error"]}
    if errors & {"Stopped", "MemoryError"}:  # which limit is met first depends on the machine
        errors = errors - {"Stopped", "MemoryError"} | {"ended by a limit"}
    return "; ".join(words + sorted(errors))


def test_every_installed_notebook_has_its_result(tmp_path, monkeypatch, sandbox):
    write_course(tmp_path)
    monkeypatch.setattr(results, "load_exercise", exercises_of_the_master().get)
    monkeypatch.setattr(grading, "tools", lambda: (sandbox, Judge()))
    monkeypatch.setattr(grading, "LIMITS", SHORT)
    places = grading.places_to_grade(tmp_path, [ASSIGNMENT])
    rows = list(grading.grade(tmp_path, places, 2, ThreadPoolExecutor))
    assert {row.status for row in rows} == {"graded"}, rows
    found = {result["student"]: in_words(result) for result in all_results(tmp_path)}
    imports_torch = found.pop("preprocessors.warning-pattern")  # which may be there or not
    assert imports_torch.startswith(NONE)
    assert found == {name: words for words, names in RESULTS.items() for name in names.split()}
