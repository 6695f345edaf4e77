"""A class with hostile students goes through the whole pipeline, and only through the sandbox.

Every one of the 28 classes of attack on a grader of notebooks has at least two variants; most are
texts (hostile_class/README.md), those that are made of a file's form are built here. Each lies on
top of a wrong answer and may earn no more than that.
"""

import contextlib
import inspect
import io
import json
import os
import re
import socket
import stat
import uuid
import zipfile
from concurrent.futures import Executor, Future
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.grading import grade as grading
from autograder.grading.collect import collect
from autograder.grading.results import read_result, result_paths
from autograder.reporting.export import write_grades
from autograder.reporting.feedback import write_feedback
from autograder.reporting.gradebook import write_gradebook
from autograder.reporting.report import write_report
from autograder.sandbox import doctor
from autograder.sandbox.limits import Limits
from nabla import half_mse_gradient
from tests.autograder.notebooks import (
    LESSON,
    answered,
    as_bytes,
    cell_of,
    code,
    hand_in,
    honest,
    index_of,
    master,
    mistake,
    solution,
    write_release,
)

pytestmark = pytest.mark.sandbox
NAME = "half_mse_gradient"
FOLDER = Path(__file__).parent / "hostile_class"
PROJECT = Path(__file__).resolve().parents[2]
LIMITS = Limits(op_seconds=1.5, grace_seconds=0.5, memory=1 << 30, disk=8 << 20)
SLEEPER = "987654"
MARK = f"nabla-{uuid.uuid4().hex}"
CANARIES = {
    "environment": f"canary-{uuid.uuid4().hex}",
    "another submission": f"canary-{uuid.uuid4().hex}",
    "gradebook": "SQLite format 3",
    "checks": "Return X, targets, w, b with residuals far from zero and a bias.",
    "solutions": "return X.T @ residuals / len(targets), residuals.mean()",
    "reference": inspect.getsource(half_mse_gradient).strip().split("\n")[-1].strip(),
}
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


class Here(Executor):
    """Does the work at once in this process; student code runs in the sandbox as ever."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


def student_of(variant):
    return f"h{variant[0]:02}-{variant[1]}"


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Grade the hostile class, write all that people open, and tell what was found."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as server:
        patch.setenv("NABLA_CANARY", CANARIES["environment"])
        patch.setattr(grading, "LIMITS", LIMITS)
        grading.tools.cache_clear()
        assert all(wall.holds for wall in doctor.diagnose())
        course = tmp_path_factory.mktemp("hostile") / "course"
        write_release(course)
        notebook = honest()
        notebook.cells.append(code(f"kept = '{CANARIES['another submission']}'"))
        hand_in(course, "honest", notebook)
        alone = grade_all(course)["honest"]
        write_gradebook(course)
        hand_in(course, "beneath", as_bytes(beneath()))
        for variant, cells in texts().items():
            port = server.getsockname()[1]
            cells = [filled(cell, course, port) for cell in cells]
            hand_in(course, student_of(variant), notebook_of(cells))
        for variant, form in FORMS.items():
            hand_in(course, student_of(variant), form())
        for (_, name), write in ARCHIVES.items():
            write(course.parent / f"{name}.zip")
            collect(course, course.parent / f"{name}.zip")
        results = grade_all(course)
        server.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            server.accept()
            pytest.fail("a submission reached the host's network")
        write_gradebook(course)
        for _ in write_feedback(course):
            pass
        write_grades(course)
        write_report(course)
        grading.tools()[0].close()
        grading.tools.cache_clear()
        yield SimpleNamespace(course=course, results=results, alone=alone)


def grade_all(course):
    for path in result_paths(course):
        path.unlink()
    rows = list(
        grading.grade(course, grading.places_to_grade(course, [LESSON]), 1, lambda _: Here())
    )
    assert {row.status for row in rows} == {"graded"}
    return {path.stem: read_result(path) for path in result_paths(course)}


def test_every_class_has_two_variants():
    kinds = [kind for kind, _ in [*VARIANTS, *ARCHIVES]]
    assert {kind for kind in kinds if kinds.count(kind) >= 2} == set(CLASSES)


def test_the_wrong_answer_beneath_earns_nothing_and_the_right_one_everything(graded):
    assert graded.alone["points"] == graded.alone["max_points"] > 0
    assert graded.results["beneath"]["points"] == 0


@pytest.mark.parametrize("variant", VARIANTS, ids=student_of)
def test_nothing_is_gained(graded, variant):
    result = graded.results[student_of(variant)]
    assert result["points"] == 0
    assert result["max_points"] == graded.alone["max_points"]


def test_nobody_else_is_touched(graded):
    assert graded.results["honest"] == graded.alone


def test_archives_lead_nowhere(graded):
    lesson = graded.course / "submitted" / "honest" / LESSON / f"{LESSON}.ipynb"
    assert CANARIES["another submission"] in lesson.read_text()
    assert graded.results["archive"]["points"] == 0
    assert not {"link", "bomb"} & set(graded.results)
    assert [path.name for path in graded.course.parent.glob("results*")] == []


def opened(course):
    """Yield (path, text) of all that a student or an instructor can open."""
    for folder in ("results", "feedback", "report", "autograded"):
        for path in (course / folder).rglob("*"):
            if path.is_file() and "honest" not in str(path.relative_to(course)):
                yield path, path.read_text("utf-8", "replace")
    yield course / "grades.csv", (course / "grades.csv").read_text()


@pytest.mark.parametrize("secret", CANARIES)
def test_no_secret_comes_out(graded, secret):
    # a submission may quote what its author wrote; the canaries are in none of the variants
    found = [str(path) for path, text in opened(graded.course) if CANARIES[secret] in text]
    assert [path for path in found if not stolen_before(path, secret)] == []


def stolen_before(path, secret):
    """Variants that hold RIGHT show the solution's line as their own source."""
    holders = [student_of(v) for v, cells in texts().items() if any("RIGHT" in c for c in cells)]
    return secret in ("solutions", "reference") and any(name in path for name in holders)


def test_pages_hold_no_live_markup_and_tables_no_formula(graded):
    for path, text in opened(graded.course):
        if path.suffix == ".html":
            assert f"<script>alert('{MARK}')" not in text, path
            assert not re.search(r"<(iframe|img|b)[^>]*(onerror|onmouseover|javascript:)", text), (
                path
            )
            assert "\x1b" not in text, path
        if path.suffix == ".csv":
            assert not re.search(r"(^|,)\"?[=+@\-\t]\D", text, re.M), path


def test_nothing_is_left_behind(graded):
    places = [Path(p) for p in ("/tmp", "/dev/shm", "/var/tmp", Path.home(), PROJECT, os.getcwd())]
    assert [path for place in places for path in place.glob(f"*{MARK}*")] == []
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            commands.append(path.read_text())
    assert [command for command in commands if f"sleep\0{SLEEPER}" in command] == []
