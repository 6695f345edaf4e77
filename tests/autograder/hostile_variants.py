"""The variants of 28 classes of attack on a grader of notebooks, as what a student hands in.

Most are texts (hostile_class/README.md); those that are made of a file's form are built here.
Nothing of it is run here: a variant becomes bytes of a notebook or of an archive.
"""

import io
import json
import re
import stat
import uuid
import zipfile
from pathlib import Path

from tests.autograder.notebooks import (
    LESSON,
    answered,
    as_bytes,
    cell_of,
    code,
    index_of,
    master,
    mistake,
    solution,
)

NAME = "half_mse_gradient"
FOLDER = Path(__file__).parent / "hostile_class"
PROJECT = Path(__file__).resolve().parents[2]
MARK = f"nabla-{uuid.uuid4().hex}"  # in the name of all that an attack tries to leave behind
CLASSES = {
    1: "fits the visible tests",
    2: "evades the work asked for",
    3: "calls or copies the reference",
    4: "injects a result",
    5: "patches comparisons",
    6: "returns objects that lie",
    7: "changes syntax tree or source",
    8: "replaces the kernel's execution",
    9: "silences tracebacks",
    10: "leaves early",
    11: "hangs",
    12: "reads tests from memory",
    13: "reads secrets on disk",
    14: "writes results or gradebook",
    15: "reads or overwrites other submissions",
    16: "uses the network",
    17: "asks the judge by trial or time",
    18: "floods processes, memory, disk, output",
    19: "survives the run",
    20: "plants code for later",
    21: "tricks with archives",
    22: "payload for an unpickler",
    23: "payload for the codec",
    24: "covert channel to the next",
    25: "shadows modules and variables",
    26: "markup, escapes, formulas for readers",
    27: "text that addresses the marker",
    28: "tampers with the notebook",
}


def wrong():
    return mistake(NAME, "not_divided")


def texts():
    """Return the notebooks' cells of every variant that is a text: {(class, name): [source]}."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text().split("==== ")[1:]:
            head, source = part.split("\n", 1)
            kind, name = head.split(" : ")
            found[int(kind), name] = [cell.strip("\n") for cell in source.split("%%%%\n")]
    return found


def filled(source, course, port):
    """Return a variant's text with its placeholders filled."""
    source = re.sub(r"^WRONG$", lambda _: wrong(), source, flags=re.M)
    right = solution(NAME).replace(f"def {NAME}", "def right")
    source = re.sub(r"^RIGHT$", lambda _: right, source, flags=re.M)
    words = {"COURSE": str(course), "PROJECT": str(PROJECT), "PORT": str(port), "MARK": MARK}
    for word, value in words.items():
        source = re.sub(rf"\b{word}\b", lambda _, value=value: value, source)
    return source


def notebook_of(cells):
    notebook = answered({NAME: cells[0]})
    below = index_of(notebook, NAME) + 1
    notebook.cells[below:below] = [code(source) for source in cells[1:]]
    return as_bytes(notebook)


def beneath():
    return answered({NAME: wrong()})


def more_points():
    notebook = beneath()
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader |= {"points": 1e9, "max_points": 0}
    return as_bytes(notebook)


def points_not_a_number():
    notebook = beneath()
    cell_of(notebook, f"{NAME}_check").metadata.nbgrader.points = float("nan")
    return as_bytes(notebook)


def checks_of_ones_own():
    notebook = beneath()
    place = index_of(notebook, f"{NAME}_check")
    notebook.cells[place].source = "3.0"
    notebook.cells.insert(place, notebook.cells[place].copy())
    return as_bytes(notebook)


def answers_under_many_ids():
    notebook = beneath()
    for number, grade_id in enumerate(["predict", "half_mse", NAME, NAME, "all", "__proto__"]):
        cell = code(wrong(), nbgrader={"grade_id": grade_id, "grade": True, "points": 5 + number})
        notebook.cells.append(cell)
    return as_bytes(notebook)


def answer_as_text():
    notebook = beneath()
    cell_of(notebook, NAME).cell_type = "markdown"
    return as_bytes(notebook)


def only_metadata():
    notebook = master()
    notebook.cells = []
    notebook.metadata["nabla"] = {"lesson": LESSON, "points": 9}
    return as_bytes(notebook)


def json_without_end():
    return b'{"cells": ' + b"[" * 200_000


def json_much():
    return b'{"cells": [' + b'{"cell_type": "code", "source": "x"},' * 200_000 + b"{}]}"


def path_that_leads_out(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"../results/{LESSON}/honest.json", json.dumps({"points": 0}))
        archive.writestr(f"../submitted/honest/{LESSON}/{LESSON}.ipynb", as_bytes(beneath()))
        archive.writestr(f"archive/{LESSON}.ipynb", as_bytes(beneath()))


def link_to_a_secret(path):
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo(f"link/{LESSON}.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, str(PROJECT / "solutions" / LESSON / f"{NAME}.py"))


def zip_in_zip(path):
    inner = io.BytesIO()
    path_that_leads_out(inner)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nested/all.zip", inner.getvalue())
        archive.writestr("bomb/all.zip", b"PK\5\6" + bytes(60 << 20))


FORMS = {
    (28, "more_points"): more_points,
    (28, "points_not_a_number"): points_not_a_number,
    (28, "checks_of_ones_own"): checks_of_ones_own,
    (28, "answers_under_many_ids"): answers_under_many_ids,
    (28, "answer_as_text"): answer_as_text,
    (28, "only_metadata"): only_metadata,
    (28, "json_without_end"): json_without_end,
    (28, "json_much"): json_much,
}
ARCHIVES = {
    (21, "path_that_leads_out"): path_that_leads_out,
    (21, "link_to_a_secret"): link_to_a_secret,
    (21, "zip_in_zip"): zip_in_zip,
}
VARIANTS = sorted([*texts(), *FORMS])


def student_of(variant):
    return f"h{variant[0]:02}-{variant[1]}"
