"""Several hand-ins of one student: which are known, and which one counts.

`collect` keeps every hand-in in `attempts/<student>/<lesson>/` and notes in `collected.json` when
each came; the one in `submitted/` counts. All are graded: the earlier ones into
`results/<lesson>/attempts/<student>/`. Then `settle` makes the one count that the course's rules
say, the last or the best. What is replaced stays among the attempts, so this can be done again
under other rules.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from autograder.grading.course import CourseError, write_atomically, write_json
from autograder.grading.results import Place, read_result, read_submission

LEDGER = "collected.json"
TIMESTAMP = "timestamp.txt"
SHORT = 16  # digits of a hash that name an attempt


@dataclass(frozen=True)
class Attempt:
    """One hand-in: the name of its file without ending, and its time as in timestamp.txt, or ""."""

    name: str
    time: str


def read_ledger(course):
    """Return what earlier collections noted: numbers of senders, attempts of each place."""
    try:
        return json.loads(Path(course, LEDGER).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def attempts_of(ledger, place, allowed=None):
    """Return the attempts at a place in the order in which they came, at most `allowed`."""
    noted = ledger.get("hand_ins", {}).get(f"{place.student}/{place.assignment}", {})
    return [Attempt(*entry) for entry in noted.get("attempts", [])][:allowed]


def note_attempt(ledger, place, sha256, time):
    """Note an attempt at a place, unless it is noted or the same as the last one."""
    known = ledger.setdefault("hand_ins", {}).setdefault(f"{place.student}/{place.assignment}", {})
    attempts, entry = known.setdefault("attempts", []), [sha256[:SHORT], time]
    if entry not in attempts and entry[0] not in [name for name, _ in attempts[-1:]]:
        attempts.append(entry)


def keep(course, place, data):
    """Keep a hand-in among the attempts; return its path there and its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = replace(place, attempt=sha256[:SHORT]).notebook(course)
    if not path.is_file():
        write_atomically(path, data)
    return path, sha256


def read_time(course, place):
    """Return the time of the hand-in that counts as its timestamp.txt has it, or ""."""
    try:
        return place.notebook(course).with_name(TIMESTAMP).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def write_time(path, time):
    """Write a timestamp.txt; for a hand-in at no known time there is none."""
    if time:
        write_atomically(path, time + "\n")
    else:
        path.unlink(missing_ok=True)


def as_time(text):
    """Return a time of a timestamp.txt as UTC without a zone, or None.

    >>> as_time("2026-10-01 12:00:00 UTC")
    datetime.datetime(2026, 10, 1, 12, 0)
    """
    try:
        time = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
    except ValueError:
        return None
    return (time - (time.utcoffset() or time - time)).replace(tzinfo=None)


def earlier_attempts(course, places, policy):
    """Return the places of the attempts that do not count at the moment, but may."""
    ledger, found = read_ledger(course), []
    for place in places:
        attempts = attempts_of(ledger, place, policy.allowed)
        current = current_name(course, place) if attempts else None
        names = dict.fromkeys(attempt.name for attempt in attempts if attempt.name != current)
        others = [replace(place, attempt=name) for name in names]
        found += [other for other in others if other.notebook(course).is_file()]
    return found


def current_name(course, place):
    """Return the name of the attempt that counts now, or None if it cannot be read."""
    try:
        return hashlib.sha256(read_submission(course, place)).hexdigest()[:SHORT]
    except CourseError:
        return None


def settle(course, places, policy):
    """Make the attempt count that the rules say; return the places where another one counts now.

    Every attempt at these places has been graded before.
    """
    ledger, changed = read_ledger(course), []
    before = json.dumps(ledger)
    for place in places:
        if place.attempt or not attempts_of(ledger, place):
            continue
        current = remember(course, place, ledger)
        attempts = attempts_of(ledger, place, policy.allowed)
        chosen = choose(course, place, attempts, current, policy)
        if chosen and (chosen.name, chosen.time) != (current, read_time(course, place)):
            swap(course, place, chosen, current)
            changed.append(place)
    if json.dumps(ledger) != before:
        write_json(Path(course, LEDGER), ledger)
    return changed


def remember(course, place, ledger):
    """Keep and note the hand-in that counts, and a time that a person gave it; return its name."""
    try:
        _, sha256 = keep(course, place, read_submission(course, place))
    except CourseError:
        return None
    name, time = sha256[:SHORT], read_time(course, place)
    attempts = attempts_of(ledger, place)
    if name not in [attempt.name for attempt in attempts]:
        note_attempt(ledger, place, sha256, time)
    elif Attempt(name, time) not in attempts:
        noted = ledger["hand_ins"][f"{place.student}/{place.assignment}"]["attempts"]
        noted[max(i for i, entry in enumerate(noted) if entry[0] == name)] = [name, time]
    return name


def choose(course, place, attempts, current, policy):
    """Return the attempt that counts: of equally good ones the last."""
    if policy.count == "last" or not attempts:
        return attempts[-1] if attempts else None
    worth = {attempt: worth_of(course, place, attempt, current, policy) for attempt in attempts}
    return max(reversed(attempts), key=worth.get)


def worth_of(course, place, attempt, current, policy):
    """Return the points of an attempt after its late penalty; -1 without a result."""
    graded = place if attempt.name == current else replace(place, attempt=attempt.name)
    result = read_result(graded.result(course))
    if result is None:
        return -1.0
    late = policy.seconds_late(place.student, place.assignment, as_time(attempt.time))
    return result["points"] - policy.penalty(result["points"], late)


def swap(course, place, chosen, current):
    """Put an attempt into `submitted/` with its result; the one that counted keeps its own."""
    earlier = replace(place, attempt=chosen.name)
    if current:
        copy(course, place, replace(place, attempt=current))
    notebook = place.notebook(course)
    write_time(notebook.with_name(TIMESTAMP), chosen.time)
    write_atomically(notebook, earlier.notebook(course).read_bytes())
    copy(course, earlier, place)


def copy(course, source, target):
    """Copy the result and timings of one place to another."""
    for file in (Place.timings, Place.result):
        path = file(source, course)
        if path.is_file():
            write_atomically(file(target, course), path.read_bytes())
