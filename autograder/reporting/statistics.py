"""What the results of one lesson say about a class, gathered in one pass.

Of a result only numbers and names are kept, so that a class of any size fits.
"""

import json
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np

from autograder.grading.course import in_book_order
from autograder.grading.results import Place
from autograder.reporting.incidents import incidents
from autograder.reporting.words import passed, state_of

STATES = ("right", "partly right", "wrong", "stopped", "not written")
STUCK = 0.3  # a student below this share of the points, who wrote something
FEWEST = 5  # students for a correlation that says anything


@dataclass
class Exercise:
    """What the class made of one exercise."""

    name: str
    max_points: float
    states: Counter = field(default_factory=Counter)
    mistakes: dict = field(default_factory=dict)  # (name, hint) -> students
    failed: Counter = field(default_factory=Counter)  # title of a check -> students
    shares: dict = field(default_factory=dict)  # student -> share of its points
    seconds: list = field(default_factory=list)  # how long its checks took
    separation: float | None = None  # correlation of its points with those of the others

    @property
    def share_right(self):
        """The share of all students who have it right."""
        total = self.states.total()
        return self.states["right"] / total if total else 0.0

    @property
    def mean(self):
        """The mean share of its points."""
        return statistics.fmean(self.shares.values()) if self.shares else 0.0

    @property
    def median_seconds(self):
        """How long its checks took for half of the students, or None."""
        return statistics.median(self.seconds) if self.seconds else None


@dataclass
class Lesson:
    """What the class made of one lesson; notebooks that cannot be read count in `damaged` only."""

    name: str
    due: object = None
    shares: dict = field(default_factory=dict)  # student -> share of the points
    exercises: dict = field(default_factory=dict)
    stuck: list = field(default_factory=list)  # (student, share, exercises to look at)
    late: list = field(default_factory=list)  # (student, Score)
    again: list = field(default_factory=list)  # (student, Score) of several attempts
    attempts: dict = field(default_factory=dict)  # student -> (shares, exercises never right)
    similar: list = field(default_factory=list)  # of similarity.Pair
    by_hand: list = field(default_factory=list)  # (student, exercises)
    damaged: list = field(default_factory=list)  # (student, sentences)
    incidents: dict = field(default_factory=dict)  # kind -> (student, where, message)
    repaired: Counter = field(default_factory=Counter)  # sentence -> students

    @property
    def median(self):
        """The median share of the points."""
        return statistics.median(self.shares.values()) if self.shares else 0.0

    @property
    def mistakes(self):
        """All (exercise, hint, students), the most frequent first."""
        found = [
            (exercise.name, hint, sorted(students))
            for exercise in self.exercises.values()
            for (_, hint), students in exercise.mistakes.items()
        ]
        return sorted(found, key=lambda row: (-len(row[2]), row[0], row[1]))


def gather(course, results, scores):
    """Return the `Lesson` of each assignment, by name.

    Parameters
    ----------
    scores : `Scores` of the course
    """
    lessons = {}
    for result in results:
        name = result["assignment"]
        lesson = lessons.setdefault(name, Lesson(name, due=scores.policy.due.get(name)))
        add(lesson, result, scores.of(result), read_timings(course, result))
    for lesson in lessons.values():
        separate(lesson)
    return {name: lessons[name] for name in in_book_order(lessons)}


def read_timings(course, result):
    """Return how long the exercises of a result took, in seconds by name."""
    try:
        path = Place(result["assignment"], result["student"]).timings(course)
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def add(lesson, result, score, timings):
    """Add a result to its lesson."""
    student = result["student"]
    for kind, where, message in incidents(result):
        lesson.incidents.setdefault(kind, []).append((student, where, message))
    if result["damaged"]:
        lesson.damaged.append((student, [f["text"] for f in result["findings"]]))
        return
    lesson.shares[student] = score.share
    if score.late:
        lesson.late.append((student, score))
    if score.attempts > 1:
        lesson.again.append((student, score))
    if score.by_hand:
        lesson.by_hand.append((student, list(score.by_hand)))
    states = defaultdict(list)
    for record in result["exercises"]:
        name = record["name"]
        exercise = lesson.exercises.setdefault(name, Exercise(name, record["max_points"]))
        state = state_of(record)
        states[state].append(name)
        exercise.states[state] += 1
        exercise.shares[student] = record["points"] / record["max_points"]
        if name in timings:
            exercise.seconds.append(timings[name])
        if record["mistake"]:
            hint = (record["mistake"], record["diagnosis"])
            exercise.mistakes.setdefault(hint, []).append(student)
        if state not in ("right", "not written"):
            exercise.failed.update(c["title"] for c in record["checks"] if not passed(c))
    lesson.repaired.update(finding["text"] for finding in result["findings"])
    tried = states["wrong"] + states["stopped"] + states["partly right"]
    if tried and score.raw < STUCK * score.max_points:
        lesson.stuck.append((student, score.raw / score.max_points, tried))


def separate(lesson):
    """Set by how much each exercise separates the strong from the weak.

    It is the correlation of the exercise's points with the points of all other exercises of the
    lesson (of one that is right or wrong: the point-biserial correlation with the rest score).
    None where too few students or no differences say nothing.
    """
    students = list(lesson.shares)
    if len(students) < FEWEST or len(lesson.exercises) < 2:
        return
    table = np.array(
        [
            [exercise.max_points * exercise.shares.get(student, 0.0) for student in students]
            for exercise in lesson.exercises.values()
        ]
    )
    rest = table.sum(axis=0) - table
    for exercise, own, others in zip(lesson.exercises.values(), table, rest, strict=True):
        if np.ptp(own) > 1e-9 and np.ptp(others) > 1e-9:
            exercise.separation = float(np.corrcoef(own, others)[0, 1])
