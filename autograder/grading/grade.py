"""Grading a class: many submissions at once, each judged in a process that holds nothing else.

Work goes through the `concurrent.futures.Executor` interface. A worker keeps a sandbox, a judge
and the released master; it is given the bytes of one submission and gives back its result. It
reads nothing of the course folder, and may be on another machine (`cluster`). This process alone
writes result files, and holds no more of the class than what is being graded.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait as wait_for

from autograder.authoring.exercise import AuthoringError
from autograder.grading.course import CourseError
from autograder.grading.results import (
    Place,
    hashes_of,
    read_released,
    read_result,
    read_submission,
    released_from,
    submissions,
    write_result,
)
from autograder.grading.submission import grade_submission
from autograder.judging.judge import Judge
from autograder.sandbox.limits import Limits
from autograder.sandbox.outcomes import SandboxUnavailable
from autograder.sandbox.session import Sandbox

LIMITS = Limits()
AHEAD = 2  # submissions handed out for each worker
ONE_AT_A_TIME = threading.Lock()  # a worker of a cluster may have several threads


@dataclass(frozen=True)
class Graded:
    """What became of one submission: `status` is "graded", "unchanged" or "failed"."""

    place: Place
    status: str
    points: float = 0.0
    max_points: float = 0.0
    damaged: bool = False
    message: str = ""

    def as_dict(self):
        """Return plain data."""
        return vars(self.place) | {
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "damaged": self.damaged,
            "message": self.message,
        }


def places_to_grade(course, assignments, student=None):
    """Return the places of all submissions of some assignments.

    Raises CourseError if nobody has handed in.
    """
    found = [place for name in assignments for place in submissions(course, name)]
    found = [place for place in found if student in (None, place.student)]
    if not found:
        whose = f"of {student!r} " if student else ""
        raise CourseError(
            f"{course}/submitted: nothing {whose}to grade; `autograder collect` first"
        )
    return found


def grade(course, places, jobs, executor=None):
    """Grade submissions; yield a `Graded` for each as soon as it is known.

    Parameters
    ----------
    places : list of Place
    jobs : int, how many are graded at once
    executor : function of `jobs` that returns a concurrent.futures.Executor; None is `local_pool`
    """
    executor, waiting = executor or local_pool, deque(places)
    while waiting:
        in_flight = []
        with pool_of(executor, jobs) as pool:
            yield from graded_by(pool, course, waiting, jobs * AHEAD, in_flight)
        for place in in_flight:  # a worker died of one of these: each gets a worker of its own
            lost = []
            with pool_of(executor, 1) as pool:
                yield from graded_by(pool, course, deque([place]), 1, lost)
            if lost:
                yield Graded(place, "failed", message="the process that graded it has ended")


@contextmanager
def pool_of(executor, jobs):
    """Give a pool; end its processes at once when something is raised meanwhile (Ctrl-C)."""
    before = set(multiprocessing.active_children())
    pool = executor(jobs)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
        raise
    pool.shutdown()


def graded_by(pool, course, waiting, window, in_flight):
    """Grade in a pool until nothing waits; if the pool breaks, tell what was in flight."""
    running = {}
    try:
        while waiting or running:
            while waiting and len(running) < window:
                known = hand_out(pool, course, waiting[0], running)
                waiting.popleft()
                if known:
                    yield known
            for future in wait(running, return_when=FIRST_COMPLETED).done if running else ():
                graded = take(future, course, *running[future])
                del running[future]
                yield graded
    except BrokenExecutor:
        in_flight.extend(place for place, _ in running.values())


def take(future, course, place, hashes):
    """Write the result of a finished submission; return its `Graded`."""
    try:
        result, timings = future.result()
    except (BrokenExecutor, SandboxUnavailable, AuthoringError, CourseError):
        raise
    except Exception as error:  # an error of ours must not stop the class
        return Graded(place, "failed", message=f"error of the grader: {error!r}")
    write_result(course, place, hashes, result, timings)
    return summary(place, "graded", result)


def hand_out(pool, course, place, running):
    """Give a submission to the pool; return a `Graded` if that is not needed or not possible."""
    try:
        data = read_submission(course, place)
    except CourseError as error:
        return Graded(place, "failed", message=str(error))
    hashes = hashes_of(course, place.assignment, data, LIMITS)
    master = read_released(course, place.assignment).data
    before = read_result(place.result(course))
    if before and before["hashes"] == hashes:
        return summary(place, "unchanged", before)
    running[pool.submit(work, place.assignment, master, data)] = (place, hashes)
    return None


def summary(place, status, result):
    """Return the `Graded` of a result."""
    return Graded(place, status, result["points"], result["max_points"], result["damaged"])


def local_pool(jobs):
    """Return a pool of processes of this machine that share nothing with this one."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)


def prepare_worker():
    """Leave Ctrl-C to the parent, and end when it has ended, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel):
    """Wait for the parent's end, then end this process at once."""
    wait_for([sentinel])
    os._exit(1)


def work(assignment, master, data):
    """Grade one submission in a worker; return (result, timings).

    Parameters
    ----------
    master, data : bytes of the released and the submitted notebook
    """
    with ONE_AT_A_TIME:
        released = released_from(assignment, master)
        sandbox, judge = tools()
        return grade_submission(data, released.master, released.exercises, sandbox, judge, LIMITS)


@cache
def tools():
    """Return this worker's sandbox and judge."""
    sandbox = Sandbox()
    sandbox.start()
    return sandbox, Judge()
