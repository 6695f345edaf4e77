"""Files that several exercises share: part of the fingerprint of those that read them."""

import shutil

import pytest

from autograder.authoring import beside
from autograder.authoring.catalogue import all_exercise_paths, exercise_paths
from autograder.authoring.exercise import ROOT, load_exercise

LESSON, NAME, OTHER = "linear_regression", "half_mse_gradient", "half_mse"


@pytest.fixture
def folder(project):
    """A project with two exercises; the first takes a check from a shared file."""
    for place in ("solutions", "autograder/exercises"):
        shutil.copy(ROOT / place / LESSON / f"{OTHER}.py", project / place / LESSON)
    folder = project / "autograder" / "exercises" / LESSON
    (folder / "_claims.py").write_text(
        "from autograder.authoring import property_check\n\n\n"
        "@property_check(points=2)\n"
        'def claimed(answer, rng):\n    """It is claimed."""\n'
    )
    with (folder / f"{NAME}.py").open("a") as file:
        file.write("\n\nfrom autograder.authoring import beside\n")
        file.write('claimed = beside(__file__, "_claims").claimed\n')
    return folder


def fingerprints(folder):
    root = folder.parents[2]
    return {name: load_exercise(f"{LESSON}/{name}", root).fingerprint for name in (NAME, OTHER)}


def test_a_change_of_a_shared_file_changes_the_fingerprints_of_those_that_read_it(folder):
    before = fingerprints(folder)
    assert fingerprints(folder) == before
    with (folder / "_claims.py").open("a") as file:
        file.write("# another sentence\n")
    after = fingerprints(folder)
    assert after[NAME] != before[NAME]
    assert after[OTHER] == before[OTHER]


def test_a_shared_check_counts_and_a_shared_file_is_no_exercise(folder):
    root = folder.parents[2]
    exercise = load_exercise(f"{LESSON}/{NAME}", root)
    assert "claimed" in [check.name for check in exercise.checks]
    assert exercise.max_points == load_exercise(f"{LESSON}/{NAME}").max_points + 2
    assert exercise.shared == (folder / "_claims.py",)
    assert all_exercise_paths(root) == [f"{LESSON}/{OTHER}", f"{LESSON}/{NAME}"]
    (root / "solutions" / LESSON / f"{OTHER}.py").unlink()
    assert exercise_paths(LESSON, root) == [f"{LESSON}/{NAME}"]


def test_a_shared_file_is_named_so_that_nobody_takes_it_for_an_exercise(folder):
    with pytest.raises(ValueError, match="begins with \"_\", got 'half_mse'"):
        beside(folder / f"{NAME}.py", OTHER)


def test_every_file_beside_the_exercises_is_an_exercise_or_shared_by_some():
    files = {f"{file.parent.name}/{file.stem}" for file in ROOT.glob("autograder/exercises/*/*.py")}
    exercises = [load_exercise(path) for path in all_exercise_paths()]
    shared = {f"{file.parent.name}/{file.stem}" for e in exercises for file in e.shared}
    assert files == shared | {exercise.path for exercise in exercises}
    assert {"dropout/_masks", "initialization/_weights"} <= shared
