"""One answer in a Python file of its own, judged with all checks in the sandbox."""

from autograder.judging.subject import failure_of, failure_of_end, find_subject
from autograder.sandbox.outcomes import StudentGone
from nabla.checking.probes import Failure

LARGEST_FILE = 1 << 20


def judge_file(exercise, path, sandbox, judge, limits=None):
    """Return the `Verdict` on a file that should define the exercise's function or class."""
    try:
        source = read_source(path)
    except (OSError, ValueError) as error:
        return unreadable(judge.judge(exercise, Failure("missing", exercise.name)), error)
    with sandbox.session(limits) as session:
        return judge.judge(exercise, subject_of(exercise.name, source, session))


def unreadable(verdict, error):
    """Say in every check that the file cannot be read."""
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, UnicodeDecodeError):
        reason = "it is not text in UTF-8"
    for check in verdict.checks:
        check.message = f"the file cannot be read: {reason}."
    return verdict


def read_source(path):
    """Return the text of a file; raise OSError or ValueError."""
    with open(path, "rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValueError(f"it is larger than {LARGEST_FILE >> 20} MB")
    return data.decode("utf-8-sig")


def subject_of(name, source, session):
    """Run a source in a session; return the subject or the `Failure`."""
    sources = {1: source}
    try:
        outcome = session.run_cell(source, number=1)
    except StudentGone as gone:
        return failure_of_end(gone.reason)
    if outcome.timed_out:
        return Failure("timeout")
    failure = outcome.error and failure_of(outcome.error, sources)
    return find_subject(session, name, sources, failure)
