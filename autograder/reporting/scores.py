"""The score of a submission: what the checks gave, what a person changed, what lateness costs.

Results say what the checks gave. An instructor's score in the gradebook stands in place of it, and
extra credit beside it, as nbgrader has it; the late penalty comes from the rules of the course.
Feedback, export, report and gradebook all take their numbers from here.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from autograder.grading.attempts import as_time, attempts_of, current_name, read_ledger, read_time
from autograder.grading.policy import read_policy
from autograder.grading.results import Place
from autograder.reporting.entered import read_entered


@dataclass(frozen=True)
class Score:
    """The score of one submission, in points; late in seconds, times in UTC without a zone."""

    exercises: dict  # name -> points, a person's in place of the checks'
    max_points: float
    by_hand: dict = field(default_factory=dict)  # name -> {"points", "credit", "comment"}
    late: float = 0.0
    penalty: float = 0.0
    due: datetime | None = None
    time: datetime | None = None
    attempt: int = 1  # which of the attempts counts
    attempts: int = 1

    @property
    def raw(self):
        """Points before the late penalty."""
        return sum(self.exercises.values())

    @property
    def points(self):
        """Points after the late penalty."""
        return round(max(self.raw - self.penalty, 0.0), 6)

    @property
    def share(self):
        """Points as a share of those that can be earned."""
        return self.points / self.max_points if self.max_points else 0.0


class Scores:
    """The scores of a course; the rules, the gradebook and the notes on attempts are read once.

    Parameters
    ----------
    url : SQLAlchemy's URL of the gradebook; None is <course>/gradebook.db
    """

    def __init__(self, course, url=None):
        self.course = course
        self.entered = read_entered(course, url)
        self.policy = joined(read_policy(course), self.entered)
        self.ledger = read_ledger(course)

    def of(self, result):
        """Return the `Score` of a result."""
        student, lesson = result["student"], result["assignment"]
        place = Place(lesson, student)
        by_hand = {e["name"]: self.by_hand(student, lesson, e["name"]) for e in result["exercises"]}
        exercises = {
            e["name"]: by_hand[e["name"]].get("points", e["points"])
            + by_hand[e["name"]].get("credit", 0.0)
            for e in result["exercises"]
        }
        time = as_time(read_time(self.course, place))
        late = self.policy.seconds_late(student, lesson, time)
        number, count = self.attempt(place)
        return Score(
            exercises=exercises,
            max_points=result["max_points"],
            by_hand={name: found for name, found in by_hand.items() if found},
            late=late,
            penalty=self.policy.penalty(sum(exercises.values()), late),
            due=self.policy.due_for(student, lesson),
            time=time,
            attempt=number,
            attempts=count,
        )

    def by_hand(self, student, lesson, exercise):
        """Return what a person entered on an exercise: "points", "credit", "comment"."""
        key, entered = (student, lesson, exercise), self.entered
        parts = {"points": entered.scores, "credit": entered.credit, "comment": entered.comments}
        return {part: kept[key] for part, kept in parts.items() if key in kept}

    def attempt(self, place):
        """Return which attempt counts, and how many there are."""
        attempts = attempts_of(self.ledger, place)
        if len(attempts) < 2:
            return 1, 1
        names = [attempt.name for attempt in attempts]
        current = current_name(self.course, place)
        return (names.index(current) + 1 if current in names else len(names)), len(names)


def joined(policy, entered):
    """Return the rules with the gradebook's due dates and extensions where they say nothing."""
    return replace(
        policy,
        due=entered.due | policy.due,
        extensions=entered.extensions | policy.extensions,
    )
