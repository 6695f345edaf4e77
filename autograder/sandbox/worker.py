"""The student's side of the conversation: runs cells and calls, answers by value.

A request is a dict with "id" and "op"; the reply has "id", "value", "error", "outputs" and
"warnings". All of this runs in the student's process and may have been changed by the
student's code: the trusted side believes nothing of a reply but that it is data.
"""

import contextlib
import inspect
import io
import os
import signal
import socket
import sys
import warnings

import numpy as np

from . import functions
from .codec import CodecError, Function, Ref
from .namespaces import SOCKET
from .plain import Unreadable, plain
from .shell import Printed, Record, described, make_shell
from .wire import Closed, Wire

MAX_NAMES = 2000
MAX_WARNINGS = 20
WARM_UP = (
    "import numpy as np, matplotlib.pyplot as plt\nplt.plot([1]); plt.show()\nnp.ones(2)",
    "def f():\n    raise ValueError('x')\nf()",
)


def prepare():
    """Import everything once; return the function that serves a submission after the fork."""
    import matplotlib.pyplot as plt
    import numpy.testing  # noqa: F401 (students import it; it costs a while)

    figure = plt.figure()
    figure.add_subplot(title="Ω $x^2$").plot([0, 1])
    figure.savefig(io.BytesIO(), format="png")
    plt.close("all")
    for name in ("ipywidgets", "anywidget", "nabla.data", "nabla.widgets", "nabla.checking"):
        with contextlib.suppress(Exception):  # who imports it meets the error again
            __import__(name)
    warm = Student()
    for number, source in enumerate(WARM_UP):
        warm.cell(source=source, number=number)
    plt.close("all")
    return Student().serve


class Student:
    """The state of one submission: the notebook's shell and the objects held for the judge."""

    def __init__(self):
        self.record = Record()
        self.record.restart(10_000, 1_000_000)
        self.shell = make_shell(self.record)
        self.names = self.shell.user_ns
        self.hidden = set(self.names)
        self.sources = {}
        self.held = []
        self.interruptible = False
        self.limits = {"message_bytes": 1 << 20, "output_chars": 0, "image_chars": 0}

    def serve(self, limits):
        """Answer requests until the other side closes the socket."""
        self.limits = limits
        self.pid = os.getpid()
        self.wire = Wire(socket.socket(fileno=SOCKET), max_bytes=limits["message_bytes"])
        try:
            while True:
                self._answer(self.wire.receive())
        except Closed:
            os._exit(0)

    def _answer(self, request):
        signal.signal(signal.SIGINT, self._interrupted)
        number, op = request.pop("id"), request.pop("op")
        readonly = request.pop("readonly", True)
        self.record.restart(self.limits["output_chars"], self.limits["image_chars"])
        try:
            fields = {name: self._revived(field, readonly) for name, field in request.items()}
            reply = self._guarded(getattr(self, op), fields) | {"id": number}
        except BaseException as error:  # the interrupt came between two of the student's steps
            reply = self._failed(number, type(error).__name__, str(error)[:200])
        if os.getpid() != self.pid:  # the student forked, and this is the copy
            os._exit(0)
        try:
            self.wire.send(reply)
        except (CodecError, MemoryError) as error:
            self.wire.send(self._failed(number, "UnreadableValue", str(error)[:200]))

    def _interrupted(self, number, frame):
        if self.interruptible:
            raise KeyboardInterrupt

    def _guarded(self, action, fields):
        """Run the student's code with its output and warnings recorded, never raising."""
        value = error = None
        streams = sys.stdout, sys.stderr
        with (
            warnings.catch_warnings(record=True) as caught,
            np.errstate(all="warn", under="ignore"),
        ):
            warnings.simplefilter("always")
            warnings.simplefilter("ignore", ResourceWarning)  # as everywhere in Python
            try:
                sys.stdout = Printed(self.record, "stdout")
                sys.stderr = Printed(self.record, "stderr")
                self.interruptible = True
                value = action(**fields)
            except BaseException as raised:
                value, error = None, self._described(raised)
            finally:
                self.interruptible = False
                sys.stdout, sys.stderr = streams
        told = [[w.category.__name__, str(w.message)[:500]] for w in caught[:MAX_WARNINGS]]
        outputs = self.record.taken()
        return {"value": value, "error": error, "outputs": outputs, "warnings": told}

    def _failed(self, number, name, message):
        error = {"name": name, "message": message}
        return {"id": number, "value": None, "error": error, "outputs": [], "warnings": []}

    def _described(self, error):
        if isinstance(error, Unreadable):
            return {"name": "UnreadableValue", "message": str(error)}
        try:
            return described(error, self.sources)
        except BaseException:
            return {"name": "Exception", "message": "(it cannot be shown)"}

    def _revived(self, value, readonly):
        """Put held objects and public functions in the place of their names; lock arrays."""
        if type(value) is Ref:
            return self.held[value.slot]
        if type(value) is Function:
            return functions.make(value)
        if type(value) is np.ndarray:
            value.flags.writeable = not readonly
        elif type(value) in (list, tuple):
            return type(value)(self._revived(item, readonly) for item in value)
        elif type(value) is dict:
            return {name: self._revived(item, readonly) for name, item in value.items()}
        return value

    def _given(self, value, keep):
        if not keep:
            return plain(value, self.limits["message_bytes"])
        self.held.append(value)
        return Ref(len(self.held) - 1)

    # The operations. What they return is plain data; what they raise is the student's error.

    def cell(self, source, number):
        """Run one code cell; return the names defined so far, and the error."""
        self.sources[number] = source
        self.shell.compile.number = number
        result = self.shell.run_cell(source, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        names = {
            name: _kind(thing)
            for name, thing in list(self.names.items())[:MAX_NAMES]
            if type(name) is str and name not in self.hidden and not name.startswith("_")
        }
        return {"names": names, "error": None if error is None else self._described(error)}

    def call(self, name, args, kwargs, keep):
        """Call a name of the notebook, or a held object."""
        function = self._named(name) if type(name) is str else name
        return self._given(function(*args, **kwargs), keep)

    def method(self, slot, name, args, kwargs, keep):
        """Call a method of a held object."""
        return self._given(getattr(slot, name)(*args, **kwargs), keep)

    def attribute(self, slot, name, keep):
        """Read an attribute of a held object."""
        return self._given(getattr(slot, name), keep)

    def put(self, held):
        """Hold a value."""
        return self._given(held, keep=True)

    def fetch(self, slot):
        """Read a held value."""
        return self._given(slot, keep=False)

    def assign(self, slot, path, held):
        """Write into a held value in place."""
        *before, last = path
        for key in before:
            slot = slot[key]
        if isinstance(slot[last], np.ndarray):
            slot = slot[last]
            last = ...
        slot[last] = held

    def defined(self, name):
        """Tell the kind and the signature of a name."""
        if name not in self.names:
            return {"kind": "missing"}
        try:
            signature = str(inspect.signature(self.names[name]))[:500]
        except (TypeError, ValueError):
            signature = ""
        return {"kind": _kind(self.names[name]), "signature": signature}

    def _named(self, name):
        if name not in self.names:
            raise NameError(f"name '{name}' is not defined")
        return self.names[name]


def _kind(thing):
    if issubclass(type(thing), type):
        return "class"
    return "function" if inspect.isroutine(thing) else "value"
