"""A notebook without a kernel: cells run in an IPython shell, what they show is recorded."""

import base64
import io
import re
import traceback

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from traitlets.config import Config

CELL = re.compile(r"cell (\d+)\Z")
MAX_OUTPUTS = 100
FRAMES_SHOWN = 8


class Record:
    """Outputs of one operation in the form of nbformat, with a budget of characters."""

    def __init__(self):
        self.restart(0, 0)

    def restart(self, chars, image_chars):
        """Forget everything and allow so many characters of text and of base64."""
        self.outputs, self.chars, self.image_chars = [], chars, image_chars

    def stream(self, name, text):
        """Add what was printed, joined to what was printed just before."""
        text = self._afford(text)
        last = self.outputs[-1] if self.outputs else {}
        if text and last.get("name") == name:
            last["text"].append(text)
        elif text:
            self._add({"output_type": "stream", "name": name, "text": [text]})

    def display(self, kind, data):
        """Add text and PNG of something displayed; nothing else is kept."""
        kept = {}
        if isinstance(data.get("text/plain"), str):
            kept["text/plain"] = self._afford(data["text/plain"])
        image = data.get("image/png")
        if isinstance(image, bytes):
            image = base64.b64encode(image).decode("ascii")
        if isinstance(image, str) and len(image) <= self.image_chars:
            self.image_chars -= len(image)
            kept["image/png"] = image.replace("\n", "")
        if kept:
            self._add({"output_type": kind, "data": kept})

    def taken(self):
        """Return the outputs as plain data."""
        streams = [o for o in self.outputs if o["output_type"] == "stream"]
        for output in streams:
            output["text"] = "".join(output["text"])
        return self.outputs

    def _add(self, output):
        if len(self.outputs) < MAX_OUTPUTS:
            self.outputs.append(output)

    def _afford(self, text):
        kept = text[: self.chars]
        self.chars -= len(kept)
        if len(kept) < len(text) and kept:
            self.chars = 0
            return kept + "\n... the rest of the output is left out"
        return kept


class Printed(io.TextIOBase):
    """Stands for sys.stdout or sys.stderr and writes into a Record."""

    encoding = "utf-8"

    def __init__(self, record, name):
        self._record, self._stream = record, name

    def writable(self):
        """Say that one can write."""
        return True

    def write(self, text):
        """Record the text; what is beyond the budget is dropped."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._record.stream(self._stream, text)
        return len(text)


class _Compiler(CachingCompiler):
    """Names the code of a cell after its place in the notebook."""

    number = 0

    def get_code_name(self, raw_code, code, number):
        return f"cell {self.number}"


def make_shell(record):
    """Return a fresh IPython shell that writes what it shows into `record`."""

    class Publisher(DisplayPublisher):
        def publish(self, data, *args, **kwargs):
            record.display("display_data", data)

        def clear_output(self, wait=False):
            record.outputs.clear()

    class Hook(DisplayHook):
        def write_output_prompt(self):
            pass

        def write_format_data(self, format_dict, md_dict=None):
            record.display("execute_result", format_dict)

        def finish_displayhook(self):
            pass

    class Shell(InteractiveShell):
        display_pub_class = Publisher
        displayhook_class = Hook
        compiler_class = _Compiler

        def showtraceback(self, *args, **kwargs):
            pass

        def showsyntaxerror(self, *args, **kwargs):
            pass

        def enable_gui(self, gui=None):
            pass

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "nocolor"
    InteractiveShell.clear_instance()
    shell = Shell.instance(config=config)
    InteractiveShell._instance = shell  # `display` asks the base class
    shell.enable_matplotlib("inline")
    select_figure_formats(shell, {"png"})  # `enable_matplotlib` does so for the first shell only
    return shell


def described(error, sources):
    """Return an exception as plain data: name, message, and the student's own lines only.

    `sources` maps the number of a cell to its source.
    """
    steps = [
        (int(found[1]), line, frame.f_code.co_name)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if (found := CELL.match(frame.f_code.co_filename))
    ]
    if isinstance(error, SyntaxError) and CELL.match(str(error.filename)):
        steps.append((int(CELL.match(error.filename)[1]), error.lineno, "<module>"))
    cell, line, _ = steps[-1] if steps else (None, None, "")
    if len(steps) > FRAMES_SHOWN:
        steps = [*steps[:2], *steps[2 - FRAMES_SHOWN :]]
    return {
        "name": type(error).__name__,
        "message": _message(error),
        "traceback": [text for step in steps for text in _shown(step, sources)],
        "cell": cell,
        "line": line,
    }


def _message(error):
    """The text of an exception; the student may have written its __str__."""
    try:
        if isinstance(error, SyntaxError):
            return str.__str__(error.msg)[:2000]
        return str.__str__(str(error))[:2000]
    except BaseException:
        return "(its text cannot be shown)"


def _shown(step, sources):
    cell, line, name = step
    place = f"cell {cell}, line {line}" + ("" if name == "<module>" else f", in {name}")
    lines = sources.get(cell, "").splitlines()
    known = line is not None and 0 < line <= len(lines)
    return [place, "    " + lines[line - 1].strip()[:200]] if known else [place]
