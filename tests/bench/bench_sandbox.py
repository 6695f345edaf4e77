"""How long the sandbox takes: python tests/bench/bench_sandbox.py

Prints the start of the zygote, and for one submission after another the time from asking to
ready, one cell, calls with small and large arrays, and the end; medians, with the number of
repetitions. Beside them the floor: the same cell in a plain IPython shell in this process.
"""

import statistics
import time

import numpy as np

from autograder.sandbox.session import Sandbox
from autograder.sandbox.shell import Record, make_shell

SUBMISSIONS, CALLS = 30, 50
CELL = "import numpy as np\n\ndef double(x):\n    return 2 * x\n\ndouble(1)"


def main():
    """Measure and print."""
    started = time.perf_counter()
    with Sandbox() as sandbox:
        print(f"start of the zygote            {time.perf_counter() - started:8.2f} s")
        times = {name: [] for name in ("ready", "cell", "small call", "800 KB call", "end", "all")}
        for _ in range(SUBMISSIONS):
            one_submission(sandbox, times)
    for name, seconds in times.items():
        report(name, seconds)
    report("floor: the cell, no sandbox", plain_cells())


def one_submission(sandbox, times):
    """Run one submission from its fork to its end."""
    begin = time.perf_counter()
    with sandbox.session() as student:
        times["ready"].append(time.perf_counter() - begin)
        times["cell"].append(timed(lambda: student.run_cell(CELL)))
        small, large = np.ones(7), np.ones(100_000)
        times["small call"] += [
            timed(lambda: student.call("double", [small])) for _ in range(CALLS)
        ]
        times["800 KB call"] += [timed(lambda: student.call("double", [large])) for _ in range(3)]
        end = time.perf_counter()
    times["end"].append(time.perf_counter() - end)
    times["all"].append(time.perf_counter() - begin)


def plain_cells():
    """The same cell in this process, in a warm shell."""
    shell = make_shell(Record())
    cell = {"store_history": False}
    return [timed(lambda: shell.run_cell(CELL, **cell)) for _ in range(SUBMISSIONS)]


def timed(action):
    """Seconds that an action takes."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def report(name, seconds):
    """Print one line: the median in milliseconds and how many were measured."""
    print(f"{name:30} {1000 * statistics.median(seconds):8.2f} ms   n = {len(seconds)}")


if __name__ == "__main__":
    main()
