"""Grades as CSV: for a spreadsheet, or as the grade books of Canvas and Moodle read them.

A spreadsheet runs a cell that begins with = + - @ as a formula, and names come from outside: such
a cell gets an apostrophe in front. Numbers are written without needless digits.
"""

import csv
import io
from pathlib import Path

from autograder.grading.course import CourseError, write_atomically
from autograder.grading.results import all_results
from autograder.reporting.people import People
from autograder.reporting.scores import Scores

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
HEAD = ("student", "assignment", "points", "max_points", "late_penalty", "attempt", "damaged")
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE = ("Identifier", "Full name", "Email address", "Grade", "Maximum grade")
MODIFIED = "Last modified (grade)"  # Moodle wants the column and takes "-" for "not graded yet"


def write_grades(course, path=None, platform=None, assignment=None, url=None):
    """Write the grades; return the paths of the files.

    Parameters
    ----------
    path : file (for Moodle: folder) to write instead of the usual one
    platform : None, "canvas" or "moodle"
    url : SQLAlchemy's URL of the gradebook; None is <course>/gradebook.db

    Raises CourseError if nothing is graded.
    """
    scores, course = Scores(course, url), Path(course)
    rows = [(r, scores.of(r)) for r in all_results(course, assignment)]
    rows.sort(key=lambda row: (row[0]["student"], row[0]["assignment"]))
    if not rows:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")
    people = People(scores)
    if platform == "canvas":
        return [write_table(path or course / "grades_canvas.csv", canvas_rows(rows, people))]
    if platform == "moodle":
        folder = Path(path or course / "grades_moodle")
        lessons = sorted({result["assignment"] for result, _ in rows})
        return [
            write_table(folder / f"{lesson}.csv", moodle_rows(rows, lesson, people))
            for lesson in lessons
        ]
    return [write_table(path or course / "grades.csv", plain_rows(rows))]


def plain_rows(rows):
    """Yield one row for each student and lesson, with one column for each exercise."""
    names = columns(rows)
    yield [*HEAD, *names]
    for result, score in rows:
        own = by_column(result, score)
        head = [result["student"], result["assignment"], score.points, score.max_points]
        head += [score.penalty, score.attempt, result["damaged"]]
        yield head + [own.get(name, "") for name in names]


def canvas_rows(rows, people):
    """Yield the rows that Canvas imports (Gradebook > Import): one for each student.

    A late penalty is a column of its own, so that the columns of a lesson add up to its points.
    """
    names, most, students = [], {}, {}
    for result, score in rows:
        own, late = by_column(result, score), f"{result['assignment']}/late penalty"
        for exercise in result["exercises"]:
            most[f"{result['assignment']}/{exercise['name']}"] = exercise["max_points"]
        students.setdefault(result["student"], {}).update(own)
        if score.penalty:
            most[late] = 0
            students[result["student"]][late] = -score.penalty
    lessons = dict.fromkeys(result["assignment"] for result, _ in rows)
    for lesson in lessons:
        names += [name for name in most if name.startswith(f"{lesson}/")]
    yield [*CANVAS, *names]
    yield ["    Points Possible", "", "", "", "", *(most[name] for name in names)]
    for student, own in students.items():
        person = people.of(student)
        head = [person.name, person.canvas, "", person.login, ""]
        yield head + [own.get(name, "") for name in names]


def moodle_rows(rows, lesson, people):
    """Yield a lesson's rows: Moodle's grading worksheet, and a column for each exercise.

    The worksheet is uploaded in the assignment; Moodle passes over columns that it does not know.
    Grades > Import > CSV file takes any of the columns, with the address as the key.
    """
    rows = [row for row in rows if row[0]["assignment"] == lesson]
    names = columns(rows)
    yield [*MOODLE, MODIFIED, *names]
    for result, score in rows:
        person, own = people.of(result["student"]), by_column(result, score)
        head = [person.moodle, person.name, person.email, score.points, score.max_points, "-"]
        yield head + [own.get(name, "") for name in names]


def columns(rows):
    """Return the names of all columns of exercises, in order."""
    found = {}
    for result, score in rows:
        found |= dict.fromkeys(by_column(result, score))
    return list(found)


def by_column(result, score):
    """Return the points of a result's exercises by the name of their column."""
    return {f"{result['assignment']}/{name}": value for name, value in score.exercises.items()}


def write_table(path, rows):
    """Write rows as CSV; return the path."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([safe(value) for value in row] for row in rows)
    write_atomically(path, text.getvalue())
    return Path(path)


def safe(value):
    """Return a value as a spreadsheet should read it: numbers short, no text a formula.

    >>> safe("=1+1"), safe("ana"), safe(-1.5), safe(18.0), safe(2.1000000000000001), safe(True)
    ("'=1+1", 'ana', '-1.5', '18', '2.1', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    if isinstance(value, str) and value != "-" and value.startswith(FORMULA):
        return "'" + value
    return value
