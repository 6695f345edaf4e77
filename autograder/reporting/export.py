"""Grades as CSV: one row for each student and lesson, one column for each exercise.

A spreadsheet runs a cell that begins with = + - @ as a formula, and names come from outside: such
a cell gets an apostrophe in front.
"""

import csv
import io
from pathlib import Path

from autograder.grading.course import CourseError, write_atomically
from autograder.grading.results import all_results

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
HEAD = ("student", "assignment", "points", "max_points", "damaged")


def write_grades(course, path=None):
    """Write grades.csv of a course folder, or another path; return it.

    Raises CourseError if nothing is graded.
    """
    names, rows = {}, []
    for result in all_results(course):
        scores = {
            f"{result['assignment']}/{exercise['name']}": exercise["points"]
            for exercise in result["exercises"]
        }
        names |= dict.fromkeys(scores)
        rows.append(({key: result[key] for key in HEAD}, scores))
    if not rows:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*HEAD, *names])
    for head, scores in sorted(rows, key=lambda row: (row[0]["student"], row[0]["assignment"])):
        writer.writerow([safe(head[key]) for key in HEAD] + [scores.get(n, "") for n in names])
    path = Path(path or Path(course, "grades.csv"))
    write_atomically(path, text.getvalue())
    return path


def safe(value):
    """Return a value that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("ana"), safe(-1.5), safe(True)
    ("'=1+1", 'ana', -1.5, 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
