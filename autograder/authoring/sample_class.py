"""A class to try the pipeline on: notebooks made from solutions, mistakes, stubs and damage.

Every student has a strength (the chance that an answer is right); what is not right is one of the
exercise's listed mistakes or is not written. Some notebooks are damaged in the ways that real ones
are. The same names always hand in the same notebooks.
"""

import json
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np

from autograder.authoring.catalogue import exercises
from autograder.authoring.exercise import ROOT
from autograder.authoring.release import notebook_path

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
)


@dataclass
class Answer:
    """What a student wrote for one exercise."""

    kind: str  # "solution", "correct", "mistake" or "stub"
    name: str  # of the mistake or correct answer
    source: str


def write_sample_class(course, folder, lessons, root=ROOT):
    """Write `<folder>/<student>/<lesson>.ipynb` for all students; return the number of files."""
    count = 0
    for lesson in lessons:
        released = notebook_path(course, "release", lesson)
        master = nbformat.read(released, as_version=4)
        known = exercises(lesson, root)
        for student, strength, damage in STUDENTS:
            rng = np.random.default_rng(zlib.crc32(f"{student}/{lesson}".encode()))
            answers = {e.name: choose_answer(e, strength, rng) for e in known}
            text = submission(master, answers, damage)
            path = Path(folder, student, f"{lesson}.ipynb")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            count += 1
    return count


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


def grade_id(cell):
    """Return a cell's nbgrader id, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def cell_of(notebook, name):
    """Return (index, cell) of a grade id."""
    return next((i, c) for i, c in enumerate(notebook.cells) if grade_id(c) == name)


def insert_code(notebook, index, source):
    """Insert a code cell of the student's own."""
    cell = nbformat.v4.new_code_cell(source, id=f"own-{index}")  # the same in every run
    notebook.cells.insert(index, cell)


def extra_cells(notebook, names):
    """Notes and trials between the cells."""
    for name in names:
        index, _ = cell_of(notebook, name)
        insert_code(notebook, index + 1, f"# does it run?\nprint({name})")


def prints_and_plots(notebook, names):
    """Output while the notebook runs."""
    insert_code(notebook, 3, "print('hello ' * 3)\nplt.plot([1, 2, 4]);")


def other_kernel(notebook, names):
    """A kernel name of the student's machine."""
    notebook.metadata["kernelspec"]["name"] = "my-env"


def duplicated_cell(notebook, names):
    """An answer cell copied with its id."""
    index, cell = cell_of(notebook, names[0])
    notebook.cells.insert(index, nbformat.from_dict(cell))


def deleted_check(notebook, names):
    """A locked cell removed."""
    index, _ = cell_of(notebook, f"{names[0]}_check")
    del notebook.cells[index]


def lost_metadata(notebook, names):
    """Saved by an editor that drops cell metadata."""
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()


def endless_loop(notebook, names):
    """One answer that never ends."""
    _, cell = cell_of(notebook, names[-1])
    header = cell.source.split('"""')[0].rstrip()
    cell.source = f"{header}\n    while True:\n        pass" if "def " in header else cell.source


def syntax_error(notebook, names):
    """One answer that cannot be read."""
    _, cell = cell_of(notebook, names[0])
    cell.source += "\n    return (("


def edited_points(notebook, names):
    """Points raised by hand."""
    for cell in notebook.cells:
        if "points" in cell.metadata.get("nbgrader", {}):
            cell.metadata["nbgrader"]["points"] = 100


def truncated_file(notebook, names):
    """Half a file; the text is cut when it is written."""


def own_helper(notebook, names):
    """A helper defined in a cell above the answers."""
    insert_code(notebook, 3, "def average(values):\n    return sum(values) / len(values)")


DAMAGES = {
    damage.__name__: damage
    for damage in (
        extra_cells,
        prints_and_plots,
        other_kernel,
        duplicated_cell,
        deleted_check,
        lost_metadata,
        endless_loop,
        syntax_error,
        edited_points,
        truncated_file,
        own_helper,
    )
}


def main():
    """Write the sample class of a course folder into `<course>/handed_in`."""
    course = Path(sys.argv[1])
    lessons = sorted(path.name for path in (course / "release").iterdir() if path.is_dir())
    count = write_sample_class(course, course / "handed_in", lessons)
    print(f"{count} notebooks of {len(STUDENTS)} students in {course / 'handed_in'}")


if __name__ == "__main__":
    main()
