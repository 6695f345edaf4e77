"""Probes: inputs for an answer, written as data so that they can travel.

A probe holds arrays, numbers, strings, lists, tuples, dicts, `Function` (a function named from
the public list) and `np.random.Generator`. `perform` shows it to a subject and returns what the
answer gave: an output, or a `Failure` that says how it ended.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Function:
    """A function of the public list (`nabla.checking.functions`), passed to an answer by name."""

    name: str


class Call:
    """One call of a function: `Call(X, w, lr=0.1)`."""

    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs

    def perform(self, subject):
        """Return the output of the call."""
        return subject.call(*fresh(self.args), **fresh(self.kwargs))

    def arguments(self):
        """Return all arguments as one list, for descriptions."""
        return [*self.args, *self.kwargs.values()]


@dataclass(frozen=True)
class Get:
    """Within `Steps`: read an attribute instead of calling a method."""

    attribute: str


@dataclass
class Steps:
    """A new object of a class, then calls in order: `Steps(init=Call(), then=[("forward", X)])`.

    The output is the list of what each step gave; a step is `(method, *args)` or `Get(name)`.
    """

    init: Call = field(default_factory=Call)
    then: list = field(default_factory=list)

    def perform(self, subject):
        """Return the list of the outputs of the steps."""
        thing = subject.new(*fresh(self.init.args), **fresh(self.init.kwargs))
        outputs = []
        for step in self.then:
            if isinstance(step, Get):
                outputs.append(thing.attribute(step.attribute))
            else:
                method, *args = step
                outputs.append(thing.method(method, *fresh(args)))
        return outputs

    def arguments(self):
        """Return all arguments as one list, for descriptions."""
        later = [arg for step in self.then if not isinstance(step, Get) for arg in step[1:]]
        return [*self.init.arguments(), *later]


@dataclass(frozen=True)
class Failure:
    """How a call ended without an output.

    kind     "error" (an exception of the answer's), "missing" (no such name), "stub" (not written
             yet), "timeout", "gone" (the process ended), "opaque" (a value that is not plain data)
    name     the exception's class name, or the type's
    message  its text, in one line
    line     the answer's own line where it happened, or None
    text     that line's source, or ""
    """

    kind: str
    name: str = ""
    message: str = ""
    line: int | None = None
    text: str = ""


class AnswerFailed(Exception):
    """Raised by subjects; carries the `Failure`."""

    def __init__(self, failure):
        super().__init__(f"{failure.name}: {failure.message}")
        self.failure = failure


def perform(probe, subject):
    """Show a probe to a subject; return its output or the `Failure`."""
    try:
        return probe.perform(subject)
    except AnswerFailed as failed:
        return failed.failure


def widened(probe):
    """Return the probe with float64 in place of float32: the inputs of the exact right answer."""
    if isinstance(probe, Call):
        return Call(*widen(probe.args), **widen(probe.kwargs))
    return Steps(widened(probe.init), widen(probe.then))


def widen(value):
    """Return float32 arrays and numbers as float64, also within lists, tuples and dicts."""
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype == np.float32:
        return value.astype(np.float64)
    if isinstance(value, (list, tuple)):
        return type(value)(widen(entry) for entry in value)
    if isinstance(value, dict):
        return {key: widen(entry) for key, entry in value.items()}
    return value


def fresh(value):
    """Return a copy with read-only arrays and generators of their own.

    >>> a = np.zeros(2)
    >>> fresh([a])[0].flags.writeable, a.flags.writeable
    (False, True)
    """
    if isinstance(value, np.ndarray):
        copy = value.copy(order="K")
        copy.flags.writeable = False
        return copy
    if isinstance(value, np.random.Generator):
        twin = type(value.bit_generator)()
        twin.state = value.bit_generator.state
        return np.random.Generator(twin)
    if isinstance(value, (list, tuple)):
        return type(value)(fresh(entry) for entry in value)
    if isinstance(value, dict):
        return {key: fresh(entry) for key, entry in value.items()}
    return value
