"""The class report: what it counts, what it calls alike, what it says first, how it is read."""

import re
import sys

import numpy as np
import pytest

from autograder.authoring.sample_damage import CHECK, copied_check, own_check
from autograder.grading.attempts import LEDGER
from autograder.grading.course import write_json
from autograder.grading.results import Place, all_results, write_result
from autograder.reporting import report, similarity, statistics
from autograder.reporting.incidents import GONE, REFERENCE, TIME, WALLS, incidents
from autograder.reporting.overview import behind, summary, top_mistakes
from autograder.reporting.scores import Scores
from tests.autograder.notebooks import LESSON, NAMES, answered, hand_in, honest, mistake, solution
from tests.autograder.reporting.conftest import add_result, axe_violations, judged

GRADIENT = "half_mse_gradient"
WRONG = {GRADIENT: mistake(GRADIENT, "not_divided")}


def gathered(course):
    return statistics.gather(course, all_results(course), Scores(course))[LESSON]


def pages(course):
    index = report.write_report(course)
    return index.read_text("utf-8"), (index.parent / f"{LESSON}.html").read_text("utf-8")


def text_of(page):
    page = re.sub(r"(?s)<style>.*?</style>", "", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_mistakes_stuck_students_and_damage_are_counted(course):
    add_result(course, "eva", answered(WRONG))
    lesson = gathered(course)
    assert lesson.shares == {"ana": 1.0, "boris": 0.0, "chiara": 1.0, "eva": 0.0}
    assert [(name, students) for name, _, students in lesson.mistakes] == [
        (GRADIENT, ["boris", "eva"])
    ]
    assert {student for student, *_ in lesson.stuck} == {"boris", "eva"}
    assert [student for student, _ in lesson.damaged] == ["dan"]
    assert lesson.exercises[GRADIENT].states == {"right": 2, "wrong": 2}
    assert [student for student, *_ in behind([lesson])] == ["boris", "eva"]
    assert [(row[1], len(row[3])) for row in top_mistakes([lesson])] == [(GRADIENT, 2)]
    anchors = [anchor for anchor, *_ in summary(lesson)]
    assert anchors == ["mistakes", "stuck", "notebooks"]
    index, page = map(text_of, pages(course))
    assert "divided by N" in index
    assert "divided by N" in page
    assert all(name in page for name in NAMES)


def test_an_exercise_separates_as_far_as_it_goes_with_the_others():
    lesson = statistics.Lesson("a")
    table = {"good": [1, 1, 1, 0, 0, 0], "rest": [1, 1, 0, 1, 0, 0], "odd": [0, 0, 0, 1, 1, 1]}
    for name, shares in table.items():
        exercise = statistics.Exercise(name, 2.0, shares=dict(zip("abcdef", shares, strict=True)))
        lesson.exercises[name] = exercise
    lesson.exercises["all"] = statistics.Exercise("all", 1.0, shares=dict.fromkeys("abcdef", 1.0))
    lesson.shares = dict.fromkeys("abcdef", 0.5)
    statistics.separate(lesson)
    by_hand = np.corrcoef(table["good"], np.add(table["rest"], table["odd"]))[0, 1]
    assert lesson.exercises["good"].separation == pytest.approx(by_hand)
    assert lesson.exercises["odd"].separation < 0
    assert lesson.exercises["all"].separation is None
    assert any("Strong students do worse" in text for *_, text in summary(lesson))


def test_figures_have_text_alternatives_with_the_numbers(course):
    labels = re.findall(r'<svg role="img" aria-label="([^"]+)"', pages(course)[1])
    assert "1 between 0 and 10 %, 2 between 90 and 100 %" in labels[0]
    assert "half_mse_gradient 67%" in labels[1]


@pytest.mark.parametrize(
    ("ending", "message", "kind"),
    [
        ("error", "it stops with ImportError: the reference `nabla` is not available", REFERENCE),
        ("error", "it stops with PermissionError: [Errno 1] Operation not permitted", WALLS),
        ("error", "it stops with OSError: [Errno 101] Network is unreachable", WALLS),
        ("timeout", "it did not end in time.", TIME),
        ("gone", "the memory was used up.", GONE),
        (None, "the output has shape (3,); (7,) is wanted.", None),
        ("error", "it stops with KeyError: 'nabla'.", None),
    ],
)
def test_what_was_stopped_or_refused_is_told_apart_from_slips(ending, message, kind):
    exercise = {"name": "f", "ending": ending, "checks": [{"message": message}, {"message": ""}]}
    found = [kind for kind, *_ in incidents({"exercises": [exercise], "cells": []})]
    assert found == ([kind] if kind else [])


def test_a_cell_of_no_exercise_is_an_incident_of_its_own():
    error = {"name": "Stopped", "message": "the cell did not end in time"}
    result = {"exercises": [], "cells": [{"cell": 3, "exercises": [], "error": error}]}
    assert list(incidents(result)) == [(TIME, "cell 4", "Stopped: the cell did not end in time")]


def notebook_with(change=None, answers=None):
    notebook = answered(answers or {name: solution(name) for name in NAMES})
    if change:
        change(notebook, NAMES)
    return notebook


def test_a_copy_with_other_names_is_found_and_common_answers_are_not(course):
    for number in range(6):
        add_result(course, f"honest{number}", notebook_with())
    add_result(course, "zara", notebook_with(own_check))
    hand_in(course, "yan", notebook_with(copied_check, WRONG))
    students = sorted(path.name for path in (course / "submitted").iterdir())
    (pair,) = similarity.similar_pairs(course, LESSON, students)
    assert pair.students == ("yan", "zara")
    assert min(pair.shares) > 0.7
    assert "def check_it" in pair.pieces[0]
    assert "def slope_along" in pair.pieces[1]
    page = pages(course)[1]  # of those with results
    assert "No two submissions share" in page
    add_result(course, "yan", notebook_with(copied_check, WRONG))
    assert "yan and zara" in pages(course)[1]


def test_what_many_have_written_is_nobodys_copy(course):
    for number in range(8):
        hand_in(course, f"s{number}", notebook_with(own_check))
    students = [f"s{number}" for number in range(8)]
    assert similarity.similar_pairs(course, LESSON, students) == []
    assert len(similarity.similar_pairs(course, LESSON, students[:3])) == 3
    assert CHECK in similarity.own_code(course, LESSON, "s0")


def test_without_copydetect_the_report_says_so(course, monkeypatch):
    monkeypatch.setitem(sys.modules, "copydetect", None)
    assert "copydetect is not installed" in text_of(pages(course)[1])


def test_attempts_show_what_was_never_right(course):
    place, entry = Place(LESSON, "boris"), {"attempts": [["first", "1"], ["second", "2"]]}
    write_json(course / LEDGER, {"hand_ins": {f"boris/{LESSON}": entry}})
    data = place.notebook(course).read_bytes()
    first = Place(LESSON, "boris", "first")
    write_result(course, first, {}, judged(data), {})
    lesson = gathered(course)
    assert [student for student, _ in lesson.again] == ["boris"]
    assert "boris: 0%, then 0%; never right: predict, half_mse, half_mse_gradient" in text_of(
        pages(course)[1]
    ).replace(" ,", ",")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing_and_the_page_fits(course, chromium, scheme, width):
    add_result(course, "zara", notebook_with(own_check))
    add_result(course, "yan", notebook_with(copied_check, WRONG))
    (course / "course.toml").write_text(f"[due]\n{LESSON} = 2000-01-01\n[late]\nmethod='zero'\n")
    times = course / "submitted" / "zara" / LESSON / "timestamp.txt"
    times.write_text("2026-10-03 11:00:00 UTC\n")
    options = {"color_scheme": scheme, "bypass_csp": True}
    context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    for path in sorted(report.write_report(course).parent.glob("*.html")):
        assert axe_violations(page, path, width) == []
    context.close()


def test_the_page_of_one_lesson_leaves_the_index_of_all(course):
    index = report.write_report(course, LESSON)
    index.write_text("of all lessons")
    assert report.write_report(course, LESSON) == course / "report" / f"{LESSON}.html"
    assert index.read_text() == "of all lessons"


def test_an_honest_class_has_nothing_to_look_at(course):
    for student in ("boris", "dan"):
        add_result(course, student, honest())
    assert summary(gathered(course)) == []
    assert "Nothing stands out." in text_of(pages(course)[1])
