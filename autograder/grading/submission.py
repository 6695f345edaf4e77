"""One submission: its cells run in the sandbox, its answers judged, everything put into a result.

A cell that raises does not stop the next ones. If the process of the submission ends in one
exercise or cell, a new session is started without it for what remains, a few times at most.
The result is plain data and the same for the same input; how long things took is kept apart.
"""

import time
import zlib
from dataclasses import dataclass, field

from autograder.grading.code import without_self_checks
from autograder.grading.notebook import DamagedNotebook, read_notebook
from autograder.grading.plan import cells_to_run
from autograder.grading.repair import Finding, Repaired, repair
from autograder.judging.subject import (
    REASONS,
    failure_of,
    failure_of_end,
    find_subject,
    without_addresses,
)
from autograder.sandbox.outcomes import StudentGone
from nabla.checking.probes import Failure

MAX_SESSIONS = 4
MAX_LATE_CELLS = 3  # so many cells may use up their time; the rest does not run
MAX_TEXT, MAX_IMAGES = 200_000, 8_000_000  # characters of output kept of a submission


@dataclass
class Run:
    """What is known of a submission while it is graded."""

    repaired: Repaired
    exercises: list
    cells: dict = field(default_factory=dict)  # index -> {"outputs", "error"} of a cell
    deadly: dict = field(default_factory=dict)  # index -> why the process ended in this cell
    verdicts: dict = field(default_factory=dict)  # exercise name -> Verdict
    seconds: dict = field(default_factory=dict)  # exercise name, or "cells" -> seconds


def grade_submission(data, master, exercises, sandbox, judge, limits):
    """Return (result, timings) of the bytes of a submitted notebook.

    Parameters
    ----------
    data : bytes of the notebook's file
    master : Notebook, the released master
    exercises : the lesson's exercises, in order
    """
    names = [exercise.name for exercise in exercises]
    try:
        repaired = repair(read_notebook(data), master, names)
    except DamagedNotebook as error:
        repaired = Repaired([], findings=[Finding("damaged", str(error))])
        verdicts = [unreadable(judge, exercise) for exercise in exercises]
        return result_of(
            Run(repaired, exercises, verdicts=dict(zip(names, verdicts, strict=True)))
        ), {}
    run = Run(repaired, exercises)
    seed = zlib.crc32(data)
    for _ in range(MAX_SESSIONS):
        if not judge_in_session(run, sandbox, judge, limits, seed):
            break
    for exercise in remaining(run):
        run.verdicts[exercise.name] = judge.judge(exercise, failure_of_end("exited"))
    return result_of(run), {name: round(value, 4) for name, value in run.seconds.items()}


def unreadable(judge, exercise):
    """Return the verdict on an exercise of a notebook that cannot be read."""
    verdict = judge.judge(exercise, Failure("missing", exercise.name))
    for check in verdict.checks:
        check.message = "the notebook cannot be read."
    return verdict


def remaining(run):
    """Return the exercises without a verdict."""
    return [exercise for exercise in run.exercises if exercise.name not in run.verdicts]


def judge_in_session(run, sandbox, judge, limits, seed):
    """Judge what remains in a new session; return True if another session is needed."""
    with sandbox.session(limits, seed=seed) as session:
        try:
            run_cells(run, session)
        except StudentGone:
            return True
        sources = {i + 1: cell.source for i, cell in enumerate(run.repaired.cells)}
        for exercise in remaining(run):
            started = time.perf_counter()
            why_missing = missing_because(run, exercise.name)
            subject = find_subject(session, exercise.name, sources, why_missing)
            run.verdicts[exercise.name] = judge.judge(exercise, subject)
            run.seconds[exercise.name] = time.perf_counter() - started
            if session.gone:
                return bool(remaining(run))
    return False


def run_cells(run, session):
    """Run the planned cells; raise StudentGone if the process ends in one of them."""
    started, late = time.perf_counter(), 0
    for index in cells_to_run(run.repaired.cells):
        if index in run.deadly or late >= MAX_LATE_CELLS:
            continue
        source = without_self_checks(run.repaired.cells[index].source)
        try:
            outcome = session.run_cell(source, number=index + 1)
        except StudentGone as gone:
            run.deadly[index] = gone.reason
            run.cells[index] = {"outputs": [], "error": ended(gone.reason), "failure": None}
            raise
        late += outcome.timed_out
        sources = {index + 1: source}
        run.cells[index] = {
            "outputs": [cleaned(output) for output in outcome.outputs],
            "error": ended("timeout") if outcome.timed_out else error_of(outcome.error),
            "failure": outcome.error and failure_of(outcome.error, sources),
        }
    if late >= MAX_LATE_CELLS:
        run.repaired.note("look", f"{late} cells did not end in time; the cells below did not run.")
    run.seconds["cells"] = time.perf_counter() - started


def missing_because(run, name):
    """Return the `Failure` of the cell that should define a name, or None if it went well."""
    index = run.repaired.answers.get(name)
    if index in run.deadly:
        return failure_of_end(run.deadly[index])
    return run.cells.get(index, {}).get("failure")


def ended(reason):
    """Return the error record of a cell that did not end by itself."""
    message = "the cell did not end in time" if reason == "timeout" else REASONS[reason]
    return {"name": "Stopped", "message": message, "traceback": []}


def error_of(error):
    """Return the record of a StudentError, or None."""
    return error and {
        "name": error.name,
        "message": without_addresses(error.message),
        "traceback": [without_addresses(line) for line in error.traceback],
    }


def cleaned(output):
    """Return an output without addresses in memory, which differ from run to run."""
    if "text" in output:
        return output | {"text": without_addresses(output["text"])}
    data = dict(output["data"])
    if "text/plain" in data:
        data["text/plain"] = without_addresses(data["text/plain"])
    return output | {"data": data}


def result_of(run):
    """Return the result as plain data."""
    verdicts = [run.verdicts[exercise.name].as_dict() for exercise in run.exercises]
    kinds = {finding.kind for finding in run.repaired.findings}
    return {
        "points": sum(verdict["points"] for verdict in verdicts),
        "max_points": sum(verdict["max_points"] for verdict in verdicts),
        "damaged": "damaged" in kinds,
        "findings": [{"kind": f.kind, "text": f.text} for f in run.repaired.findings],
        "exercises": [
            verdict | {"name": e.name, "cell": run.repaired.answers.get(e.name)}
            for e, verdict in zip(run.exercises, verdicts, strict=True)
        ],
        "cells": list(kept_cells(run)),
    }


def kept_cells(run):
    """Yield the cells that showed something, within the caps of a submission."""
    text, images = MAX_TEXT, MAX_IMAGES
    for index, cell in sorted(run.cells.items()):
        outputs = []
        for output in cell["outputs"]:
            data = output.get("data", {})
            text -= len(output.get("text", "")) + len(data.get("text/plain", ""))
            images -= len(data.get("image/png", ""))
            if text >= 0 and images >= 0:
                outputs.append(output)
        if outputs or cell["error"]:
            names = run.repaired.cells[index].exercises
            yield {"cell": index, "exercises": names, "outputs": outputs, "error": cell["error"]}
