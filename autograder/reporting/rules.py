"""The course's rules in nbgrader's gradebook: due dates, extensions and late penalties.

nbgrader subtracts `late_submission_penalty` itself, in formgrader and in `nbgrader export`. What
was written is noted, so that nothing is opened while nothing has changed; penalties are written
again when rules, due dates, scores by hand or results change.
"""

import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

from autograder.grading.course import write_json
from autograder.grading.policy import read_policy
from autograder.grading.results import all_results


def rules_of(course, url, name, scores):
    """Return as plain data what the rules make of an assignment."""
    own, found = read_policy(course), {}
    if scores.policy.late != "none" and name in scores.policy.due:
        found = {r["student"]: scores.of(r).penalty for r in all_results(course, name)}
    students = {student for student, lesson in own.extensions if lesson in (name, "all")}
    extensions = {student: own.extension(student, name).total_seconds() for student in students}
    return {
        "url": hashlib.sha256(url.encode()).hexdigest(),  # it may hold a password
        "due": own.due[name].isoformat(" ") if name in own.due else None,
        "extensions": extensions,
        "penalties": {student: penalty for student, penalty in found.items() if penalty},
    }


def noted_rules(course, name):
    """Return what was written last, or None."""
    try:
        return json.loads(notes_path(course, name).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def notes_path(course, name):
    """Return where it is noted what rules stand in the gradebook."""
    return Path(course, "gradebook_notes", "rules", f"{name}.json")


def write_rules(db, course, name, rules):
    """Write the rules of one assignment and note that they stand there.

    Parameters
    ----------
    db : an open session of SQLAlchemy
    rules : as `rules_of` returns them
    """
    from nbgrader import api
    from sqlalchemy import select, update

    lessons, mine = api.Assignment.__table__, api.SubmittedAssignment.__table__
    notebooks = api.SubmittedNotebook.__table__
    lesson = db.execute(select(lessons.c.id).where(lessons.c.name == name)).scalar_one()
    if rules["due"]:
        due = datetime.fromisoformat(rules["due"])
        db.execute(update(lessons).where(lessons.c.id == lesson).values(duedate=due))
    chosen = select(mine.c.id, mine.c.student_id).where(mine.c.assignment_id == lesson)
    for submission, student in db.execute(chosen).all():
        penalty, more = rules["penalties"].get(student), rules["extensions"].get(student)
        row = notebooks.c.assignment_id == submission
        changed = row & notebooks.c.late_submission_penalty.is_distinct_from(penalty)
        db.execute(update(notebooks).where(changed).values(late_submission_penalty=penalty))
        if more is not None:
            row, more = mine.c.id == submission, timedelta(seconds=more)
            db.execute(update(mine).where(row).values(extension=more))
    db.commit()
    write_json(notes_path(course, name), rules)
