"""Small course folders for tests: a released lesson of a few real exercises, and submissions."""

import json
from pathlib import Path

import nbformat

from autograder.authoring.assemble import nbgrader_cell
from autograder.authoring.exercise import load_exercise
from autograder.authoring.sample_class import without_markers

LESSON = "linear_regression"
NAMES = ("predict", "half_mse", "half_mse_gradient")
SETUP = "import matplotlib.pyplot as plt\nimport numpy as np\n\nfrom nabla.checking import check"
DRAWS = "X_houses = np.arange(3.0)\nplt.plot(X_houses)\nprint('the lesson draws')"
DEMO = "raise SystemError('a demo ran')"


def exercise(name):
    return load_exercise(f"{LESSON}/{name}")


def solution(name):
    return without_markers(exercise(name).solution).strip()


def mistake(name, which):
    known = exercise(name)
    return known.source_of(next(m.target for m in known.mistakes if m.name == which)).strip()


def code(source, **metadata):
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata.update(metadata)
    return cell


def master(names=NAMES):
    """Return a released notebook with some exercises of the lesson."""
    cells = [
        nbformat.v4.new_markdown_cell("# Lesson"),
        code(SETUP),
        code(DRAWS, tags=["hide-input"]),
        code(DEMO, tags=["demo"]),
    ]
    for name in names:
        known = exercise(name)
        points = known.max_points
        cells.append(nbformat.v4.new_markdown_cell(f"**Exercise `{name}`**"))
        cells.append(code(known.stub.strip(), nbgrader=nbgrader_cell(name, solution=True)))
        marks = nbgrader_cell(f"{name}_check", grade=True, locked=True, points=points)
        cells.append(code(f"check({name})", nbgrader=marks))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"display_name": "P", "language": "python", "name": "python3"}
    notebook.metadata["nabla"] = {"lesson": LESSON}
    return notebook


def answered(answers, names=NAMES):
    """Return a submission whose answer cells hold the given sources (the rest are stubs)."""
    notebook = master(names)
    for name, source in answers.items():
        cell_of(notebook, name).source = source
    return notebook


def honest(names=NAMES):
    return answered({name: solution(name) for name in names}, names)


def cell_of(notebook, grade_id):
    return next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def index_of(notebook, grade_id):
    return notebook.cells.index(cell_of(notebook, grade_id))


def as_bytes(notebook):
    return json.dumps(notebook).encode()


def write_release(course, names=NAMES):
    path = Path(course, "release", LESSON, f"{LESSON}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_bytes(master(names)))
    return path


def hand_in(course, student, notebook):
    path = Path(course, "submitted", student, LESSON, f"{LESSON}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook if isinstance(notebook, bytes) else as_bytes(notebook))
    return path
