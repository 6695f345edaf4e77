"""Run by the clean environment of test_notebooks.py: notebooks as downloaded, one after the other.

python run_downloaded.py NOTEBOOK…   prints {notebook: {cell id: [printed, error or null]}} as JSON.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell


def run(shell, source):
    """Return what a cell printed, and its error or None."""
    printed = StringIO()
    with redirect_stdout(printed):
        result = shell.run_cell(source)
    error = result.error_before_exec or result.error_in_exec
    return printed.getvalue(), error and f"{type(error).__name__}: {error}"


def follow(shell, path):
    """Run one notebook in its folder, in a fresh namespace."""
    shell.reset(new_session=False)
    os.chdir(path.parent)
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {c["id"]: run(shell, "".join(c["source"])) for c in cells if c["cell_type"] == "code"}


if __name__ == "__main__":
    shell = InteractiveShell.instance()
    notebooks = [Path(notebook).resolve() for notebook in sys.argv[1:]]
    print(json.dumps({str(path): follow(shell, path) for path in notebooks}))
