"""Stock nbgrader grades with the sandboxed judge: what `autograder grade` gives, and no kernel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.release import CONFIG
from autograder.grading.grade import grade, places_to_grade
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from tests.autograder.notebooks import (
    LESSON,
    answered,
    as_bytes,
    code,
    hand_in,
    honest,
    mistake,
    write_release,
)

pytestmark = pytest.mark.sandbox
NAMES = ("predict", "half_mse", "standardize")
STUDENTS = ("ana", "boris", "chiara", "dan")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course that `autograder grade` has graded."""
    course = tmp_path_factory.mktemp("graded") / "course"
    write_release(course, NAMES)
    (course / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    leaving_a_trace = honest(NAMES)
    leaving_a_trace.cells.append(code(f"print('here')\nopen({str(course / 'trace')!r}, 'w')"))
    hand_in(course, "ana", leaving_a_trace)
    wrong = {
        "half_mse": mistake("half_mse", "without_half"),
        "standardize": mistake("standardize", "constant_not_treated"),
    }
    hand_in(course, "boris", answered(wrong, NAMES))
    hand_in(course, "chiara", as_bytes(honest(NAMES))[:900])
    hand_in(course, "dan", honest(NAMES))
    assert {row.status for row in grade(course, places_to_grade(course, [LESSON]), 2)} == {"graded"}
    write_gradebook(course)
    return course


@pytest.fixture
def ungraded(graded, tmp_path):
    """The same course before its first grading: cells in the gradebook, but no submission."""
    course = tmp_path / "course"
    shutil.copytree(graded, course, ignore=shutil.ignore_patterns("results", "autograded", "*.db*"))
    shutil.rmtree(course / "gradebook_notes")
    with open_gradebook(url_of(course)) as gradebook:
        from autograder.reporting import autograded, tables

        tables.write_assignment(gradebook, LESSON, autograded.released_marks(course, LESSON))
        gradebook.db.commit()
    return course


def url_of(course):
    return f"sqlite:///{course / 'gradebook.db'}"


def nbgrader(course, *words, path=None):
    here = os.path.dirname(sys.executable)
    path = path or os.pathsep.join([here, os.environ["PATH"]])
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env={**os.environ, "USER": "instructor", "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def in_gradebook(course):
    """Return scores and comments of all students."""
    found = {}
    with open_gradebook(url_of(course)) as gradebook:
        for submission in gradebook.assignment_submissions(LESSON):
            (notebook,) = submission.notebooks
            found[submission.student.id] = {
                "total": (submission.score, submission.max_score, submission.needs_manual_grade),
                "scores": {g.name: (g.auto_score, g.max_score) for g in notebook.grades},
                "comments": {c.name: c.auto_comment for c in notebook.comments},
            }
    return found


def notebooks(course):
    paths = {s: course / "autograded" / s / LESSON / f"{LESSON}.ipynb" for s in STUDENTS}
    return {student: nbformat.read(path, as_version=4) for student, path in paths.items()}


@pytest.mark.slow
def test_stock_autograde_gives_what_ours_gives_and_runs_no_student_code(graded, ungraded):
    run = nbgrader(ungraded, "autograde", LESSON)
    assert run.returncode == 0, run.stderr
    assert in_gradebook(ungraded) == in_gradebook(graded)
    totals = {student: entry["total"][0] for student, entry in in_gradebook(ungraded).items()}
    assert totals == {"ana": 8, "boris": 2, "chiara": 0, "dan": 8}
    for student, notebook in notebooks(ungraded).items():
        assert notebook == notebooks(graded)[student]
        nbformat.validate(notebook)
    assert not list(Path(graded.parent).rglob("trace"))
    before = in_gradebook(ungraded)
    run = nbgrader(ungraded, "autograde", LESSON, "--student", "boris", "--force")
    assert run.returncode == 0, run.stderr
    assert in_gradebook(ungraded) == before
    assert len(notebooks(ungraded)) == 4


@pytest.mark.slow
def test_without_walls_stock_autograde_refuses_and_touches_nothing(ungraded, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "alembic").symlink_to(Path(sys.executable).with_name("alembic"))
    run = nbgrader(ungraded, "autograde", LESSON, path=str(tools))
    assert run.returncode == 1
    assert "bubblewrap" in run.stderr
    assert "Traceback" not in run.stderr
    assert in_gradebook(ungraded) == {}
    assert not (ungraded / "autograded").exists()
