"""Result files: one for each submission, and the hashes that say whether it still holds.

A result holds `hashes` of everything that decided it: the submission, the released master, the
exercises, the reference, the program and the limits. Timings lie beside it in a file of their
own, so that equal input gives equal bytes.
"""

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

import nabla
from autograder.authoring.exercise import ROOT, load_exercise
from autograder.grading.course import CourseError, write_json
from autograder.grading.notebook import DamagedNotebook, Notebook, read_notebook

VERSION = 1
VERSIONS = f"{VERSION} {platform.python_version()} {np.__version__}"
TIMINGS = ".timings.json"
CHECK = "_check"  # ends the grade_id of the cell below an answer
ROOMS = ("authoring", "grading", "judging", "sandbox")


@dataclass(frozen=True)
class Place:
    """Where a submission belongs; `attempt` names a hand-in that is not the one that counts."""

    assignment: str
    student: str
    attempt: str = ""

    def result(self, course):
        """Return the path of the result file."""
        return self.results(course, ".json")

    def timings(self, course):
        """Return the path of the timings."""
        return self.results(course, TIMINGS)

    def results(self, course, ending):
        """Return the path of a file of results."""
        folder = Path(course, "results", self.assignment)
        if self.attempt:
            return folder / "attempts" / self.student / f"{self.attempt}{ending}"
        return folder / f"{self.student}{ending}"

    def notebook(self, course):
        """Return the path of the notebook, as `collect` writes it."""
        if self.attempt:
            name = f"{self.attempt}.ipynb"
            return Path(course, "attempts", self.student, self.assignment, name)
        folder = Path(course, "submitted", self.student, self.assignment)
        return folder / f"{self.assignment}.ipynb"


def submissions(course, assignment):
    """Return the places of all submissions of an assignment, sorted by student."""
    folders = sorted(Path(course, "submitted").glob(f"*/{assignment}"))
    return [Place(assignment, folder.parent.name) for folder in folders if folder.is_dir()]


def read_submission(course, place):
    """Return the bytes of a submission's notebook.

    Raises CourseError if the folder does not hold exactly one notebook that can be meant.
    """
    if place.attempt:
        return place.notebook(course).read_bytes()
    folder = place.notebook(course).parent
    files = [p for p in sorted(folder.glob("*.ipynb")) if p.is_file() and not p.is_symlink()]
    named = [path for path in files if path.stem == place.assignment] or files
    if len(named) != 1:
        raise CourseError(f"{folder}: wanted one {place.assignment}.ipynb, got {len(named)} files")
    return named[0].read_bytes()


@dataclass(frozen=True)
class Released:
    """A released master, with the exercises whose cells it holds."""

    master: Notebook
    exercises: list
    data: bytes  # of the file, as it travels to workers


@cache
def read_released(course, assignment):
    """Return the `Released` notebook of an assignment; raise CourseError if it cannot be read."""
    path = Path(course, "release", assignment, f"{assignment}.ipynb")
    try:
        return released_from(assignment, path.read_bytes())
    except (OSError, DamagedNotebook) as error:
        cure = f"run `autograder release {assignment}`"
        raise CourseError(f"{path}: cannot be read ({error}); {cure}") from error


@cache
def released_from(assignment, data):
    """Return the `Released` notebook in the bytes of its file; raise DamagedNotebook."""
    master = read_notebook(data)
    ids = [cell.grade_id for cell in master.cells if cell.grade_id]
    names = [name for name in ids if f"{name}{CHECK}" in ids]
    return Released(master, [load_exercise(f"{assignment}/{name}") for name in names], data)


def hashes_of(course, assignment, data, limits):
    """Return the hashes of everything that decides a result."""
    shared = shared_hashes(Path(course), assignment, limits)
    return {"submission": hashlib.sha256(data).hexdigest()} | shared


@cache
def shared_hashes(course, assignment, limits):
    """Return the hashes that all submissions of an assignment share."""
    released = read_released(course, assignment)
    fingerprints = "".join(exercise.fingerprint for exercise in released.exercises)
    return {
        "release": hashlib.sha256(released.data).hexdigest(),
        "exercises": hashlib.sha256(fingerprints.encode()).hexdigest(),
        "reference": hash_of_files(reference_files()),
        "program": hash_of_files(program_files()),
        "limits": hashlib.sha256(repr(limits).encode()).hexdigest(),
        "versions": VERSIONS,
    }


def reference_files():
    """Return the files of `nabla` but for its demos, on which no point depends."""
    folder = Path(nabla.__file__).parent
    return [f for f in sorted(folder.rglob("*.py")) if "widgets" not in f.relative_to(folder).parts]


def program_files():
    """Return the files of the rooms that grade."""
    return [file for room in ROOMS for file in sorted(Path(ROOT, "autograder", room).glob("*.py"))]


@cache
def installed():
    """Return a hash of all that decides results and is not in the course folder."""
    secret = [*Path(ROOT, "solutions").rglob("*.py")]
    secret += Path(ROOT, "autograder", "exercises").rglob("*.py")
    return VERSIONS + hash_of_files(reference_files() + program_files() + sorted(secret))


def hash_of_files(paths):
    """Return one hash of the names and contents of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_result(path):
    """Return a result, or None if there is none that can be read."""
    try:
        result = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return result if isinstance(result, dict) and "hashes" in result else None


def write_result(course, place, hashes, result, timings):
    """Write result and timings of a submission."""
    head = {"assignment": place.assignment, "student": place.student, "hashes": hashes}
    write_json(place.timings(course), timings)
    write_json(place.result(course), head | result)


def result_paths(course, assignment=None, student=None):
    """Return the paths of the result files, sorted."""
    found = sorted(Path(course, "results").glob(f"{assignment or '*'}/*.json"))
    found = [path for path in found if not path.name.endswith(TIMINGS)]
    return [path for path in found if student in (None, path.stem)]


def all_results(course, assignment=None, student=None):
    """Yield the results one by one; one that cannot be read is left out."""
    for path in result_paths(course, assignment, student):
        result = read_result(path)
        if result is not None:
            yield result
