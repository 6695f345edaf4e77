"""Runs that are killed with no warning: nothing is lost, nothing is graded twice."""

import json
import os
import random
import select
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading.results import all_results, result_paths
from tests.autograder.notebooks import LESSON, answered, as_bytes, hand_in, honest, mistake
from tests.autograder.notebooks import write_release as released

pytestmark = pytest.mark.sandbox
RUN = """
import json, sys
from autograder.grading.grade import grade, places_to_grade
if __name__ == "__main__":
    places = places_to_grade(sys.argv[1], [sys.argv[2]])
    for row in grade(sys.argv[1], places, int(sys.argv[3])):
        print(json.dumps(row.as_dict()), flush=True)
"""
NUMBER = 12


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    path = tmp_path_factory.mktemp("driver") / "run.py"
    path.write_text(RUN)
    return path


@pytest.fixture(scope="module")
def undisturbed(driver, tmp_path_factory):
    """The results of a run that nobody kills, by file name."""
    course = filled(tmp_path_factory.mktemp("undisturbed"))
    with started(driver, course, 2) as run:
        assert len(run.stdout.readlines()) == NUMBER
    return contents(course)


def filled(course):
    released(course)
    for number in range(NUMBER):
        wrong = {"half_mse_gradient": mistake("half_mse_gradient", "not_divided")}
        notebook = honest() if number % 3 else answered(wrong)
        notebook.metadata["number"] = number
        hand_in(course, f"student{number:02}", as_bytes(notebook))
    return course


def contents(course):
    return {path.name: path.read_bytes() for path in result_paths(course)}


def started(driver, course, jobs):
    command = [sys.executable, driver, course, LESSON, jobs]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)


def graded_rows(run, count):
    """Read lines of a run until `count` submissions were graded; return all that was read."""
    rows = []
    while sum(row["status"] == "graded" for row in rows) < count:
        rows.append(json.loads(run.stdout.readline()))
    return rows


def workers_of(run):
    """Return the pids of a run's workers."""
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
    lines = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children}
    return sorted(int(pid) for pid, line in lines.items() if b"spawn_main" in line)


def wait_for_end(descriptors):
    """Wait until processes have ended; a pidfd is readable then."""
    for descriptor in descriptors:
        assert select.select([descriptor], [], [], 60)[0], "a worker outlived its parent"
        os.close(descriptor)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_kills_of_parent_and_worker_all_is_as_if_nothing_had_happened(
    driver, undisturbed, tmp_path, seed
):
    draw, course = random.Random(seed), filled(tmp_path)
    with started(driver, course, 2) as run:
        graded_rows(run, draw.randint(1, 4))
        workers = [os.pidfd_open(pid) for pid in workers_of(run)]
        assert workers
        run.kill()
    wait_for_end(workers)
    survived = {result["student"] for result in all_results(course)}
    times = {path: path.stat().st_mtime_ns for path in result_paths(course)}
    assert 0 < len(survived) < NUMBER
    with started(driver, course, 1) as run:
        rows = graded_rows(run, draw.randint(1, 2))
        os.kill(draw.choice(workers_of(run)), 9)
        rows += map(json.loads, run.stdout)
    assert run.returncode == 0
    assert len({row["student"] for row in rows}) == len(rows) == NUMBER
    assert {row["student"] for row in rows if row["status"] == "unchanged"} == survived
    assert [row for row in rows if row["status"] == "failed"] == []
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert contents(course) == undisturbed
