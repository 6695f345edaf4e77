"""The answer under test where it lives in the sandbox: `nabla.checking.subjects` over a session.

What the answer returns arrives by value. An object that cannot travel, an error of the answer's,
a call that does not end and a process that has gone all become a `Failure`, with the student's own
line where there is one.
"""

import re

from autograder.sandbox import codec
from autograder.sandbox.codec import CodecError, Items, Opaque
from autograder.sandbox.outcomes import StudentGone
from nabla.checking.probes import AnswerFailed, Failure, Function

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}")
REASONS = {
    "timeout": "it did not end in time and could not be interrupted",
    "memory": "the memory was used up",
    "exited": "the process was left, for instance by exit()",
    "flooded": "more data than an answer may return",
    "protocol": "its replies could not be read",
}


class SessionSubject:
    """The function or class of one name in a session.

    Parameters
    ----------
    session : autograder.sandbox.session.Session, in which the notebook's cells have run
    name : str, the exercise's name
    sources : dict from cell number to source, for the text of a line that failed
    """

    def __init__(self, session, name, sources=None):
        self.session = session
        self.name = name
        self.sources = sources or {}
        self.warnings = []
        self.seconds = None  # allowed for one call; None is the session's own limit

    def call(self, *args, **kwargs):
        """Call the function and return its output as plain values."""
        return self._asked(self.session.call, self.name, args, kwargs)

    def new(self, *args, **kwargs):
        """Make an object of the class."""
        return SessionThing(self, self._asked(self.session.new, self.name, args, kwargs))

    def hold(self, value):
        """Let the sandbox keep a value, writable, to be passed as one and the same."""
        return SessionHeld(self, self._sent(self.session.put, value))

    def _sent(self, operation, *words):
        try:
            return operation(*map(travelling, words), timeout=self.seconds)
        except StudentGone as gone:
            raise AnswerFailed(failure_of_end(gone.reason)) from gone
        except CodecError as error:  # a property passed on what the answer had returned
            raise AnswerFailed(Failure("opaque", "value that cannot be read")) from error

    def _asked(self, operation, *words):
        outcome = self._sent(operation, *words)
        self.warnings.extend(entry.category for entry in outcome.warnings)
        if outcome.timed_out:
            raise AnswerFailed(Failure("timeout"))
        if outcome.error:
            raise AnswerFailed(failure_of(outcome.error, self.sources))
        value = arrived(outcome.value)
        if isinstance(value, Failure):
            raise AnswerFailed(value)
        return value


class SessionThing:
    """An object that the session holds."""

    def __init__(self, subject, ref):
        self.subject = subject
        self.ref = ref

    def method(self, name, *args):
        """Call a method and return its output."""
        return self.subject._asked(self.subject.session.method, self.ref, name, args)

    def attribute(self, name):
        """Return an attribute's value."""
        return self.subject._asked(self.subject.session.attribute, self.ref, name)


class SessionHeld(SessionThing):
    """A value that the session holds."""

    def read(self):
        """Return the value as it is now."""
        return self.subject._asked(self.subject.session.fetch, self.ref)

    def write(self, path, value):
        """Replace the part at `path`, a tuple of indices; of an array, the entries in place."""
        self.subject._asked(self.subject.session.assign, self.ref, path, value)


def travelling(value):
    """Return a value as the session takes it: named functions and held objects in its own words."""
    if isinstance(value, Function):
        return codec.Function(value.name)
    if isinstance(value, SessionThing):
        return value.ref
    if isinstance(value, (list, tuple)):
        return type(value)(travelling(entry) for entry in value)
    if isinstance(value, dict):
        return {key: travelling(entry) for key, entry in value.items()}
    return value


def arrived(value):
    """Return an output as checks compare it: iterables as lists, what cannot travel as Failure."""
    if isinstance(value, Items):
        return arrived(value.values)
    if isinstance(value, Opaque):
        return Failure("opaque", value.type_name)
    if isinstance(value, (list, tuple)):
        return type(value)(arrived(entry) for entry in value)
    if isinstance(value, dict):
        return {key: arrived(entry) for key, entry in value.items()}
    return value


def failure_of(error, sources):
    """Return the `Failure` for a `StudentError`, with the text of the student's line."""
    message = without_addresses(error.message.split("\n")[0][:300])
    if error.name == "NotImplementedError":
        return Failure("stub", error.name, "not written yet")
    if error.name == "UnreadableValue":
        return Failure("opaque", f"value that is too much to be graded ({message})")
    lines = sources.get(error.cell, "").split("\n")
    known = error.line is not None and 0 < error.line <= len(lines)
    text = lines[error.line - 1].strip()[:200] if known else ""
    return Failure("error", error.name, message, error.line, text)


def failure_of_end(reason):
    """Return the `Failure` for a process that has ended."""
    return Failure("timeout" if reason == "timeout" else "gone", "", REASONS[reason])


def without_addresses(text):
    """Return text without addresses in memory, which differ from run to run."""
    return ADDRESS.sub("0x…", text)


def find_subject(session, name, sources=None, otherwise=None):
    """Return the subject of a name, or the `Failure` that says why there is none.

    Parameters
    ----------
    otherwise : the `Failure` of the cell that should have defined the name, or None
    """
    try:
        kind = session.defined(name).kind
    except StudentGone as gone:
        return failure_of_end(gone.reason)
    if kind == "missing":
        return otherwise or Failure("missing", name)
    return SessionSubject(session, name, sources)
