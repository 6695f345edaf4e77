"""The student's notebook as nbgrader keeps it after grading: outputs, marks and feedback in it.

Marks of cells are the released master's. Below each answer stands its check cell, whose output is
the feedback. Outputs are text and PNG. What students wrote as text is shown as text: HTML, links
and images in it would act in the browser of whoever grades.
"""

import json
import textwrap
from pathlib import Path

from autograder.grading.notebook import read_notebook
from autograder.grading.repair import repair
from autograder.grading.results import CHECK, read_released
from autograder.reporting.words import feedback_lines

COLUMNS = 90  # of printed feedback
ABSENT = "# There is no answer in the submitted notebook."
ELSEWHERE = "# The answer stands in a cell above, together with another."


def autograded_notebook(course, result, data):
    """Return the notebook of a result as plain data in nbformat 4.5.

    Parameters
    ----------
    result : the result of the submission
    data : bytes of the submitted notebook; they may be damaged beyond reading
    """
    released = read_released(Path(course), result["assignment"])
    marks = released_marks(course, result["assignment"])
    cells, names = [], [exercise["name"] for exercise in result["exercises"]]
    if not result["damaged"]:
        cells = repair(read_notebook(data), released.master, names).cells
    shown = {cell["cell"]: cell for cell in result["cells"]}
    unplaced = {exercise["name"]: exercise for exercise in result["exercises"]}
    made = [text_cell(f"**{finding['text']}**") for finding in result["findings"]]
    for index, cell in enumerate(cells):
        if cell.role == "check":
            continue
        made.append(plain_cell(cell, shown.get(index)))
        for position, name in enumerate(cell.exercises):
            if position == 0:
                made[-1]["metadata"]["nbgrader"] = marks[name]["metadata"]["nbgrader"]
            else:
                made.append(code_cell(ELSEWHERE, marks[name]))
            made.append(check_cell(marks, unplaced.pop(name)))
    for name, exercise in unplaced.items():
        made += [code_cell(ABSENT, marks[name]), check_cell(marks, exercise)]
    for number, cell in enumerate(made):
        cell["id"] = f"cell-{number}"
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": KERNEL, "cells": made}


KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def released_marks(course, assignment):
    """Return the released cells that carry nbgrader's marks, by grade id."""
    path = Path(course, "release", assignment, f"{assignment}.ipynb")
    cells = json.loads(path.read_text("utf-8"))["cells"]
    marked = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in marked}


def plain_cell(cell, shown):
    """Return a submitted cell with what it showed."""
    if cell.kind != "code":
        return text_cell(cell.source if cell.role == "lesson" else harmless(cell.source))
    made = code_cell(cell.source)
    if shown:
        made["outputs"] = [as_output(output) for output in shown["outputs"]]
        if shown["error"]:
            made["outputs"].append(error_output(shown["error"]))
    return made


def code_cell(source, marked=None):
    """Return a code cell, with the marks of a released cell."""
    metadata = {"nbgrader": marked["metadata"]["nbgrader"]} if marked else {}
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def check_cell(marks, exercise):
    """Return the check cell of an exercise with the feedback as its output."""
    released = marks[exercise["name"] + CHECK]
    made = code_cell("".join(released["source"]), released)
    lines = [wrapped(line) for line in feedback_lines(exercise)]
    text = "\n".join(lines) + "\n"
    made["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text}]
    return made


def wrapped(line):
    """Return a line of feedback broken at words: formgrader does not wrap what is printed."""
    wrapper = textwrap.TextWrapper(
        COLUMNS, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return wrapper.fill(line)


def text_cell(source):
    """Return a Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def harmless(text):
    """Return Markdown in which HTML, links and images are plain text.

    >>> harmless("<b>x</b> ![i](http://a)")
    '&lt;b>x&lt;/b> ![i] (http://a)'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("](", "] (").replace("]:", "] :").replace("][", "] [")


def as_output(output):
    """Return an output of a result in nbformat's form."""
    return {"execution_count": None, **output} if "execution_count" in output else dict(output)


def error_output(error):
    """Return an error record of a result as an output."""
    traceback = [*error["traceback"], f"{error['name']}: {error['message']}"]
    return {
        "output_type": "error",
        "ename": error["name"],
        "evalue": error["message"],
        "traceback": traceback,
    }
