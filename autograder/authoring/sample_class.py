"""A class to try the pipeline on: notebooks made from solutions, mistakes, stubs and damage.

Every student has a strength (the chance that an answer is right); what is not right is one of the
exercise's listed mistakes or is not written. Some notebooks are damaged in the ways that real ones
are, some come late or twice, two are alike, one asks for the reference. The same names always hand
in the same notebooks at the same times.
"""

import json
import os
import sys
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import numpy as np

from autograder.authoring.catalogue import exercises
from autograder.authoring.exercise import ROOT
from autograder.authoring.release import notebook_path
from autograder.authoring.sample_damage import DAMAGES, grade_id

# name, strength, damage
STUDENTS = (
    ("ada", 1.0, None),
    ("boris", 1.0, "extra_cells"),
    ("chiara", 1.0, "prints_and_plots"),
    ("dumitru", 0.9, None),
    ("elena", 0.9, None),
    ("fatima", 0.9, "other_kernel"),
    ("george", 0.85, None),
    ("hana", 0.85, None),
    ("igor", 0.8, None),
    ("jelena", 0.8, "duplicated_cell"),
    ("kenji", 0.8, None),
    ("larisa", 0.75, None),
    ("mihai", 0.75, "deleted_check"),
    ("nadia", 0.7, None),
    ("oleg", 0.7, "lost_metadata"),
    ("priya", 0.7, None),
    ("quentin", 0.6, None),
    ("radu", 0.6, "endless_loop"),
    ("sofia", 0.5, None),
    ("tomas", 0.5, "syntax_error"),
    ("ulrike", 0.4, "edited_points"),
    ("vera", 0.3, None),
    ("wei", 0.2, None),
    ("xenia", 0.9, "truncated_file"),
    ("yusuf", 0.0, None),
    ("zoe", 1.0, "own_helper"),
    ("amir", 0.8, "own_check"),
    ("bianca", 0.7, "copied_check"),
    ("cyril", 0.5, "asks_for_the_reference"),
)
DUE = datetime(2026, 10, 1, 21, tzinfo=UTC)
LATE = {"nadia": timedelta(hours=5), "quentin": timedelta(days=2, hours=3)}
AGAIN = {"vera": 0.9, "wei": 0.2}  # a second hand-in, of this strength
HOUR = timedelta(hours=1)
RULES = """\
# The rules of the sample class; what else can be set stands in the course.toml of a new course.
[due]
{due}

[late]
method = "per_day"
per_day = 0.1
at_most = 0.5

[attempts]
count = "best"
"""


@dataclass
class Answer:
    """What a student wrote for one exercise."""

    kind: str  # "solution", "correct", "mistake" or "stub"
    name: str  # of the mistake or correct answer
    source: str


def write_sample_class(course, folder, lessons, root=ROOT):
    """Write `<folder>/<student>/<lesson>.ipynb` for all students; return the number of files.

    A second hand-in is `<lesson>-2.ipynb`, as learning platforms name it.
    """
    count = 0
    for lesson in lessons:
        released = notebook_path(course, "release", lesson)
        master = nbformat.read(released, as_version=4)
        known = exercises(lesson, root)
        for student, strength, damage in STUDENTS:
            time = DUE + LATE.get(student, -timedelta(days=1))
            files = {f"{lesson}.ipynb": (strength, student)}
            if student in AGAIN:
                files[f"{lesson}-2.ipynb"] = (AGAIN[student], f"{student} again")
            for number, (name, (chance, seed)) in enumerate(files.items()):
                rng = np.random.default_rng(zlib.crc32(f"{seed}/{lesson}".encode()))
                answers = {e.name: choose_answer(e, chance, rng) for e in known}
                path = Path(folder, student, name)
                write_at(path, submission(master, answers, damage), time + number * HOUR)
                count += 1
    return count


def write_at(path, text, time):
    """Write a file that says it was written at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time.timestamp(), time.timestamp()))


def choose_answer(exercise, strength, rng):
    """Draw what a student of this strength writes."""
    if rng.random() < strength:
        if exercise.corrects and rng.random() < 0.4:
            other = exercise.corrects[rng.integers(len(exercise.corrects))]
            return Answer("correct", other.name, exercise.source_of(other.target))
        return Answer("solution", exercise.name, without_markers(exercise.solution))
    if exercise.mistakes and rng.random() < 0.8:
        wrong = exercise.mistakes[rng.integers(len(exercise.mistakes))]
        return Answer("mistake", wrong.name, exercise.source_of(wrong.target))
    return Answer("stub", exercise.name, exercise.stub)


def without_markers(source):
    """Return a solution's source without the lines that mark its region."""
    lines = source.split("\n")
    return "\n".join(line for line in lines if not line.strip().startswith("### "))


def submission(master, answers, damage=None):
    """Return the text of a notebook with the answers filled in and the damage done."""
    notebook = nbformat.from_dict(master)  # a deep copy
    for cell in notebook.cells:
        answer = answers.get(grade_id(cell))
        if answer is not None:
            cell.source = answer.source.strip()
    if damage:
        notebook = DAMAGES[damage](notebook, list(answers)) or notebook
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    return text[: len(text) // 2] if damage == "truncated_file" else text


def main():
    """Write the sample class of a course folder into `<course>/handed_in`, and its rules."""
    course = Path(sys.argv[1])
    lessons = sorted(path.name for path in (course / "release").iterdir() if path.is_dir())
    count = write_sample_class(course, course / "handed_in", lessons)
    due = "\n".join(f"{lesson} = {DUE.isoformat()}" for lesson in lessons)
    (course / "course.toml").write_text(RULES.format(due=due), encoding="utf-8")
    print(f"{count} notebooks of {len(STUDENTS)} students in {course / 'handed_in'}")


if __name__ == "__main__":
    main()
