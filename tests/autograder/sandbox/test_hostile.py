"""Hostile submissions, run only inside the sandbox; see hostile/README.md for their form."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from autograder.sandbox.codec import Items, Opaque, Ref
from autograder.sandbox.limits import Limits
from autograder.sandbox.outcomes import StudentGone

pytestmark = pytest.mark.sandbox
FOLDER = Path(__file__).parent / "hostile"
PROJECT = Path(__file__).resolve().parents[3]
X = np.array([1.0, 2.0, 3.0])
SMALL = {"disk": 8 << 20, "memory": 1 << 30, "file_size": 4 << 20}
PATIENT = Limits(op_seconds=30, **SMALL)
BRISK = Limits(op_seconds=3, grace_seconds=2, **SMALL)  # for those that never end
PLAIN = (type(None), bool, int, float, complex, str, bytes, list, tuple, dict, np.ndarray)


def variants():
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text().split("==== ")[1:]:
            head, source = part.split("\n", 1)
            name, expected = head.split(" : ")
            source = source.replace("PROJECT", str(PROJECT))
            limits = BRISK if path.stem in ("hang", "floods") else PATIENT
            yield pytest.param(source, expected.split(" | "), limits, id=f"{path.stem}-{name}")


@pytest.fixture
def neighbour(sandbox):
    with sandbox.session() as session:
        session.run_cell("kept = 41\ndef answer(x): return kept + x")
        yield session


@pytest.mark.parametrize(("source", "expected", "limits"), list(variants()))
def test_a_hostile_submission_gains_and_harms_nothing(sandbox, neighbour, source, expected, limits):
    zygote = sandbox._zygote._process.pid
    with sandbox.session(limits) as student:
        seen, value = outcome_of(student, source)
    assert seen in expected
    assert is_plain(value)
    assert not is_right(value)
    assert neighbour.call("answer", [1]).value == 42
    assert sandbox._zygote._process.pid == zygote
    assert sandbox._zygote._process.poll() is None
    assert_next_is_unaffected(sandbox)
    assert len(submission_processes(sandbox)) == 1  # the neighbour


def outcome_of(student, source):
    """Run the cell, call `answer`, then one more harmless cell; tell what was seen."""
    try:
        failed = student.run_cell(source).error is not None
        outcome = student.call("answer", [X])
        failed = failed or outcome.error is not None
        student.run_cell("1 + 1")
        return ("error" if failed else "wrong"), outcome.value
    except StudentGone as gone:
        with pytest.raises(StudentGone, match=gone.reason):
            student.run_cell("1 + 1")
        return gone.reason, None


def is_plain(value):
    if isinstance(value, Items):
        return is_plain(value.values)
    if type(value) in (list, tuple):
        return all(is_plain(item) for item in value)
    return type(value) in (*PLAIN, Opaque, Ref) or isinstance(value, np.generic)


def is_right(value):
    return type(value) in (list, tuple, np.ndarray) and np.array_equal(np.array(value), 2 * X)


def assert_next_is_unaffected(sandbox):
    look = (
        "import numpy as np, os, socket, builtins\n"
        "def answer(x): return 2 * x\n"
        "left = os.listdir('/tmp') + os.listdir('/dev/shm') + os.listdir('.')\n"
        "print(left, len([n for n in os.listdir('/proc') if n.isdigit()]))\n"
        "print(np.allclose([1], [2]), len([1]), 'LD_PRELOAD' in os.environ)\n"
    )
    with sandbox.session(PATIENT) as student:
        outcome = student.run_cell(look)
        assert outcome.outputs[0]["text"] == "[] 1\nFalse 1 False\n"
        assert is_right(student.call("answer", [X]).value)


def submission_processes(sandbox):
    """Processes, zombies left out, below the sandbox and in a pid namespace of their own."""
    statuses = {}
    for path in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError, ValueError):  # it ended meanwhile
            lines = path.read_text().splitlines()
            statuses[int(path.parent.name)] = dict(line.split(":", 1) for line in lines)
    family = {sandbox._zygote._process.pid}
    while True:
        children = {pid for pid, status in statuses.items() if int(status["PPid"]) in family}
        if children <= family:
            break
        family |= children
    below = [statuses[pid] for pid in family if pid in statuses]
    return [s for s in below if len(s["NSpid"].split()) == 3 and "Z" not in s["State"]]


def test_there_are_variants_of_every_kind():
    assert len(list(variants())) > 100
