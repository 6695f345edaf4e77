"""Release notebooks: no secret in them, written only when changed; stock nbgrader works."""

import os
import subprocess
import sys

import nbformat
import pytest

from autograder.authoring.exercise import AuthoringError, load_exercise
from autograder.authoring.release import notebook_path, release
from autograder.authoring.sample_class import STUDENTS, Answer, submission, without_markers

LESSON, NAME = "linear_regression", "half_mse_gradient"


@pytest.fixture
def course(project):
    release(project / "course", root=project)
    return project / "course"


def released(course):
    return nbformat.read(notebook_path(course, "release", LESSON), as_version=4)


def test_release_holds_stub_and_self_check_but_no_solution_or_hidden_test(course):
    cells = {cell.id: cell for cell in released(course).cells}
    assert cells[NAME].source == load_exercise(f"{LESSON}/{NAME}").stub.strip()
    assert cells[f"{NAME}_check"].source == f"check({NAME})"
    assert (course / "release" / LESSON / f"{LESSON}.answers.json").is_file()


def test_a_second_release_writes_only_what_changed(course, project):
    path = notebook_path(course, "release", LESSON)
    before = path.stat().st_mtime_ns
    lines = []
    release(course, root=project, tell=lines.append)
    assert lines == [f"{LESSON}: unchanged"]
    assert path.stat().st_mtime_ns == before
    page = project / "book" / f"{LESSON}.md"
    page.write_text(page.read_text("utf-8") + "\nMore text.\n", "utf-8")
    release(course, root=project, tell=lines.append)
    assert lines[-1] == f"{LESSON}: released"


def test_an_unknown_lesson_is_refused(project):
    with pytest.raises(AuthoringError, match="no lesson 'other'; there are linear_regression"):
        release(project / "course", ["other"], root=project)


def run_nbgrader(course, *words):
    environment = {**os.environ, "USER": "instructor", "NABLA_COURSE": str(course)}
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_stock_nbgrader_validates_and_autogrades_honest_submissions(course):
    master, exercise = released(course), load_exercise(f"{LESSON}/{NAME}")
    for student, source in (("right", without_markers(exercise.solution)), ("stub", exercise.stub)):
        path = course / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(submission(master, {NAME: Answer("", NAME, source)}), "utf-8")
    outcome = run_nbgrader(course, "autograde", LESSON)
    assert outcome.returncode == 0, outcome.stderr[-2000:]
    assert scores(course) == {"right": exercise.max_points, "stub": 0.0}
    valid = run_nbgrader(
        course, "validate", str(course / "submitted/right" / LESSON / f"{LESSON}.ipynb")
    )
    assert "Success" in valid.stdout + valid.stderr


def scores(course):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {s.student.id: s.score for s in gradebook.assignment_submissions(LESSON)}


def test_sample_notebooks_are_the_same_every_time_and_damaged_as_said(course):
    from autograder.authoring.sample_class import DAMAGES

    master, exercise = released(course), load_exercise(f"{LESSON}/{NAME}")
    answers = {NAME: Answer("", NAME, without_markers(exercise.solution))}
    honest = submission(master, answers)
    assert honest == submission(master, answers)
    for damage in DAMAGES:
        damaged = submission(master, answers, damage)
        assert damaged != honest
        assert damaged == submission(master, answers, damage)
    assert {damage for _, _, damage in STUDENTS if damage} == set(DAMAGES)
    assert len(STUDENTS) >= 24
