"""One class graded with `autograder grade`, and stock nbgrader in processes of its own."""

import os
import shutil
import subprocess
import sys

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

NAMES = ("predict", "half_mse", "standardize")
RULES = f"""
[due]
{LESSON} = 2026-10-01T12:00:00
[late]
method = "per_day"
per_day = 0.1
"""
STUDENTS = ("ana", "boris", "chiara", "dan")


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """A course that `autograder grade` has graded."""
    course = tmp_path_factory.mktemp("graded") / "course"
    write_release(course, NAMES)
    (course / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    leaving_a_trace = honest(NAMES)
    leaving_a_trace.cells.append(code(f"print('here')\nopen({str(course / 'trace')!r}, 'w')"))
    hand_in(course, "ana", leaving_a_trace)
    hand_in(course, "boris", partly_right())
    hand_in(course, "chiara", as_bytes(honest(NAMES))[:900])
    late = hand_in(course, "dan", honest(NAMES)).with_name("timestamp.txt")
    late.write_text("2026-10-02 13:00:00 UTC\n", "utf-8")
    (course / "course.toml").write_text(RULES, "utf-8")
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


def partly_right():
    """Return a submission that earns 2 of 8 points."""
    answers = {
        "half_mse": mistake("half_mse", "without_half"),
        "standardize": mistake("standardize", "constant_not_treated"),
    }
    return answered(answers, NAMES)


def url_of(course):
    return f"sqlite:///{course / 'gradebook.db'}"


def environment():
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    return {**os.environ, "USER": "instructor", "PATH": path}


def nbgrader(course, *words, **variables):
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=environment() | variables,
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
                "penalty": notebook.late_submission_penalty,
                "scores": {g.name: (g.auto_score, g.max_score) for g in notebook.grades},
                "comments": {c.name: c.auto_comment for c in notebook.comments},
            }
    return found
