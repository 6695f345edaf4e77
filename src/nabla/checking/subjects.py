"""Subjects: the answer under test, called in one way wherever it lives.

A subject has `call(*args, **kwargs)` and `new(*args, **kwargs)`; what `new` returns has
`method(name, *args)` and `attribute(name)`. Each raises `AnswerFailed` when the answer fails.
Arguments are passed by value; `hold(value)` makes one that lives beside the answer and may be
passed more than once. Besides methods and attributes it has `read()`, the value as it is now, and
`write(path, value)`, which changes it in place.
`LocalSubject` calls in this process: for the self-check in a notebook and for trusted code.
The grader has a subject of its own whose answer lives in the sandbox.
"""

import copy
import traceback
import warnings
from types import GeneratorType

import numpy as np

from nabla.checking import functions
from nabla.checking.probes import AnswerFailed, Failure, Function, fresh

LARGEST_ITERABLE = 100_000
LAZY = (GeneratorType, type(iter([])), type(iter(())), zip, map, range, filter, enumerate)


class LocalSubject:
    """A function or class of this process."""

    def __init__(self, target):
        self.target = target
        self.warnings = []

    def call(self, *args, **kwargs):
        """Call the function and return its output as plain values."""
        return self._guarded(self.target, args, kwargs)

    def new(self, *args, **kwargs):
        """Make an object of the class."""
        return LocalThing(self, self._guarded(self.target, args, kwargs, keep=True))

    def hold(self, value):
        """Keep a copy of a value, writable, to be passed to the answer as one and the same."""
        return LocalHeld(self, copy.deepcopy(value))

    def _guarded(self, function, args, kwargs, keep=False):
        args = [resolve(arg) for arg in fresh(args)]
        kwargs = {key: resolve(value) for key, value in fresh(kwargs).items()}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                output = function(*args, **kwargs)
                return output if keep else plain(output)
            except Exception as error:
                raise AnswerFailed(failure_of(error)) from error
            finally:
                self.warnings.extend(entry.category.__name__ for entry in caught)


class LocalThing:
    """An object made by `LocalSubject.new`."""

    def __init__(self, subject, thing):
        self.subject = subject
        self.thing = thing

    def method(self, name, *args):
        """Call a method and return its output."""
        return self.subject._guarded(lambda *a: getattr(self.thing, name)(*a), args, {})

    def attribute(self, name):
        """Return an attribute's value."""
        return self.subject._guarded(lambda: getattr(self.thing, name), (), {})


class LocalHeld(LocalThing):
    """A value made by `LocalSubject.hold`."""

    def read(self):
        """Return the value as it is now, a copy."""
        return plain(self.thing)

    def write(self, path, value):
        """Replace the part at `path`, a tuple of indices; of an array, the entries in place."""
        *before, last = path
        owner = self.thing
        for key in before:
            owner = owner[key]
        if isinstance(owner[last], np.ndarray):
            owner, last = owner[last], ...
        owner[last] = value


def resolve(value):
    """Replace every `Function` by the function of that name, and what is held by its value."""
    if isinstance(value, Function):
        return functions.named(value.name)
    if isinstance(value, LocalThing):
        return value.thing
    if isinstance(value, (list, tuple)):
        return type(value)(resolve(entry) for entry in value)
    return value


def plain(output):
    """Return the output by value: copies of arrays, lists for generators and other iterators."""
    if isinstance(output, np.ndarray):
        return np.array(output)
    if isinstance(output, LAZY):
        listed = []
        for entry in output:
            if len(listed) == LARGEST_ITERABLE:
                raise ValueError(f"the result yields more than {LARGEST_ITERABLE} parts")
            listed.append(plain(entry))
        return listed
    if isinstance(output, (list, tuple)):
        return (list if isinstance(output, list) else tuple)(plain(entry) for entry in output)
    if isinstance(output, dict):
        return {key: plain(value) for key, value in output.items()}
    return output


def failure_of(error):
    """Return the `Failure` for an exception, with the last line that is not this package's."""
    if isinstance(error, NotImplementedError):
        return Failure("stub", "NotImplementedError", "not written yet")
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__
    ]
    line, text = (frames[0].lineno, frames[0].line or "") if frames else (None, "")
    return Failure("error", type(error).__name__, str(error).split("\n")[0][:300], line, text)
