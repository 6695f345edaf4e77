"""What the trusted side learns from one step of a student's code.

Everything here was checked on the trusted side: the worker's reply is data from a process that
the student may have taken over, so types are verified, sizes capped, and terminal codes removed.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field

PNG = b"\x89PNG\r\n\x1a\n"
MAX_OUTPUTS = 100
MAX_WARNINGS = 20
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\-_])")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class SandboxUnavailable(RuntimeError):
    """The walls cannot be had on this machine; one line says why and names the cure."""


class StudentGone(RuntimeError):
    """The process of a submission has ended, and with it everything it held.

    `reason` is "timeout", "memory", "exited", "flooded" or "protocol".
    """

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class StudentError:
    """An exception of the student's code: their own lines only, as text without terminal codes."""

    name: str
    message: str
    traceback: tuple[str, ...] = ()
    cell: int | None = None
    line: int | None = None


@dataclass(frozen=True)
class Warned:
    """A warning that reached the caller of the student's code."""

    category: str
    message: str


@dataclass(frozen=True)
class Definition:
    """What a name stands for: "function", "class", "value" or "missing"; and its signature."""

    kind: str
    signature: str = ""


@dataclass(frozen=True)
class CallOutcome:
    """A call: its value (plain data) or its error, what was printed, and how long it took.

    `timed_out` says that the time was over and the call was interrupted; the error is then a
    KeyboardInterrupt, or whatever the student's code made of it, and the value is None. The
    session still lives.
    """

    value: object = None
    error: StudentError | None = None
    outputs: tuple[dict, ...] = ()
    warnings: tuple[Warned, ...] = ()
    seconds: float = 0.0
    timed_out: bool = False


@dataclass(frozen=True)
class CellOutcome:
    """A cell: like a call, and `names`, which maps each public name in the notebook to its kind."""

    names: dict[str, str] = field(default_factory=dict)
    error: StudentError | None = None
    outputs: tuple[dict, ...] = ()
    warnings: tuple[Warned, ...] = ()
    seconds: float = 0.0
    timed_out: bool = False


def tame(text, limit):
    """Return `text` without terminal codes and control characters, at most `limit` characters."""
    if type(text) is not str or limit <= 0:
        return ""
    text = _CONTROLS.sub("", _ESCAPES.sub("", text[: 2 * limit]))
    return text if len(text) <= limit else text[:limit] + "…"


def read_error(record):
    """Return the StudentError that a reply's record describes, or None for None."""
    if record is None:
        return None
    record = _dict(record)
    lines = [tame(line, 500) for line in _list(record.get("traceback"))[:40]]
    return StudentError(
        name=tame(record.get("name"), 100) or "Exception",
        message=tame(record.get("message"), 2000),
        traceback=tuple(lines),
        cell=_number(record.get("cell")),
        line=_number(record.get("line")),
    )


def read_outputs(records, limits):
    """Return nbformat-like outputs: streams, results and displays with text and PNG only."""
    chars, image_chars, kept = limits.output_chars, limits.image_chars, []
    for record in _list(records)[:MAX_OUTPUTS]:
        output, chars, image_chars = _read_output(_dict(record), chars, image_chars)
        if output is not None:
            kept.append(output)
    return tuple(kept)


def read_warnings(records):
    """Return at most `MAX_WARNINGS` warnings."""
    pairs = [_list(record) for record in _list(records)[:MAX_WARNINGS]]
    return tuple(Warned(tame(p[0], 100), tame(p[1], 500)) for p in pairs if len(p) == 2)


def read_names(records):
    """Return the names that the notebook defines, each with its kind."""
    names = list(_dict(records).items())[:2000]
    kinds = ("function", "class", "value")
    return {name: kind for name, kind in names if name.isidentifier() and _text(kind) in kinds}


def read_definition(record):
    """Return the Definition that a reply describes."""
    record = _dict(record)
    kind = _text(record.get("kind"))
    if kind not in ("function", "class", "value"):
        return Definition("missing")
    return Definition(kind, tame(record.get("signature"), 500))


def _read_output(record, chars, image_chars):
    kind, name = _text(record.get("output_type")), _text(record.get("name"))
    if kind == "stream" and name in ("stdout", "stderr"):
        text = tame(record.get("text"), chars)
        output = {"output_type": kind, "name": name, "text": text}
        return (output if text else None), chars - len(text), image_chars
    if kind not in ("execute_result", "display_data"):
        return None, chars, image_chars
    data = _dict(record.get("data"))
    kept = {}
    text = tame(data.get("text/plain"), chars)
    if text:
        kept["text/plain"] = text
    image = data.get("image/png")
    if _is_png(image, image_chars):
        kept["image/png"] = image
        image_chars -= len(image)
    output = {"output_type": kind, "data": kept, "metadata": {}}
    if kind == "execute_result":
        output["execution_count"] = None
    return (output if kept else None), chars - len(text), image_chars


def _is_png(text, limit):
    if type(text) is not str or len(text) > limit:
        return False
    try:
        return base64.b64decode(text, validate=True).startswith(PNG)
    except (binascii.Error, ValueError):
        return False


def _text(value):
    return value if type(value) is str else ""


def _list(value):
    return value if type(value) in (list, tuple) else []


def _dict(value):
    return value if type(value) is dict else {}


def _number(value):
    return value if type(value) is int else None
