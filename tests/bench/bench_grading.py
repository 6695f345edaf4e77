"""Grading beside stock nbgrader: python tests/bench/bench_grading.py [N ...] [--stock K]

Releases a lesson into a temporary course, hands in N honest notebooks (default 10, 100 and 1000),
and grades them with two workers, all steps up to the gradebook; then `nbgrader autograde` grades K
of the same notebooks (default 100) on the same machine, in a course of its own. Printed are the
throughput, the processor time of the machine for each submission, and the memory of the parent.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat

from autograder.authoring.catalogue import exercises
from autograder.authoring.release import notebook_path, release
from autograder.authoring.sample_class import Answer, submission, without_markers

LESSON = "linear_regression"
PROC_STAT = Path("/proc/stat")
STOCK = 'get_config().CourseDirectory.course_id = "nabla"  # without our judge'


def main(counts, stock_count):
    """Measure and print."""
    print(f"{LESSON}, two workers, on {os.cpu_count()} processors")
    print("                    n    seconds      /s   CPU s each   parent MB   first result s")
    rates = {}
    for count in counts:
        with course_of(count) as course:
            first, last, total, memory, cpu = graded(course)
        rates[count] = count / total
        each = f"{cpu / count:10.3f}   {memory >> 10:9d}   {first:12.1f}"
        print(f"ours            {count:5d} {total:10.1f} {count / total:7.2f}   {each}", flush=True)
        if count > 2:
            print(f"  once started        {last - first:10.1f} {(count - 1) / (last - first):7.2f}")
    with course_of(stock_count) as course:
        (course / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
        seconds, cpu = autograded(course)
    rate = stock_count / seconds
    print(
        f"nbgrader        {stock_count:5d} {seconds:10.1f} {rate:7.2f}   {cpu / stock_count:10.3f}"
    )
    for count in counts:
        print(f"ratio at {count:5d}: {rates[count] / rate:.1f}")
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


@contextmanager
def course_of(count):
    """Give a course folder in which `count` students have handed in."""
    with tempfile.TemporaryDirectory() as folder:
        release(Path(folder), [LESSON])
        hand_in(Path(folder), count)
        yield Path(folder)


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
    """Grade; return seconds to the first result, the last, the end, KB of memory, CPU seconds."""
    command = [sys.executable, "-m", "autograder", "--course", str(course)]
    used, started, times, memory = cpu_seconds(), time.perf_counter(), [], 0
    with subprocess.Popen(
        [*command, "grade", "--jobs", "2", "--json"], stdout=subprocess.PIPE, text=True
    ) as run:
        for line in run.stdout:
            row = json.loads(line)
            assert row["points"] == row["max_points"], row
            times.append(time.perf_counter() - started)
            memory = max(memory, resident(run.pid))
    assert run.returncode == 0
    total = time.perf_counter() - started
    return times[0], times[-1], total, memory, cpu_seconds() - used


def cpu_seconds():
    """Return the processor time the whole machine has used.

    What runs in the sandbox's namespaces is killed with them, and no parent is told its time; so
    the machine has to be otherwise idle.
    """
    user, nice, system, _idle, _wait, irq, soft = map(int, PROC_STAT.read_text().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    """Return the resident memory of a process in KB, 0 if it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")), 0)


def autograded(course):
    """Return how long stock nbgrader takes for a course, in seconds of wall and processor."""
    here = str(Path(sys.executable).parent)
    environment = {**os.environ, "USER": "instructor"}
    environment["PATH"] = os.pathsep.join([here, environment["PATH"]])
    used, started = cpu_seconds(), time.perf_counter()
    command = [sys.executable, "-m", "nbgrader", "autograde", LESSON]
    subprocess.run(command, cwd=course, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started, cpu_seconds() - used


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--stock", type=int, default=100)
    given = parser.parse_args()
    main(given.counts, given.stock)
