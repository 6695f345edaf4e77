"""What the results of one lesson say about a class, gathered in one pass.

Of a result only numbers and names are kept, so that a class of any size fits.
"""

import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from autograder.reporting.words import passed, state_of

STATES = ("right", "partly right", "wrong", "stopped", "not written")
STUCK = 0.3  # a student below this share of the points, who wrote something


@dataclass
class Exercise:
    """What the class made of one exercise."""

    name: str
    max_points: float
    states: Counter = field(default_factory=Counter)
    mistakes: Counter = field(default_factory=Counter)  # (name, hint) -> students
    failed: Counter = field(default_factory=Counter)  # title of a check -> students

    @property
    def share_right(self):
        """The share of all students who have it right."""
        total = self.states.total()
        return self.states["right"] / total if total else 0.0


@dataclass
class Lesson:
    """What the class made of one lesson; notebooks that cannot be read count in `damaged` only."""

    name: str
    shares: dict = field(default_factory=dict)  # student -> share of the points
    exercises: dict = field(default_factory=dict)
    stuck: list = field(default_factory=list)  # (student, share, exercises to look at)
    damaged: list = field(default_factory=list)  # (student, sentences)
    repaired: Counter = field(default_factory=Counter)  # sentence -> students

    @property
    def median(self):
        """The median share of the points."""
        return statistics.median(self.shares.values()) if self.shares else 0.0

    @property
    def mistakes(self):
        """All (exercise, hint, number of students), the most frequent first."""
        found = [
            (exercise.name, hint, count)
            for exercise in self.exercises.values()
            for (_, hint), count in exercise.mistakes.items()
        ]
        return sorted(found, key=lambda row: (-row[2], row[0], row[1]))


def gather(results):
    """Return the `Lesson` of each assignment, by name."""
    lessons = {}
    for result in results:
        name = result["assignment"]
        add(lessons.setdefault(name, Lesson(name)), result)
    return dict(sorted(lessons.items()))


def add(lesson, result):
    """Add a result to its lesson."""
    student = result["student"]
    if result["damaged"]:
        lesson.damaged.append((student, [f["text"] for f in result["findings"]]))
        return
    share = result["points"] / result["max_points"] if result["max_points"] else 0.0
    lesson.shares[student] = share
    states = defaultdict(list)
    for record in result["exercises"]:
        name = record["name"]
        exercise = lesson.exercises.setdefault(name, Exercise(name, record["max_points"]))
        state = state_of(record)
        states[state].append(name)
        exercise.states[state] += 1
        if record["mistake"]:
            exercise.mistakes[record["mistake"], record["diagnosis"]] += 1
        if state not in ("right", "not written"):
            exercise.failed.update(c["title"] for c in record["checks"] if not passed(c))
    lesson.repaired.update(finding["text"] for finding in result["findings"])
    tried = states["wrong"] + states["stopped"] + states["partly right"]
    if tried and share < STUCK:
        lesson.stuck.append((student, share, tried))
