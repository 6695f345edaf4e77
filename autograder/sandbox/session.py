"""The trusted side's conversation with one submission, and the sandbox that starts them.

    with Sandbox() as sandbox, sandbox.session(Limits()) as student:
        student.run_cell("def double(x):\n    return 2 * x", number=1)
        outcome = student.call("double", [np.arange(3.0)])      # CallOutcome
        layer = student.new("Linear", [3, 2]).value              # Ref, if there was no error
        student.method(layer, "forward", [X])

An outcome tells of an error of the student's code; `StudentGone` is raised, now and by every
later operation, when the submission's process has ended. `SandboxUnavailable` is raised where
there are no walls. A Sandbox may be shared by threads, a Session may not.
"""

import signal
import time
from contextlib import contextmanager

from .codec import CodecError, Function, Ref
from .functions import make
from .limits import Limits
from .outcomes import (
    CallOutcome,
    CellOutcome,
    StudentError,
    StudentGone,
    read_definition,
    read_error,
    read_names,
    read_outputs,
    read_warnings,
)
from .processes import ZygoteProcess
from .wire import Closed, Flooded, Wire

__all__ = ["Sandbox", "Session"]


class Sandbox:
    """A zygote behind walls; each `session` is a fork of it into namespaces of its own."""

    def __init__(self):
        self._zygote = ZygoteProcess()

    def start(self):
        """Start the zygote, which takes a second or two; `session` does so when it is needed."""
        self._zygote.ensure()

    @contextmanager
    def session(self, limits=None, *, seed=0):
        """Give a Session for one submission; at the end nothing of it is left.

        Parameters
            limits : Limits
            seed : int, of the legacy global generators `random` and `np.random`
        """
        limits = limits or Limits()
        session = Session(*self._zygote.submission(limits, seed), limits)
        try:
            yield session
        finally:
            session.close()

    def close(self):
        """End the zygote and every session."""
        self._zygote.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.close()


class Session:
    """One submission. Every operation takes `timeout` in seconds and raises StudentGone."""

    def __init__(self, sock, tree, limits):
        self.limits = limits
        self._wire = Wire(sock, max_bytes=limits.message_bytes)
        self._tree = tree
        self._end = time.monotonic() + limits.wall_seconds
        self._count = 0
        self._gone = None

    @property
    def gone(self):
        """The reason why the submission's process has ended, or None."""
        return self._gone

    def run_cell(self, source, *, number=1, timeout=None):
        """Run one code cell; `number` names it in the student's traceback. Gives a CellOutcome."""
        reply, common = self._ask("cell", timeout, source=source, number=number)
        told = reply.get("value") if type(reply.get("value")) is dict else {}
        common["error"] = common["error"] or read_error(told.get("error"))
        return CellOutcome(names=read_names(told.get("names")), **common)

    def call(self, name, args=(), kwargs=None, *, keep=False, readonly=True, timeout=None):
        """Call what `name` stands for in the notebook; gives a CallOutcome.

        Parameters
            name : str, or a Ref to something callable
            args, kwargs : values for the codec, which may hold Ref and Function
            keep : bool, the worker keeps the result and the value is a Ref to it
            readonly : bool, arrays among the arguments may not be written to
        """
        call = _arguments(args, kwargs)
        return self._call("call", timeout, name=name, keep=keep, readonly=readonly, **call)

    def new(self, name, args=(), kwargs=None, *, readonly=True, timeout=None):
        """Make an object of a class; the value of the outcome is a Ref to it."""
        return self.call(name, args, kwargs, keep=True, readonly=readonly, timeout=timeout)

    def method(self, ref, name, args=(), kwargs=None, *, keep=False, readonly=True, timeout=None):
        """Call a method of an object that the worker holds."""
        call = _arguments(args, kwargs)
        fields = {"slot": ref, "name": name, "keep": keep, "readonly": readonly}
        return self._call("method", timeout, **fields, **call)

    def attribute(self, ref, name, *, keep=False, timeout=None):
        """Read an attribute of an object that the worker holds."""
        return self._call("attribute", timeout, slot=ref, name=name, keep=keep)

    def put(self, value, *, readonly=False, timeout=None):
        """Let the worker hold a value; returns the Ref."""
        outcome = self._call("put", timeout, held=value, readonly=readonly)
        if type(outcome.value) is not Ref:
            self._leave("protocol")
        return outcome.value

    def fetch(self, ref, *, timeout=None):
        """Read a value that the worker holds, as it is now."""
        return self._call("fetch", timeout, slot=ref)

    def assign(self, ref, path, value, *, timeout=None):
        """Write into a held value in place: its part at `path`, a tuple of indices and keys.

        Where that part is an array its entries are replaced, so that every view of it changes.
        """
        return self._call("assign", timeout, slot=ref, path=list(path), held=value)

    def defined(self, name, *, timeout=None):
        """Tell what `name` stands for in the notebook; gives a Definition."""
        reply, _ = self._ask("defined", timeout, name=name)
        return read_definition(reply.get("value"))

    def close(self):
        """Kill the submission's processes and wait until the last one has gone."""
        self._gone = self._gone or "exited"
        self._wire.close()
        self._tree.kill()

    def _call(self, op, timeout, **fields):
        reply, common = self._ask(op, timeout, **fields)
        return CallOutcome(value=reply.get("value"), **common)

    def _ask(self, op, timeout, **fields):
        """Send one request and return its reply and what all outcomes share."""
        if self._gone:
            raise StudentGone(self._gone)
        _check_functions(fields)
        self._count += 1
        started = time.monotonic()
        deadline = min(self._end, started + (timeout or self.limits.op_seconds))
        request = {"id": self._count, "op": op, **fields}
        try:
            self._wire.send(request, deadline=deadline)
            reply, timed_out = self._reply(deadline)
            return reply, self._common(reply, time.monotonic() - started, timed_out)
        except TimeoutError:
            self._leave("timeout")
        except Closed:
            self._leave("exited")
        except Flooded:
            self._leave("flooded")

    def _reply(self, deadline):
        """Return the reply and whether it had to be asked for by an interrupt."""
        try:
            return self._receive(deadline), False
        except TimeoutError:
            self._tree.signal(signal.SIGINT)
            return self._receive(deadline + self.limits.grace_seconds), True

    def _receive(self, deadline):
        try:
            reply = self._wire.receive(deadline=deadline)
        except CodecError:
            self._leave("protocol")
        number = reply.get("id") if type(reply) is dict else None
        if type(number) is not int or number != self._count:
            self._leave("protocol")
        return reply

    def _common(self, reply, seconds, timed_out):
        error = read_error(reply.get("error"))
        if timed_out:  # whatever the student made of the interrupt, the answer came too late
            reply["value"] = None
            error = error or StudentError("KeyboardInterrupt", "the time was over")
        return {
            "error": error,
            "outputs": read_outputs(reply.get("outputs"), self.limits),
            "warnings": read_warnings(reply.get("warnings")),
            "seconds": seconds,
            "timed_out": timed_out,
        }

    def _leave(self, reason):
        self._gone = "memory" if self._tree.out_of_memory() else reason
        self.close()
        raise StudentGone(self._gone) from None


def _arguments(args, kwargs):
    return {"args": list(args), "kwargs": dict(kwargs or {})}


def _check_functions(value):
    """Raise ValueError here for a function that is not on the public list."""
    if type(value) is Function:
        make(value)
    elif type(value) in (list, tuple):
        for item in value:
            _check_functions(item)
    elif type(value) is dict:
        _check_functions(list(value.values()))
