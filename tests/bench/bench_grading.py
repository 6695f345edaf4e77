"""Throughput of grading beside stock nbgrader: python tests/bench/bench_grading.py [N] [STOCK]

Releases a lesson into a temporary course, hands in N honest notebooks (default 100), and grades
them with two workers, all steps up to the gradebook; then `nbgrader autograde` grades STOCK of the
same notebooks (default 4) on the same machine, in a course of its own.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from autograder.authoring.catalogue import exercises
from autograder.authoring.release import notebook_path, release
from autograder.authoring.sample_class import Answer, submission, without_markers

LESSON = "linear_regression"
STOCK = 'get_config().CourseDirectory.course_id = "nabla"  # without our judge'


def main(count, stock_count):
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder, "ours"), Path(folder, "stock")
        release(ours, [LESSON])
        shutil.copytree(ours, stock)
        (stock / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
        hand_in(ours, count)
        hand_in(stock, stock_count)
        first, last, total, memory = graded(ours)
        seconds = autograded(stock)
    rate, stock_rate = count / total, stock_count / seconds
    print(f"ours    {count} submissions, 2 workers {total:8.1f} s   {rate:6.2f}/s, all steps")
    print(f"        first result after {first:.1f} s, then {(count - 1) / (last - first):.1f}/s")
    print(f"        memory of the parent at most {memory >> 10} MB")
    print(f"nbgrader autograde, {stock_count} submissions {seconds:8.1f} s   {stock_rate:6.2f}/s")
    print(f"ratio   {rate / stock_rate:.1f}     (load of the machine {os.getloadavg()[0]:.1f})")


def hand_in(course, count):
    """Hand in the same honest notebook for `count` students."""
    master = nbformat.read(notebook_path(course, "release", LESSON), as_version=4)
    answers = {e.name: Answer("", e.name, without_markers(e.solution)) for e in exercises(LESSON)}
    text = submission(master, answers)
    for number in range(count):
        path = course / "submitted" / f"student{number:05d}" / LESSON / f"{LESSON}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


def graded(course):
    """Grade; return seconds to the first result, to the last, to the end, and KB of memory."""
    command = [sys.executable, "-m", "autograder", "--course", str(course)]
    started, times, memory = time.perf_counter(), [], 0
    with subprocess.Popen(
        [*command, "grade", "--jobs", "2", "--json"], stdout=subprocess.PIPE, text=True
    ) as run:
        for line in run.stdout:
            row = json.loads(line)
            assert row["points"] == row["max_points"], row
            times.append(time.perf_counter() - started)
            memory = max(memory, resident(run.pid))
    assert run.returncode == 0
    return times[0], times[-1], time.perf_counter() - started, memory


def resident(pid):
    """Return the resident memory of a process in KB, 0 if it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")), 0)


def autograded(course):
    """Return how long stock nbgrader takes for the submissions of a course."""
    here = str(Path(sys.executable).parent)
    environment = {**os.environ, "USER": "instructor"}
    environment["PATH"] = os.pathsep.join([here, environment["PATH"]])
    started = time.perf_counter()
    command = [sys.executable, "-m", "nbgrader", "autograde", LESSON]
    subprocess.run(command, cwd=course, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(100, 4)[len(given) :])
