"""Rules on time: read from course.toml, refused with the name of the setting, applied to points."""

from datetime import datetime, timedelta

import pytest

from autograder.grading.course import CourseError
from autograder.grading.policy import SETTINGS, Policy, policy_of, read_policy, write_settings

DUE = datetime(2026, 10, 1, 20, 59)
DAY = timedelta(days=1)


@pytest.fixture
def course(tmp_path):
    def write(text):
        (tmp_path / "course.toml").write_text(text, "utf-8")
        return tmp_path

    return write


def test_the_settings_as_released_change_nothing(tmp_path):
    write_settings(tmp_path)
    assert read_policy(tmp_path) == Policy()
    (tmp_path / "course.toml").write_text("[due]\n")
    write_settings(tmp_path)
    assert (tmp_path / "course.toml").read_text() == "[due]\n"


def test_every_setting_in_the_file_is_one_that_is_read(course):
    lines = [line.removeprefix("# ") if "=" in line else line for line in SETTINGS.split("\n")]
    lines = [line.removeprefix("# ") if line.startswith("# [") else line for line in lines]
    policy = read_policy(course("\n".join(lines)))
    assert policy.due == {"linear_regression": DUE}  # 23:59 in Bucharest, summer time
    assert policy.allowed == 3
    assert policy.extension("ana", "linear_regression") == 3 * DAY
    assert policy.extension("ana", "other") == DAY


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("[late]\nmethod = 'harsh'", "late.method"),
        ("[late]\nper_day = 10", "late.per_day"),
        ("[late]\nper_week = 1", "late.per_week"),
        ("[attempts]\nat_most = 0", "attempts.at_most"),
        ("[attempts]\ncount = 'first'", "attempts.count"),
        ("[due]\nlosses = 'soon'", "due.losses"),
        ("timezone = 'Mars/Base'", "timezone"),
        ("[extensions.ana]\nall = -1", "extensions.ana.all"),
        ("late = 3", "late"),
        ("[late", "cannot be read"),
    ],
)
def test_a_slip_of_the_pen_is_named(course, text, setting):
    with pytest.raises(CourseError, match=r"course\.toml: .*" + setting):
        read_policy(course(text))


def test_a_date_alone_lasts_until_its_end_and_an_offset_counts():
    found = policy_of({"due": {"a": datetime(2026, 10, 1).date()}}).due["a"]
    assert found == datetime(2026, 10, 1, 23, 59, 59)


@pytest.mark.parametrize(
    ("late", "seconds", "taken"),
    [
        ("none", 10**6, 0),
        ("zero", 1, 7),
        ("zero", 0, 0),
        ("per_day", 0, 0),
        ("per_day", 1, 1.4),
        ("per_day", 86400, 1.4),
        ("per_day", 86401, 2.8),
        ("per_day", 10**9, 3.5),
    ],
)
def test_what_lateness_takes_of_seven_points(late, seconds, taken):
    assert Policy(late=late, per_day=0.2, at_most=0.5).penalty(7, seconds) == taken


def test_grace_and_extensions_move_the_line_not_the_count_of_days():
    policy = Policy(due={"a": DUE}, grace=timedelta(minutes=10), extensions={("ana", "a"): DAY})
    assert policy.seconds_late("boris", "a", DUE + timedelta(minutes=10)) == 0
    assert policy.seconds_late("boris", "a", DUE + timedelta(minutes=11)) == 660
    assert policy.seconds_late("ana", "a", DUE + DAY) == 0
    assert policy.seconds_late("ana", "a", None) == policy.seconds_late("ana", "b", DUE) == 0
