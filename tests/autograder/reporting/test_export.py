"""Grades as CSV: the same numbers everywhere, no formulas, and what Canvas and Moodle ask for."""

import csv

import pytest

from autograder.grading.attempts import LEDGER
from autograder.grading.course import write_json
from autograder.reporting import export
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from tests.autograder.notebooks import LESSON, NAMES, answered, solution
from tests.autograder.reporting.conftest import add_result

GRADIENT = f"{LESSON}/half_mse_gradient"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def late(course):
    """The course with ana two days late, and numbers of two platforms."""
    (course / "course.toml").write_text(
        f"[due]\n{LESSON} = 2026-10-01\n[late]\nmethod = 'per_day'\nper_day = 0.05\n"
    )
    (course / "submitted" / "ana" / LESSON / "timestamp.txt").write_text("2026-10-03 01:00:00 UTC")
    senders = {"canvas-77": "ana", "moodle-5": "boris", "moodle-6": "chiara"}
    write_json(course / LEDGER, {"senders": senders})
    return course


def test_grades_have_one_row_a_student_and_one_column_an_exercise(late):
    add_result(late, "ann@b.c", answered({}))
    (path,) = export.write_grades(late)
    rows = {row["student"]: row for row in read(path)}
    assert set(rows) == {"ana", "ann@b.c", "boris", "chiara", "dan"}
    assert (rows["ana"]["points"], rows["ana"]["max_points"]) == ("6.3", "7")
    assert (rows["ana"]["late_penalty"], rows["ana"][GRADIENT]) == ("0.7", "3")
    assert rows["dan"]["damaged"] == "yes"
    assert ".0" not in path.read_text("utf-8")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|cmd"])
def test_no_text_of_the_grades_is_a_formula(text):
    assert export.safe(text) == "'" + text


@pytest.mark.parametrize("platform", [None, "canvas", "moodle"])
def test_a_name_that_is_a_formula_stays_text(course, platform):
    write_gradebook(course)
    with open_gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.update_or_create_student("ana", first_name="=HYPERLINK(1)", email="@SUM(A1)")
    (path,) = export.write_grades(course, platform=platform)
    text = path.read_text("utf-8")
    for row in csv.reader(text.splitlines()):
        assert not [value for value in row if value.startswith(("=", "@", "+"))]
    assert ("'=HYPERLINK" in text) == (platform is not None)


def test_canvas_gets_its_columns_its_points_and_the_penalty_apart(late):
    (path,) = export.write_grades(late, platform="canvas")
    rows = read(path)
    header = path.read_text("utf-8").split("\n")[0].split(",")
    assert tuple(header[:5]) == ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
    assert header[5:] == [f"{LESSON}/{name}" for name in NAMES] + [f"{LESSON}/late penalty"]
    assert "Points Possible" in rows[0]["Student"]
    assert (rows[0][GRADIENT], rows[0][f"{LESSON}/late penalty"]) == ("3", "0")
    ana, boris = (next(r for r in rows if r["Student"] == name) for name in ("ana", "boris"))
    assert (ana["ID"], ana[GRADIENT], ana[f"{LESSON}/late penalty"]) == ("77", "3", "-0.7")
    assert sum(float(ana[name] or 0) for name in header[5:]) == pytest.approx(6.3)
    assert (boris["ID"], boris["SIS Login ID"], boris[f"{LESSON}/late penalty"]) == (
        "",
        "boris",
        "",
    )


def test_moodle_gets_a_worksheet_a_lesson_with_points_after_the_penalty(late):
    (path,) = export.write_grades(late, platform="moodle")
    assert path == late / "grades_moodle" / f"{LESSON}.csv"
    rows = {row["Full name"]: row for row in read(path)}
    assert rows["boris"]["Identifier"] == "Participant 5"
    assert (rows["ana"]["Grade"], rows["ana"]["Maximum grade"]) == ("6.3", "7")
    assert rows["chiara"]["Last modified (grade)"] == "-"
    assert rows["chiara"][GRADIENT] == "3"


def test_a_persons_points_and_the_roster_of_the_gradebook_are_used(late):
    write_gradebook(late)
    with open_gradebook(f"sqlite:///{late}/gradebook.db") as gradebook:
        gradebook.update_or_create_student(
            "boris", first_name="Boris", last_name="Ionescu", email="b@x.org", lms_user_id="99"
        )
        gradebook.find_grade("half_mse_check", LESSON, LESSON, "boris").manual_score = 1.5
        gradebook.db.commit()
    add_result(late, "boris", answered({"predict": solution("predict")}))
    rows = read(export.write_grades(late, platform="canvas")[0])
    boris = next(row for row in rows if row["Student"] == "Boris Ionescu")
    assert (boris["ID"], boris[f"{LESSON}/half_mse"], boris[f"{LESSON}/predict"]) == (
        "99",
        "1.5",
        "2",
    )
    rows = read(export.write_grades(late, platform="moodle")[0])
    assert {row["Email address"]: row["Grade"] for row in rows}["b@x.org"] == "3.5"
