"""More than one machine: the same tasks on a Dask cluster (`autograder grade --scheduler`).

    dask scheduler                                      on one machine
    dask worker tcp://SCHEDULER:8786 --nthreads 1       on each, `--nworkers` as processors

A worker needs a checkout of the same commit, its environment and bubblewrap, but no course folder:
released and submitted notebook come with the task. Each of its processes grades one submission at
a time in a sandbox of its own. What a worker was grading when it died is given to another one; a
submission under which a few workers die one after the other fails alone.
"""

import socket
from concurrent.futures import Executor
from contextlib import contextmanager

from autograder.grading.course import CourseError
from autograder.grading.results import installed

PATIENCE = 10  # seconds in which a scheduler answers


@contextmanager
def cluster_of(address):
    """Give (executor, jobs) for `grade`: the cluster behind a scheduler's address, and its size.

    Raises CourseError if it cannot be had.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise CourseError("--scheduler needs Dask: pip install distributed") from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        cure = "start one with `dask scheduler`, and write tcp://HOST:PORT"
        raise CourseError(f"{address}: no Dask scheduler answers; {cure}") from error
    with client:
        workers = len(client.nthreads())
        if not workers:
            cure = f"start them with `dask worker {address} --nthreads 1`"
            raise CourseError(f"{address}: the scheduler has no workers; {cure}")
        yield lambda jobs: ClusterExecutor(client), workers


class ClusterExecutor(Executor):
    """Dask's executor, with `shutdown` as `concurrent.futures` has it."""

    def __init__(self, client):
        self._pool = client.get_executor(pure=False)

    def submit(self, function, *args):
        """Give a task to the cluster; return its Future."""
        return self._pool.submit(checked, installed(), function, *args)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Wait for what runs, or drop it."""
        self._pool.shutdown(wait=wait and not cancel_futures)


def checked(wanted, function, *args):
    """Call a function in a worker; raise CourseError where it would decide otherwise than here."""
    if installed() != wanted:
        cure = "use the same commit and environment, and start the worker anew"
        raise CourseError(f"the worker on {socket.gethostname()} has another version; {cure}")
    return function(*args)
