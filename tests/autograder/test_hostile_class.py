"""A class with hostile students goes through the whole pipeline, and only through the sandbox.

Every one of the 28 classes of attack on a grader of notebooks has at least two variants; they
are made in `hostile_variants`. Each lies on top of a wrong answer and may earn no more than that.
"""

import contextlib
import inspect
import os
import re
import socket
import uuid
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
from tests.autograder.hostile_variants import (
    ARCHIVES,
    CLASSES,
    FORMS,
    MARK,
    PROJECT,
    VARIANTS,
    beneath,
    filled,
    notebook_of,
    student_of,
    texts,
)
from tests.autograder.notebooks import LESSON, as_bytes, code, hand_in, honest, write_release

pytestmark = pytest.mark.sandbox
LIMITS = Limits(op_seconds=1.5, grace_seconds=0.5, memory=1 << 30, disk=8 << 20)
SLEEPER = "987654"
CANARIES = {
    "environment": f"canary-{uuid.uuid4().hex}",
    "another submission": f"canary-{uuid.uuid4().hex}",
    "gradebook": "SQLite format 3",
    "checks": "Return X, targets, w, b with residuals far from zero and a bias.",
    "solutions": "return X.T @ residuals / len(targets), residuals.mean()",
    "reference": inspect.getsource(half_mse_gradient).strip().split("\n")[-1].strip(),
}


class Here(Executor):
    """Does the work at once in this process; student code runs in the sandbox as ever."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


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
