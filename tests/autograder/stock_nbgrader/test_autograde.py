"""Stock nbgrader grades with the sandboxed judge: what `autograder grade` gives, and no kernel."""

import sys
from pathlib import Path

import nbformat
import pytest

from tests.autograder.notebooks import LESSON
from tests.autograder.stock_nbgrader.conftest import STUDENTS, in_gradebook, nbgrader

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]


def notebooks(course):
    paths = {s: course / "autograded" / s / LESSON / f"{LESSON}.ipynb" for s in STUDENTS}
    return {student: nbformat.read(path, as_version=4) for student, path in paths.items()}


def test_stock_autograde_gives_what_ours_gives_and_runs_no_student_code(graded, ungraded):
    run = nbgrader(ungraded, "autograde", LESSON)
    assert run.returncode == 0, run.stderr
    assert in_gradebook(ungraded) == in_gradebook(graded)
    totals = {student: entry["total"][0] for student, entry in in_gradebook(ungraded).items()}
    assert totals == {"ana": 8, "boris": 2, "chiara": 0, "dan": 8}
    assert in_gradebook(ungraded)["dan"]["penalty"] == pytest.approx(1.6)  # two days begun
    for student, notebook in notebooks(ungraded).items():
        assert notebook == notebooks(graded)[student]
        nbformat.validate(notebook)
    assert not list(Path(graded.parent).rglob("trace"))
    before = in_gradebook(ungraded)
    run = nbgrader(ungraded, "autograde", LESSON, "--student", "boris", "--force")
    assert run.returncode == 0, run.stderr
    assert in_gradebook(ungraded) == before
    assert len(notebooks(ungraded)) == 4


def test_without_walls_stock_autograde_refuses_and_touches_nothing(ungraded, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "alembic").symlink_to(Path(sys.executable).with_name("alembic"))
    run = nbgrader(ungraded, "autograde", LESSON, PATH=str(tools))
    assert run.returncode == 1
    assert "bubblewrap" in run.stderr
    assert "Traceback" not in run.stderr
    assert in_gradebook(ungraded) == {}
    assert not (ungraded / "autograded").exists()
