"""Several hand-ins: all are graded, the last or the best counts, and rules can be changed back."""

import os
from dataclasses import replace
from datetime import datetime

import pytest

from autograder.grading.attempts import (
    attempts_of,
    earlier_attempts,
    note_attempt,
    read_ledger,
    settle,
)
from autograder.grading.collect import collect
from autograder.grading.policy import Policy
from autograder.grading.results import Place, read_result, submissions, write_result
from tests.autograder.notebooks import LESSON, hand_in, write_release

HOUR = 3600
PLACE = Place(LESSON, "ana")
POINTS = {b"first": 3, b"second": 7, b"third": 5, b"fourth": 9, b"by hand": 1}  # of a hand-in
BEST, LAST = Policy(count="best"), Policy()


@pytest.fixture
def course(tmp_path):
    """A course where ana has handed in three times, an hour apart."""
    course = tmp_path / "course"
    write_release(course)
    for hour, data in enumerate(list(POINTS)[:3]):
        path = tmp_path / "in" / "ana" / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (hour * HOUR, hour * HOUR))
        collect(course, tmp_path / "in")
    return course


def grade(course, policy):
    """Write the result that each hand-in would have; let one count."""
    places = submissions(course, LESSON)
    for place in places + earlier_attempts(course, places, policy):
        points = POINTS[place.notebook(course).read_bytes()]
        write_result(course, place, {}, {"points": points, "max_points": 7}, {})
    settle(course, places, policy)
    return PLACE.notebook(course).read_bytes()


def test_all_attempts_are_known_in_their_order_with_their_times(course):
    attempts = attempts_of(read_ledger(course), PLACE)
    assert [attempt.time[:16] for attempt in attempts] == [f"1970-01-01 0{n}:00" for n in range(3)]
    assert len(earlier_attempts(course, [PLACE], LAST)) == 2


def test_the_best_counts_with_its_own_time_and_result_and_the_rules_can_change(course):
    assert grade(course, LAST) == b"third"
    assert grade(course, BEST) == b"second"
    assert read_result(PLACE.result(course))["points"] == 7
    assert "01:00" in (course / "submitted" / "ana" / LESSON / "timestamp.txt").read_text()
    assert grade(course, BEST) == b"second"
    assert grade(course, replace(BEST, allowed=1)) == b"first"
    assert grade(course, LAST) == b"third"
    assert read_result(PLACE.result(course))["points"] == 5


def test_the_best_is_the_best_after_its_late_penalty(course):
    half = replace(BEST, late="per_day", per_day=0.5, due={LESSON: datetime(1970, 1, 1, 0, 30)})
    assert grade(course, half) == b"second"  # 3 in time, 7 and 5 at half
    assert grade(course, replace(half, per_day=0.9)) == b"first"


def test_a_new_hand_in_counts_again_although_the_best_did(course, tmp_path):
    grade(course, BEST)
    collect(course, tmp_path / "in")  # the same files once more
    assert PLACE.notebook(course).read_bytes() == b"second"
    (tmp_path / "in" / "ana" / f"{LESSON}.ipynb").write_bytes(b"fourth")
    collect(course, tmp_path / "in")
    assert grade(course, BEST) == b"fourth"
    assert len(attempts_of(read_ledger(course), PLACE)) == 4


def test_a_notebook_put_there_by_hand_is_an_attempt_too(course):
    hand_in(course, "ana", b"by hand")
    assert grade(course, LAST) == b"by hand"
    assert grade(course, BEST) == b"second"
    assert grade(course, LAST) == b"by hand"


def test_a_time_that_a_person_puts_right_stays_and_counts(course):
    assert grade(course, replace(BEST, allowed=2)) == b"second"
    timestamp = PLACE.notebook(course).with_name("timestamp.txt")
    timestamp.write_text("1970-01-01 00:10:00 UTC\n")
    strict = replace(BEST, late="zero", due={LESSON: datetime(1970, 1, 1, 0, 30)})
    assert grade(course, strict) == b"second"  # in time now; "first" has fewer points
    assert timestamp.read_text() == "1970-01-01 00:10:00 UTC\n"
    assert grade(course, LAST) == b"third"
    assert grade(course, strict) == b"second"
    assert timestamp.read_text() == "1970-01-01 00:10:00 UTC\n"


def test_the_same_file_again_is_no_new_attempt():
    ledger = {}
    for sha256, time in (("a" * 64, "1"), ("a" * 64, "2"), ("b" * 64, "3"), ("a" * 64, "4")):
        note_attempt(ledger, PLACE, sha256, time)
        note_attempt(ledger, PLACE, sha256, time)
    assert [a.time for a in attempts_of(ledger, PLACE)] == ["1", "3", "4"]
