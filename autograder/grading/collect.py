"""Hand-ins to where the grader finds them: submitted/<student>/<lesson>/<lesson>.ipynb.

The source is a folder or a zip archive of a learning platform. Of several hand-ins of one student
the last wins; all are kept in `attempts/`. Files that are no hand-in are reported, and nothing
stops the rest. Collecting the same source again changes nothing.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from autograder.grading.archive import files_of
from autograder.grading.attempts import (
    LEDGER,
    TIMESTAMP,
    keep,
    note_attempt,
    read_ledger,
    write_time,
)
from autograder.grading.course import is_name, released_lessons, write_atomically, write_json
from autograder.grading.names import read_name
from autograder.grading.notebook import DamagedNotebook, read_notebook
from autograder.grading.results import Place


@dataclass(frozen=True)
class HandIn:
    """One notebook that somebody handed in."""

    student: str
    lesson: str
    kept: Path  # where it lies among the attempts
    sha256: str
    time: str  # UTC, as nbgrader's timestamp.txt writes it
    timed: bool  # whether it was handed in at that time
    order: tuple  # the platform's number, the mark of the copy
    path: str


@dataclass
class Collected:
    """What was done: places by what became of them, and files that were left out with reasons."""

    new: list = field(default_factory=list)
    replaced: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    left_out: list = field(default_factory=list)  # (path, reason)


def collect(course, source):
    """Collect a folder or zip archive into a course folder; return what was `Collected`."""
    course = Path(course)
    lessons, ledger, done = released_lessons(course), read_ledger(course), Collected()
    by_place = {}
    for found in files_of(source):
        hand_in = hand_in_of(course, found, lessons, ledger, done)
        if hand_in is not None:
            by_place.setdefault((hand_in.student, hand_in.lesson), []).append(hand_in)
    for _, hand_ins in sorted(by_place.items()):
        hand_ins.sort(key=rank)
        for hand_in in hand_ins:
            place = Place(hand_in.lesson, hand_in.student)
            note_attempt(ledger, place, hand_in.sha256, hand_in.time if hand_in.timed else "")
        put(course, hand_ins[-1], ledger, done)
    write_json(course / LEDGER, ledger)
    return done


def rank(hand_in):
    """Return what orders the hand-ins of one student: the platform's number, copy, time."""
    return hand_in.order, hand_in.time, hand_in.path


def hand_in_of(course, found, lessons, ledger, done):
    """Keep a file and return its `HandIn`, or None after noting why it is none."""
    if found.path.name.startswith("."):
        return None
    if found.problem or found.path.suffix.lower() != ".ipynb":
        ours = found.path.name in (TIMESTAMP, LEDGER)
        if not ours:
            done.left_out.append((str(found.path), found.problem or "is no notebook (.ipynb)"))
        return None
    named = read_name(found.path, lessons)
    lesson = named.stem if named.stem in lessons else lesson_inside(found.data, lessons)
    if lesson is None:
        lesson = next((part for part in reversed(found.path.parts) if part in lessons), None)
    student = named.sender and student_of(named.sender, ledger)
    if lesson is None or student is None or not is_name(student):
        reason = "no released lesson has this name" if lesson is None else "names no student"
        done.left_out.append((str(found.path), reason))
        return None
    time = found.time.strftime("%Y-%m-%d %H:%M:%S UTC")
    kept, sha256 = keep(course, Place(lesson, student), found.data)
    return HandIn(student, lesson, kept, sha256, time, named.timed, named.order, str(found.path))


def lesson_inside(data, lessons):
    """Return the lesson that a notebook's own metadata names, or None."""
    try:
        lesson = read_notebook(data).lesson
    except DamagedNotebook:
        return None
    return lesson if lesson in lessons else None


def student_of(sender, ledger):
    """Return the folder of a sender: the name, with the platform's number if it is taken."""
    if sender.number is None:
        return sender.name
    numbers = ledger.setdefault("senders", {})
    if sender.number not in numbers:
        taken = sender.name in numbers.values()
        numbers[sender.number] = f"{sender.name}_{sender.number}" if taken else sender.name
    return numbers[sender.number]


def put(course, hand_in, ledger, done):
    """Make a hand-in the one that is graded, unless it is known already."""
    place = f"{hand_in.student}/{hand_in.lesson}"
    folder = course / "submitted" / hand_in.student / hand_in.lesson
    target = folder / f"{hand_in.lesson}.ipynb"
    known = ledger.setdefault("hand_ins", {}).setdefault(place, {})
    current = hashlib.sha256(target.read_bytes()).hexdigest() if target.is_file() else None
    older = hand_in.time <= known.get("time", "") and hand_in.sha256 in known.get("seen", [])
    if current is not None and (hand_in.sha256 == current or older):
        done.unchanged.append(place)
    else:
        write_time(folder / TIMESTAMP, hand_in.time if hand_in.timed else "")
        write_atomically(target, hand_in.kept.read_bytes())
        (done.new if current is None else done.replaced).append(place)
        known["time"] = hand_in.time
    known["seen"] = sorted({hand_in.sha256, *known.get("seen", [])})
