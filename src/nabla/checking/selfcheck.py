"""`check(function)`: the self-check under a stub in the notebook.

It reads the answer sheet that travels with the notebook, needs no secret, and says in words what
to look at. The hidden checks use other inputs.
"""

import os
from functools import cache
from pathlib import Path

from nabla.checking.compare import agrees
from nabla.checking.describe import describe, sizes_of
from nabla.checking.diagnose import diagnose
from nabla.checking.example import compare_with_example
from nabla.checking.probes import Failure, perform
from nabla.checking.sheet import SUFFIX, read_sheet
from nabla.checking.subjects import LocalSubject
from nabla.checking.summaries import summarize

WARNED = "the values are right, but a RuntimeWarning reaches the caller."


class SelfCheckFailed(AssertionError):
    """A self-check found a difference (raised only while a notebook is validated)."""


def check(answer):
    """Compare an answer with the answer sheet and print one thing to look at.

    Parameters
    ----------
    answer : the function or class of an exercise, under the exercise's own name.

    While `nbgrader validate` runs, a difference raises `SelfCheckFailed`; otherwise nothing does,
    so that a notebook runs to its end.
    """
    name = getattr(answer, "__name__", str(answer))
    entry = find_entry(name, Path.cwd())
    if entry is None:
        print(
            f"{name}: neither the package nabla nor an answer sheet (*{SUFFIX}) beside this "
            "notebook knows this name; install the package again and restart the kernel."
        )
        return
    if entry.probes:
        sentence, compared = compare_with_sheet(answer, entry), f"{len(entry.probes)} public inputs"
    else:
        sentence, compared = compare_with_example(answer), "the example in its statement"
    if sentence is None:
        print(f"{name}: right on {compared}. Hidden checks use others.")
        return
    print(f"{name}: {sentence}")
    if os.environ.get("NBGRADER_EXECUTION") == "validate":
        raise SelfCheckFailed(f"{name}: {sentence}")


def compare_with_sheet(answer, entry):
    """Return one sentence on the first difference, a listed mistake's hint, or None."""
    subject = LocalSubject(answer)
    outputs = [summarize(p.summary, perform(p.probe, subject), p.probe) for p in entry.probes]
    tolerances = [p.tolerance for p in entry.probes]
    right = [agrees(*pair) for pair in zip(outputs, entry.wanted, tolerances, strict=True)]
    if all(right):
        return WARNED if warns(answer, entry) else None
    signatures = {name: mistake["outputs"] for name, mistake in entry.mistakes.items()}
    found = diagnose(outputs, entry.wanted, signatures, tolerances)
    if found:
        return entry.mistakes[found]["hint"]
    first = right.index(False)
    return praise(sum(right), len(right), outputs) + describe(
        outputs[first],
        entry.wanted[first],
        tolerance=tolerances[first],
        sizes=sizes_of(entry.probes[first].probe.arguments()),
    )


def warns(answer, entry):
    """Return True if a RuntimeWarning leaves the answer on a probe that forbids it."""
    subject = LocalSubject(answer)
    for public in entry.probes:
        if public.quiet:
            perform(public.probe, subject)
    return "RuntimeWarning" in subject.warnings


def praise(num_right, num_probes, outputs):
    """Say first what was right, if anything was."""
    if num_right == 0 or any(isinstance(output, Failure) for output in outputs):
        return ""
    return f"right on {num_right} of {num_probes} public inputs; on another, "


def find_entry(name, folder):
    """Return the sheet entry of an exercise from the folder or from the installed package."""
    for place in (folder, Path(__file__).parent / "answers"):
        for path in sorted(place.glob(f"*{SUFFIX}")):
            entries = load(path, path.stat().st_mtime_ns)
            if name in entries:
                return entries[name]
    return None


@cache
def load(path, modified):
    """Read a sheet once for each time it was written."""
    return read_sheet(path)
