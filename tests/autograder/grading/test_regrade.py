"""A check is edited: what is graded again, and what is not."""

import dataclasses
from concurrent.futures import Executor, Future
from contextlib import contextmanager

import nbformat
import pytest

from autograder.authoring.assemble import nbgrader_cell
from autograder.authoring.exercise import load_exercise
from autograder.grading import grade as grading
from autograder.grading import results
from tests.autograder.notebooks import LESSON, NAMES, as_bytes, code, hand_in, honest, write_release

pytestmark = pytest.mark.sandbox
OTHER = "losses"


class Here(Executor):
    """Runs what it is given at once, in this process."""

    def submit(self, function, *args):
        future = Future()
        future.set_result(function(*args))
        return future


@pytest.fixture
def course(tmp_path):
    """Two lessons, each handed in by two students."""
    write_release(tmp_path)
    known = load_exercise(f"{OTHER}/huber")
    marks = nbgrader_cell("huber_check", grade=True, locked=True, points=known.max_points)
    cells = [
        code(known.stub.strip(), nbgrader=nbgrader_cell("huber", solution=True)),
        code("check(huber)", nbgrader=marks),
    ]
    notebook = as_bytes(nbformat.v4.new_notebook(cells=cells))
    path = tmp_path / "release" / OTHER / f"{OTHER}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook)
    for student in ("ana", "boris"):
        hand_in(tmp_path, student, honest())
        path = tmp_path / "submitted" / student / OTHER / f"{OTHER}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook)
    return tmp_path


def grade(course, sandbox, monkeypatch):
    """Grade everything in this process; return the status of each place."""
    for cached in (results.read_released, results.released_from, results.shared_hashes):
        cached.cache_clear()  # a new run of the command
    judge = grading.Judge()
    monkeypatch.setattr(grading, "tools", lambda: (sandbox, judge))
    places = grading.places_to_grade(course, [LESSON, OTHER])
    rows = grading.grade(course, places, 1, lambda jobs: Here())
    return {(row.place.assignment, row.place.student): row.status for row in rows}


def verdicts(course):
    """Return every exercise's record of every result."""
    return {
        (result["assignment"], result["student"], exercise["name"]): exercise
        for result in results.all_results(course)
        for exercise in result["exercises"]
    }


@contextmanager
def edited(monkeypatch, name):
    """Let the first check of an exercise be worth one point more."""

    def load(path):
        exercise = load_exercise(path)
        if exercise.name != name:
            return exercise
        first, *rest = exercise.checks
        checks = [dataclasses.replace(first, points=first.points + 1), *rest]
        return dataclasses.replace(exercise, checks=checks, fingerprint="edited")

    with monkeypatch.context() as patch:
        patch.setattr(results, "load_exercise", load)
        yield


def test_an_edited_check_touches_its_lesson_and_its_exercise_only(course, sandbox, monkeypatch):
    assert set(grade(course, sandbox, monkeypatch).values()) == {"graded"}
    assert set(grade(course, sandbox, monkeypatch).values()) == {"unchanged"}
    before, edited_name = verdicts(course), NAMES[1]
    with edited(monkeypatch, edited_name):
        statuses = grade(course, sandbox, monkeypatch)
        assert {key for key, status in statuses.items() if status == "graded"} == {
            (LESSON, "ana"),
            (LESSON, "boris"),
        }
        after = verdicts(course)
        changed = {key for key in before if before[key] != after[key]}
        assert changed == {(LESSON, student, edited_name) for student in ("ana", "boris")}
        for key in changed:
            assert after[key]["points"] == before[key]["points"] + 1 == after[key]["max_points"]
        assert set(grade(course, sandbox, monkeypatch).values()) == {"unchanged"}
    grade(course, sandbox, monkeypatch)
    assert verdicts(course) == before
