"""A Dask cluster grades as this machine does; a worker that is killed loses nothing."""

import os
import signal

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from autograder.cli import main
from autograder.grading.cluster import cluster_of
from autograder.grading.course import CourseError
from autograder.grading.grade import grade, places_to_grade
from autograder.grading.results import result_paths
from tests.autograder.notebooks import (
    LESSON,
    answered,
    as_bytes,
    code,
    hand_in,
    honest,
    mistake,
    write_release,
)

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes, which know nothing of this one."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def course(tmp_path):
    write_release(tmp_path)
    for number in range(6):
        notebook = honest()
        notebook.cells.append(code(f"print({number}, np.random.rand(2))"))
        hand_in(tmp_path, f"student{number}", notebook)
    wrong = {"half_mse_gradient": mistake("half_mse_gradient", "not_divided")}
    hand_in(tmp_path, "boris", answered(wrong))
    hand_in(tmp_path, "chiara", as_bytes(honest())[:900])
    return tmp_path


def contents(course):
    return {path.name: path.read_bytes() for path in result_paths(course)}


def forget(course):
    for path in result_paths(course):
        path.unlink()


def busy_worker(cluster):
    """Return a worker that has a submission in hand."""
    known = cluster.scheduler.workers
    return next(w for w in cluster.workers.values() if known[w.worker_address].processing)


def test_a_cluster_gives_the_same_bytes_also_when_a_worker_is_killed(course, cluster):
    places = places_to_grade(course, [LESSON])
    assert {row.status for row in grade(course, places, 1)} == {"graded"}
    here = contents(course)
    assert len(here) == 8
    forget(course)
    with cluster_of(cluster.scheduler_address) as (executor, size):
        assert size == 2
        rows = grade(course, places, size, executor)
        first = next(rows)
        os.kill(busy_worker(cluster).pid, signal.SIGKILL)
        statuses = [row.status for row in (first, *rows)]
    assert statuses == ["graded"] * 8
    assert contents(course) == here


def test_the_command_grades_on_a_cluster(course, cluster):
    command = ["--course", str(course), "grade", "--scheduler", cluster.scheduler_address]
    outcome = CliRunner().invoke(main, command)
    assert (outcome.exit_code, outcome.stdout) == (0, "8 graded\n"), outcome.output
    outcome = CliRunner().invoke(main, command)
    assert outcome.stdout == "8 unchanged\n"


def test_a_worker_of_another_version_is_refused(course, cluster, monkeypatch):
    monkeypatch.setattr("autograder.grading.cluster.installed", lambda: "another")
    with cluster_of(cluster.scheduler_address) as (executor, size):
        rows = grade(course, places_to_grade(course, [LESSON]), size, executor)
        with pytest.raises(CourseError, match="another version; use the same commit"):
            list(rows)
    assert contents(course) == {}


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_does_not_answer_is_named_with_the_cure(address, monkeypatch):
    monkeypatch.setattr("autograder.grading.cluster.PATIENCE", 0.5)
    with pytest.raises(CourseError, match=f"{address}.*dask scheduler"), cluster_of(address):
        pass
