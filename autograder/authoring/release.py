"""Source notebooks to what students get: nbgrader's `generate_assignment`, and answer sheets.

<course>/source/<lesson>/    notebook with solutions and hidden tests, answer sheet
<course>/release/<lesson>/   the same without them: what is published and handed out
"""

import os
import sys
from pathlib import Path

import nbformat

from autograder.authoring.assemble import assemble
from autograder.authoring.catalogue import lessons
from autograder.authoring.exercise import ROOT, AuthoringError
from autograder.authoring.markdown import read_book
from autograder.authoring.sheets import write_lesson_sheet

CONFIG = """\
# Stock nbgrader commands run in this folder with the course's settings.
from autograder.authoring.release import configure

configure(get_config())  # noqa: F821
"""

STEPS = (  # nbgrader's own, in its order, but for our stubs
    "IncludeHeaderFooter",
    "LockCells",
    "autograder.authoring.clear_solutions.ClearSolutions",
    "ClearOutput",
    "CheckCellMetadata",
    "ComputeChecksums",
    "SaveCells",
    "ClearHiddenTests",
    "ClearMarkScheme",
    "ComputeChecksums",
    "CheckCellMetadata",
)


def release(course, names=None, root=ROOT, tell=lambda line: None):
    """Write source and release notebooks of lessons into a course folder.

    Parameters
    ----------
    course : Path of the course folder; made if it is missing
    names : names of lessons, or None for all that have exercises
    tell : function that is given one line a lesson

    Returns
    -------
    list of the release notebooks' paths. Only lessons that changed are written.
    """
    course = Path(course).resolve()
    known = lessons(root)
    for name in names or []:
        if name not in known:
            raise AuthoringError(f"no lesson {name!r}; there are {', '.join(known)}")
    prepare(course)
    book, stale = read_book(root), []
    for lesson in names or known:
        changed = write_source(course, lesson, root, book)
        released = notebook_path(course, "release", lesson)
        if changed or not released.is_file():
            stale.append(lesson)
        else:
            tell(f"{lesson}: unchanged")
    generate(course, stale, tell)
    return [notebook_path(course, "release", lesson) for lesson in names or known]


def notebook_path(course, step, lesson):
    """Return where a step's notebook of a lesson lies."""
    return Path(course, step, lesson, f"{lesson}.ipynb")


def prepare(course):
    """Make the course folder with its nbgrader settings."""
    course.mkdir(parents=True, exist_ok=True)
    config = course / "nbgrader_config.py"
    if not config.is_file():
        config.write_text(CONFIG, encoding="utf-8")


def write_source(course, lesson, root, book):
    """Write a lesson's source notebook and answer sheet; return True if either changed."""
    path = notebook_path(course, "source", lesson)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(assemble(lesson, root, book)) + "\n"
    before = [file.read_text("utf-8") for file in sorted(path.parent.iterdir()) if file.is_file()]
    path.write_text(text, encoding="utf-8")
    write_lesson_sheet(lesson, path.parent, root)
    after = [file.read_text("utf-8") for file in sorted(path.parent.iterdir()) if file.is_file()]
    return before != after


def configure(config):
    """Set what the course needs of nbgrader on a traitlets configuration."""
    config.CourseDirectory.course_id = "nabla"
    if url := os.environ.get("NABLA_DB"):  # as for `autograder grade --db`
        config.CourseDirectory.db_url = url
    config.GenerateAssignment.preprocessors = [
        f"nbgrader.preprocessors.{name}" if "." not in name else name for name in STEPS
    ]
    # Named, not imported: what students hand in is graded in the sandbox, never in a kernel.
    config.Autograde.exporter_class = "autograder.nbgrader_judge.SandboxedSubmissions"
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = ["autograder.nbgrader_judge.SandboxedJudge"]


def generate(course, names, tell):
    """Run nbgrader's generate_assignment on lessons.

    Raises AuthoringError with nbgrader's own words when it fails.
    """
    if not names:
        return
    api = nbgrader_api(course)
    for lesson in names:
        outcome = api.generate_assignment(lesson, force=True, create=True)
        if not outcome["success"]:
            lines = (outcome.get("error") or outcome.get("log") or "").strip().split("\n")
            raise AuthoringError(f"{course}/source/{lesson}: nbgrader refuses it: {lines[-1]}")
        tell(f"{lesson}: released")


def nbgrader_api(course):
    """Return nbgrader's API for a course folder (its import takes seconds, hence here)."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config

    here = str(Path(sys.executable).parent)  # nbgrader calls `alembic` through PATH
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
    os.environ.setdefault("USER", "instructor")
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(course)
    return NbGraderAPI(config=config)
