"""nbgrader's gradebook holds the results, and nbgrader's own tools work on it."""

import csv
import os
import sqlite3
import subprocess
import sys

import nbformat
import pytest

from autograder.authoring.release import CONFIG
from autograder.grading.course import CourseError
from autograder.reporting.autograded import harmless
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from tests.autograder.notebooks import LESSON, answered, as_bytes, honest, solution
from tests.autograder.reporting.conftest import EVIL, add_result


def url_of(course):
    return f"sqlite:///{course / 'gradebook.db'}"


def scores(course):
    with open_gradebook(url_of(course)) as gradebook:
        return {s.student.id: s.score for s in gradebook.assignment_submissions(LESSON)}


def test_scores_comments_and_cells_stand_in_the_gradebook(course):
    assert write_gradebook(course) == 4
    with open_gradebook(url_of(course)) as gradebook:
        assignment = gradebook.find_assignment(LESSON)
        assert (assignment.max_score, assignment.num_submissions) == (7, 4)
        boris = gradebook.find_submission(LESSON, "boris")
        assert (boris.score, boris.max_score, boris.needs_manual_grade) == (0, 7, False)
        comment = gradebook.find_comment("half_mse_gradient", LESSON, LESSON, "boris")
        assert "divided by N" in comment.comment
        stub = gradebook.find_comment("half_mse", LESSON, LESSON, "boris")
        assert stub.comment == "No response."
        grade = gradebook.find_grade("half_mse_gradient_check", LESSON, LESSON, "ana")
        assert (grade.score, grade.max_score) == (3, 3)
    assert scores(course) == {"ana": 7, "boris": 0, "chiara": 7, "dan": 0}


def test_only_changed_results_are_written_again(course):
    write_gradebook(course)
    assert write_gradebook(course) == 0
    add_result(course, "boris", answered({"half_mse_gradient": solution("half_mse_gradient")}))
    assert write_gradebook(course) == 1
    assert scores(course)["boris"] == 3


def test_a_lost_database_is_written_anew(course):
    write_gradebook(course)
    for path in course.glob("gradebook.db*"):
        path.unlink()
    assert write_gradebook(course) == 4
    assert scores(course)["ana"] == 7


def test_what_a_person_entered_is_kept_and_asks_for_a_review(course):
    write_gradebook(course)
    with open_gradebook(url_of(course)) as gradebook:
        grade = gradebook.find_grade("half_mse_gradient_check", LESSON, LESSON, "boris")
        grade.manual_score = 1.5
        comment = gradebook.find_comment("half_mse_gradient", LESSON, LESSON, "boris")
        comment.manual_comment = "by hand"
        gradebook.db.commit()
    add_result(course, "boris", answered({"half_mse_gradient": solution("half_mse_gradient")}))
    write_gradebook(course)
    with open_gradebook(url_of(course)) as gradebook:
        grade = gradebook.find_grade("half_mse_gradient_check", LESSON, LESSON, "boris")
        assert (grade.score, grade.auto_score, grade.needs_manual_grade) == (1.5, 3, True)
        comment = gradebook.find_comment("half_mse_gradient", LESSON, LESSON, "boris")
        assert comment.comment == "by hand"


def test_a_run_that_is_killed_before_its_commit_leaves_nothing_half_written(course, monkeypatch):
    from autograder.reporting import tables

    def killed(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(tables, "review_changed", killed)
        with pytest.raises(KeyboardInterrupt):
            write_gradebook(course)
    assert scores(course) == {}
    assert write_gradebook(course) == 4


def test_the_database_uses_the_write_ahead_log(course):
    write_gradebook(course)
    with sqlite3.connect(course / "gradebook.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_submission_that_changed_after_grading_is_refused_by_name(course):
    path = course / "submitted" / "ana" / LESSON / f"{LESSON}.ipynb"
    path.write_bytes(as_bytes(honest()) + b" ")
    with pytest.raises(CourseError, match="ana.*has changed since it was graded"):
        write_gradebook(course)


def test_a_database_that_cannot_be_opened_is_one_line_without_its_password(course):
    with pytest.raises(CourseError) as refused:
        write_gradebook(course, "nodialect://user:secret@host/db")
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_driver_that_is_missing_is_named_with_the_cure(course):
    with pytest.raises(CourseError, match="pg8000 is not installed; .*psycopg2"):
        write_gradebook(course, "postgresql+pg8000://user@127.0.0.1/db")


def autograded(course, student):
    path = course / "autograded" / student / LESSON / f"{LESSON}.ipynb"
    return nbformat.read(path, as_version=4)


def test_autograded_notebooks_are_valid_and_carry_marks_once_and_feedback(course):
    write_gradebook(course)
    for student in ("ana", "boris", "chiara", "dan"):
        notebook = autograded(course, student)
        nbformat.validate(notebook)
        ids = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]
        assert len(ids) == len(set(ids)) == 6
    checks = {
        cell.metadata.nbgrader.grade_id: cell.outputs[0].text
        for cell in autograded(course, "boris").cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    assert "divided by N" in checks["half_mse_gradient_check"]


def test_text_of_students_cannot_act_in_a_browser():
    assert "<" not in harmless(EVIL)
    assert "](" not in harmless("[x](javascript:alert(1)) ![x](http://a/b.png)")


def run_nbgrader(course, *words):
    environment = {**os.environ, "USER": "instructor"}
    environment["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), environment["PATH"]])
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.slow
def test_nbgraders_feedback_and_export_work_on_what_was_written(course):
    (course / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    write_gradebook(course)
    run_nbgrader(course, "generate_feedback", LESSON)
    pages = {p.parent.parent.name: p.read_text("utf-8") for p in course.glob("feedback/*/*/*.html")}
    assert set(pages) == {"ana", "boris", "chiara", "dan"}
    assert "divided by N" in pages["boris"]
    assert EVIL not in "".join(pages.values())
    run_nbgrader(course, "export", "--to", "all.csv")
    with open(course / "all.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows == {"ana": 7, "boris": 0, "chiara": 7, "dan": 0}


def test_formgraders_tables_can_be_read(course):
    write_gradebook(course)
    with open_gradebook(url_of(course)) as gradebook:
        dicts = gradebook.submission_dicts(LESSON)
        assert {d["student"]: d["score"] for d in dicts} == scores(course)
        dicts = gradebook.notebook_submission_dicts(LESSON, LESSON)
        assert {d["student"]: d["max_score"] for d in dicts} == dict.fromkeys(scores(course), 7)
        assert {d["id"]: d["score"] for d in gradebook.student_dicts()} == scores(course)
