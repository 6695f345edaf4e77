"""Scores: what a person entered and what lateness costs, the same in gradebook and everywhere."""

import csv
from datetime import datetime, timedelta

import pytest

from autograder.grading.course import CourseError
from autograder.grading.results import all_results
from autograder.reporting.entered import Entered, read_entered
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from autograder.reporting.scores import Scores
from tests.autograder.notebooks import LESSON, answered, solution
from tests.autograder.reporting.conftest import add_result
from tests.autograder.reporting.test_gradebook import run_nbgrader, url_of

NAME = "half_mse_gradient"
RULES = f"[due]\n{LESSON} = 2026-10-01T12:00:00Z\n[late]\nmethod = 'per_day'\nper_day = 0.2\n"


@pytest.fixture
def late(course):
    """The course with a due date, and ana two days late."""
    (course / "course.toml").write_text(RULES)
    for student, day in (("ana", 3), ("chiara", 1)):
        path = course / "submitted" / student / LESSON / "timestamp.txt"
        path.write_text(f"2026-10-0{day} 11:00:00 UTC\n")
    return course


def score_of(course, student):
    return next(Scores(course).of(r) for r in all_results(course) if r["student"] == student)


def submission_of(course, student):
    with open_gradebook(url_of(course)) as gradebook:
        found = gradebook.find_submission(LESSON, student)
        return found.score, found.late_submission_penalty, found.total_seconds_late


def test_lateness_takes_the_same_points_everywhere_and_only_from_the_late(late):
    write_gradebook(late)
    assert submission_of(late, "ana") == (7, 2.8, 47 * 3600)
    assert submission_of(late, "chiara") == (7, 0, 0)
    score = score_of(late, "ana")
    assert (score.raw, score.penalty, score.points, score.late) == (7, 2.8, 4.2, 47 * 3600)
    assert score_of(late, "boris").time is None  # handed in at no known time: not late


def test_changed_rules_reach_the_gradebook_without_a_new_result(late):
    write_gradebook(late)
    assert write_gradebook(late) == 0
    (late / "course.toml").write_text(RULES + "[extensions.ana]\nall = 1\n")
    assert write_gradebook(late) == 0
    assert submission_of(late, "ana") == (7, 1.4, 23 * 3600)
    (late / "course.toml").write_text(RULES.replace("per_day'", "none'"))
    write_gradebook(late)
    assert submission_of(late, "ana")[1] == 0


def test_due_dates_and_extensions_of_formgrader_count_where_the_file_says_nothing(late):
    (late / "course.toml").write_text("[late]\nmethod = 'zero'\n")
    write_gradebook(late)
    assert score_of(late, "ana").penalty == 0
    with open_gradebook(url_of(late)) as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate=datetime(2026, 10, 1, 12))
        gradebook.grant_extension(LESSON, "chiara", days=2)
    assert score_of(late, "ana").points == 0
    assert score_of(late, "chiara").due == datetime(2026, 10, 3, 12)
    write_gradebook(late)
    assert submission_of(late, "ana")[1] == 7


def test_a_database_without_tables_is_an_empty_gradebook(course):
    (course / "empty.db").touch()
    assert read_entered(course, f"sqlite:///{course}/empty.db") == Entered()
    assert read_entered(course, f"sqlite:///{course}/none.db") == Entered()
    assert not (course / "none.db").exists()
    with pytest.raises(CourseError, match="the gradebook cannot be used") as refused:
        read_entered(course, "nodialect://user:secret@host/none")
    assert "secret" not in str(refused.value)


def test_a_persons_score_and_credit_outlive_a_new_result_and_are_penalized_alike(late):
    write_gradebook(late)
    with open_gradebook(url_of(late)) as gradebook:
        for student, points in (("boris", 1.5), ("ana", 2.0)):
            grade = gradebook.find_grade(f"{NAME}_check", LESSON, LESSON, student)
            grade.manual_score, grade.extra_credit = points, 0.5
        comment = gradebook.find_comment(NAME, LESSON, LESSON, "boris")
        comment.manual_comment = "seen in class"
        gradebook.db.commit()
    add_result(late, "boris", answered({NAME: solution(NAME)}))
    write_gradebook(late)
    boris, ana = score_of(late, "boris"), score_of(late, "ana")
    assert boris.exercises[NAME] == boris.points == 2
    assert boris.by_hand == {NAME: {"points": 1.5, "credit": 0.5, "comment": "seen in class"}}
    assert submission_of(late, "boris")[:2] == (2, 0)
    assert (ana.raw, ana.penalty) == submission_of(late, "ana")[:2] == (6.5, 2.6)


@pytest.mark.slow
def test_nbgraders_own_export_subtracts_the_penalty(late):
    from autograder.authoring.release import CONFIG

    (late / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    write_gradebook(late)
    run_nbgrader(late, "export", "--to", "all.csv")
    with open(late / "all.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["ana"]["score"]) == score_of(late, "ana").points == 4.2
    assert rows["ana"]["duedate"] == str(datetime(2026, 10, 1, 12))
    assert timedelta(0) < score_of(late, "ana").time - score_of(late, "ana").due
