"""A lesson's text and its exercises as an nbgrader source notebook.

Each exercise becomes a solution cell (grade_id `<name>`) and below it a locked cell that runs the
self-check (grade_id `<name>_check`, all points); its hidden part asks the judge, so that stock
nbgrader can grade the notebook too. Cells tagged `site-only` stay on the site.
"""

import re
from pathlib import Path

import jupytext
import nbformat

from autograder.authoring.catalogue import DIRECTIVE
from autograder.authoring.exercise import ROOT, load_exercise
from autograder.authoring.markdown import Translator, read_book, take_block
from autograder.authoring.publishing import addresses

SITE_ONLY = "site-only"
START = """\
This is the notebook of a lesson of *Nabla: neural networks from first principles*. Write your
answers into the cells that say `your code here`; run the cell below each to check it. Keep the
names of the functions, and add cells of your own wherever you like. A table or a picture that
the text mentions and that is not here would give an answer away; the lesson's page has it."""
PACKAGE = """\
# The course's package, from its site where it is not installed yet.
from importlib.util import find_spec

if find_spec("nabla") is None:
    %pip install -q {package}"""
SETUP = """\
import matplotlib.pyplot as plt
import numpy as np

from nabla.checking import check"""
HIDDEN = """\
check({name})
### BEGIN HIDDEN TESTS
from autograder.judging.stock import score
score("{path}", {name})
### END HIDDEN TESTS"""


def assemble(lesson, root=ROOT, book=None):
    """Return the source notebook of a lesson."""
    page = Path(root, "book", f"{lesson}.md")
    text = page.read_text("utf-8")
    translator = Translator(page.relative_to(root), text, book or read_book(root))
    cells = []
    for cell in jupytext.reads(text, fmt="md:myst").cells:
        if cell.cell_type == "code":
            cells += code_cell(cell)
        else:
            cells += markdown_cells(cell.source, translator, root)
    cells.insert(1, nbformat.v4.new_markdown_cell(START))
    package = PACKAGE.format(package=addresses(root).package())
    cells.insert(2, nbformat.v4.new_code_cell(package))
    cells.insert(3, nbformat.v4.new_code_cell(SETUP))
    for number, cell in enumerate(cells):
        cell["id"] = cell.metadata.get("nbgrader", {}).get("grade_id", f"{lesson}-{number:03d}")
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata["nabla"] = {"lesson": lesson}
    return notebook


def code_cell(cell):
    """Return a lesson's code cell with its tags, or nothing if it belongs to the site alone."""
    tags = cell.metadata.get("tags", [])
    if SITE_ONLY in tags:
        return []
    new = nbformat.v4.new_code_cell(cell.source)
    if tags:
        new.metadata["tags"] = tags
    if "hide-input" in tags or "remove-input" in tags:
        new.metadata["jupyter"] = {"source_hidden": True}
    return [new]


def markdown_cells(source, translator, root):
    """Split text at its exercises; return text cells with the exercises' cells between them."""
    cells, lines, text = [], source.split("\n"), []
    while lines:
        line = lines.pop(0)
        if found := DIRECTIVE.match(line):
            body = take_block(lines, re.match(r"[`:]+", line).group(0))
            cells += text_cell("\n".join(text), translator)
            cells += exercise_cells(load_exercise(found[1], root), "\n".join(body), translator)
            text = []
        else:
            text.append(line)
    return cells + text_cell("\n".join(text), translator)


def text_cell(text, translator):
    """Return the text as a Markdown cell, or nothing if it is empty."""
    shown = translator.translate(text).strip()
    return [nbformat.v4.new_markdown_cell(shown)] if shown else []


def exercise_cells(exercise, body, translator):
    """Return heading, solution cell and check cell of an exercise."""
    points = f"{exercise.max_points:g} point" + ("s" if exercise.max_points != 1 else "")
    heading = f"**Exercise `{exercise.name}`** ({points})\n\n{translator.translate(body)}"
    answer = nbformat.v4.new_code_cell(exercise.solution.strip())
    answer.metadata["nbgrader"] = nbgrader_cell(exercise.name, solution=True)
    check = nbformat.v4.new_code_cell(HIDDEN.format(name=exercise.name, path=exercise.path))
    check.metadata["nbgrader"] = nbgrader_cell(
        f"{exercise.name}_check", grade=True, locked=True, points=exercise.max_points
    )
    return [nbformat.v4.new_markdown_cell(heading.strip()), answer, check]


def nbgrader_cell(grade_id, *, solution=False, grade=False, locked=False, points=None):
    """Return nbgrader's cell metadata (schema 3)."""
    metadata = {
        "schema_version": 3,
        "grade_id": grade_id,
        "solution": solution,
        "grade": grade,
        "locked": locked,
        "task": False,
    }
    return metadata | ({"points": points} if points is not None else {})
