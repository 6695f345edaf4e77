"""The one writer into nbgrader's gradebook: formgrader, feedback and export work on what it writes.

Results are written in batches, each one transaction. What was written is noted with the hash of
its result after the transaction, so that a run that is killed goes on where it stopped.
"""

import hashlib
import json
import os
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from autograder.grading.course import CourseError, write_atomically, write_json
from autograder.grading.results import Place, read_result, read_submission, result_paths
from autograder.reporting import tables
from autograder.reporting.autograded import autograded_notebook, released_marks
from autograder.reporting.database import told_in_one_line
from autograder.reporting.rules import noted_rules, rules_of, write_rules
from autograder.reporting.scores import Scores
from autograder.reporting.words import of_points, state_of

COURSE_ID = "nabla"
BATCH = 100


def write_gradebook(course, url=None, assignment=None, tell=None):
    """Write all results that are not in the gradebook yet; return their number.

    Parameters
    ----------
    url : SQLAlchemy's URL of the database; None is <course>/gradebook.db
    tell : function that is given how many are done, and of how many, after each batch
    """
    course, count = Path(course), 0
    url = url or f"sqlite:///{(course / 'gradebook.db').resolve()}"
    by_assignment = {}
    for path in result_paths(course, assignment):
        by_assignment.setdefault(path.parent.name, []).append(path)
    if not by_assignment:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")
    stale = {n: p for n, p in by_assignment.items() if is_stale(course, url, n, p)}
    scores = Scores(course, url)
    rules = {name: rules_of(course, url, name, scores) for name in by_assignment}
    changed = [n for n, found in rules.items() if n in stale or found != noted_rules(course, n)]
    if not changed:
        return 0
    with open_gradebook(url) as gradebook:
        for name, paths in stale.items():
            count += write_results(gradebook, course, url, name, paths, tell)
        for name in changed:
            write_rules(gradebook.db, course, name, rules[name])
    return count


def write_again(course, place, url, rules):
    """Write one result, whether or not it stands there; return its autograded notebook's path.

    Parameters
    ----------
    rules : of the place's assignment, from `rules_of`
    """
    with open_gradebook(url) as gradebook:
        paths = [place.result(course)]
        write_results(gradebook, Path(course), url, place.assignment, paths, again=True)
        write_rules(gradebook.db, course, place.assignment, rules)
    return autograded_path(course, place)


def is_stale(course, url, name, paths):
    """Return True unless the notes say that every result stands in a database that is there."""
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).is_file():
        return True
    noted = read_notes(course, name, url)
    return any(noted.get(path.stem) != hash_of(path) for path in paths)


def write_results(gradebook, course, url, name, paths, tell=None, again=False):
    """Write the results of one assignment that are new or changed, or all of them `again`."""
    rows = tables.write_assignment(gradebook, name, released_marks(course, name))
    present = tables.submitted_students(gradebook.db, rows)
    noted = {s: h for s, h in read_notes(course, name, url).items() if s in present}
    paths = [path for path in paths if again or noted.get(path.stem) != hash_of(path)]
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        hashes = {path.stem: hash_of(path) for path in batch}
        entries = [entry_of(course, result) for result in map(read_result, batch) if result]
        tables.write_submissions(gradebook.db, rows, entries)
        gradebook.db.commit()
        noted |= hashes
        write_json(notes_path(course, name), {"url": hash_text(url), "written": noted})
        if tell:
            tell(start + len(batch), len(paths))
    return len(paths)


def entry_of(course, result):
    """Write a result's autograded notebook; return its entry for `tables.write_submissions`."""
    place = Place(result["assignment"], result["student"])
    data = read_submission(course, place)
    if hashlib.sha256(data).hexdigest() != result["hashes"]["submission"]:
        where = f"{course}/submitted/{place.student}/{place.assignment}"
        raise CourseError(f"{where}: has changed since it was graded; run `autograder grade`")
    notebook = autograded_notebook(course, result, data)
    path = autograded_path(course, place)
    write_atomically(path, json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
    submitted = Path(course, "submitted", place.student, place.assignment, "timestamp.txt")
    if submitted.is_file():
        write_atomically(path.with_name("timestamp.txt"), submitted.read_bytes())
    return {
        "student": place.student,
        "timestamp": read_timestamp(submitted),
        "scores": tables.scores_of(result),
        "comments": {e["name"]: comment_on(e) for e in result["exercises"]},
    }


def autograded_path(course, place):
    """Return where nbgrader looks for a submission's notebook after grading."""
    return Path(course, "autograded", place.student, place.assignment, f"{place.assignment}.ipynb")


def comment_on(exercise):
    """Return the comment on an answer; it holds no text of the student's, for it becomes HTML."""
    state = state_of(exercise)
    if state == "right":
        return None
    if state == "not written":
        return "No response."
    return (
        exercise["diagnosis"] or f"{of_points(exercise)}; what to look at stands below the check."
    )


def read_timestamp(path):
    """Return the time of submission (UTC, without zone, as nbgrader keeps it), or None."""
    try:
        text = path.read_text("utf-8").strip().removesuffix(" UTC")
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except (OSError, ValueError):
        return None


def notes_path(course, name):
    """Return where it is noted what stands in the gradebook."""
    return Path(course, "gradebook_notes", f"{name}.json")


def read_notes(course, name, url):
    """Return the hash of the written result of each student."""
    try:
        notes = json.loads(notes_path(course, name).read_text("utf-8"))
        return notes["written"] if notes["url"] == hash_text(url) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def hash_of(path):
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def hash_text(text):
    """Return the hash of a text: a URL may hold a password."""
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def open_gradebook(url):
    """Give nbgrader's Gradebook; its import takes seconds, hence here.

    Raises CourseError if the database cannot be opened.
    """
    here = str(Path(sys.executable).parent)  # nbgrader calls `alembic` through PATH
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
    os.environ.setdefault("USER", "instructor")
    with module_left_out("rfc3987_syntax"):
        from nbgrader.api import Gradebook
    with told_in_one_line(url):
        if url.startswith("sqlite:///"):
            prepare_sqlite(Path(url.removeprefix("sqlite:///")))
        with Gradebook(url, COURSE_ID) as gradebook:
            yield gradebook


@contextmanager
def module_left_out(name):
    """Let an optional import fail: jsonschema compiles a grammar with this one, and nothing here
    uses it; that is two of the five seconds which the import of nbgrader takes.
    """
    absent = name not in sys.modules
    sys.modules.setdefault(name, None)
    try:
        yield
    finally:
        if absent:
            del sys.modules[name]


def prepare_sqlite(path):
    """Let readers go on while we write: the write-ahead log, which stays set in the file."""
    import sqlite3

    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()

    if not event.contains(Engine, "connect", set_pragmas):
        event.listen(Engine, "connect", set_pragmas)


def set_pragmas(connection, record):
    """Set what is per connection: wait for other writers, do not sync at every commit."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=30000")
