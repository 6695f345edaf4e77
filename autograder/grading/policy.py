"""The course's rules on time and attempts, read from `course.toml` in the course folder.

`SETTINGS` is that file as `autograder release` writes it: every rule with its meaning, all of them
switched off. A due date or an extension that is not set there is taken from nbgrader's gradebook
(see `autograder.reporting.scores`). Times are UTC without a zone, as nbgrader keeps them.
"""

import math
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.grading.course import CourseError, write_atomically

FILE = "course.toml"
DAY = 86400
SETTINGS = """\
# The rules of this course. Remove the `#` in front of a line to set it; run `autograder grade`
# again afterwards: submissions are not run again, only their points change.

# Time zone of the dates below that name none; without this line it is UTC.
# timezone = "Europe/Bucharest"

[due]
# When each lesson is due. A lesson without a line is due when nbgrader's gradebook says so
# (formgrader, "edit assignment"), or never.
# linear_regression = 2026-10-01T23:59:00

[late]
method = "none"       # "none": late is shown, nothing is taken; "zero": late earns nothing;
                      # "per_day": a share of the points earned is taken for each day begun
per_day = 0.1         # this share for "per_day"
at_most = 1.0         # and never more than this share
grace_minutes = 0     # so much later still counts as in time

[attempts]
count = "last"        # "last": the last hand-in counts; "best": the one with the most points,
                      # after the late penalty
# at_most = 3         # hand-ins after this many do not count

# More days for one student, for one lesson or for `all`.
# [extensions.ana]
# linear_regression = 3
# all = 1
"""


@dataclass(frozen=True)
class Policy:
    """Rules on time and attempts; the defaults take nothing from anybody."""

    late: str = "none"
    per_day: float = 0.1
    at_most: float = 1.0
    grace: timedelta = timedelta()
    count: str = "last"
    allowed: int | None = None  # how many attempts count
    due: dict = field(default_factory=dict)  # lesson -> datetime
    extensions: dict = field(default_factory=dict)  # (student, lesson or "all") -> timedelta

    def due_for(self, student, lesson):
        """Return when a student has to hand in a lesson, or None."""
        due = self.due.get(lesson)
        return due and due + self.extension(student, lesson)

    def extension(self, student, lesson):
        """Return how much longer a student has than the others."""
        for_all = self.extensions.get((student, "all"), timedelta())
        return self.extensions.get((student, lesson), for_all)

    def seconds_late(self, student, lesson, time):
        """Return by how many seconds a hand-in at `time` (datetime or None) was late."""
        due = self.due_for(student, lesson)
        if due is None or time is None or time <= due + self.grace:
            return 0.0
        return (time - due).total_seconds()

    def penalty(self, points, seconds_late):
        """Return how many of the earned points are taken.

        >>> Policy(late="per_day", per_day=0.2, at_most=0.5).penalty(7.0, 86401)
        2.8
        """
        if seconds_late <= 0 or points <= 0 or self.late == "none":
            return 0.0
        if self.late == "zero":
            return float(points)
        share = min(self.per_day * math.ceil(seconds_late / DAY), self.at_most)
        return round(points * share, 2)


def write_settings(course):
    """Write `course.toml` with every rule explained, unless there is one."""
    path = Path(course, FILE)
    if not path.exists():
        write_atomically(path, SETTINGS)


def read_policy(course):
    """Return the `Policy` of a course folder; without a file, the defaults.

    Raises CourseError that names the file and the setting.
    """
    path = Path(course, FILE)
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Policy()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error
    try:
        return policy_of(settings)
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(f"{path}: {error.args[0]}") from error


def policy_of(settings):
    """Return the `Policy` that the contents of a settings file describe."""
    known = {"timezone", "due", "late", "attempts", "extensions"}
    refuse_unknown(settings, known, "")
    late, attempts = settings.get("late", {}), settings.get("attempts", {})
    refuse_unknown(late, {"method", "per_day", "at_most", "grace_minutes"}, "late.")
    refuse_unknown(attempts, {"count", "at_most"}, "attempts.")
    zone = zone_of(settings.get("timezone", "UTC"))
    return Policy(
        late=one_of("late.method", late.get("method", "none"), ("none", "zero", "per_day")),
        per_day=number("late.per_day", late.get("per_day", 0.1), 0, 1),
        at_most=number("late.at_most", late.get("at_most", 1.0), 0, 1),
        grace=timedelta(minutes=number("late.grace_minutes", late.get("grace_minutes", 0), 0)),
        count=one_of("attempts.count", attempts.get("count", "last"), ("last", "best")),
        allowed=whole("attempts.at_most", attempts.get("at_most")),
        due={name: moment(f"due.{name}", v, zone) for name, v in settings.get("due", {}).items()},
        extensions={
            (student, lesson): timedelta(days=number(f"extensions.{student}.{lesson}", days, 0))
            for student, lessons in settings.get("extensions", {}).items()
            for lesson, days in lessons.items()
        },
    )


def refuse_unknown(table, known, prefix):
    """Raise ValueError for a setting that nobody reads: it is a slip of the pen."""
    if not isinstance(table, dict):
        raise ValueError(f"{prefix.rstrip('.')}: wanted a table")
    if unknown := sorted(set(table) - known):
        raise ValueError(f"{prefix}{unknown[0]}: unknown; there are {', '.join(sorted(known))}")


def one_of(name, value, words):
    """Return a setting that is one of some words."""
    if value not in words:
        raise ValueError(f"{name}: wanted one of {', '.join(words)}, got {value!r}")
    return value


def number(name, value, least, most=math.inf):
    """Return a setting that is a number within bounds."""
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not plain or not least <= value <= most:
        bounds = f"from {least} to {most}" if most < math.inf else f"of at least {least}"
        raise ValueError(f"{name}: wanted a number {bounds}, got {value!r}")
    return float(value)


def whole(name, value):
    """Return a setting that is a positive whole number, or None."""
    if value is not None and (type(value) is not int or value < 1):
        raise ValueError(f"{name}: wanted a whole number of at least 1, got {value!r}")
    return value


def zone_of(name):
    """Return a time zone by its name."""
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ValueError(f"timezone: no time zone {name!r}, try Europe/Bucharest") from error


def moment(name, value, zone):
    """Return a date and time as UTC without a zone; a date alone is the end of that day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, datetime.max.time().replace(microsecond=0))
    if not isinstance(value, datetime):
        raise ValueError(f"{name}: wanted a date like 2026-10-01T23:59:00, got {value!r}")
    return (
        (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC).replace(tzinfo=None)
    )
