"""Reading a notebook that anyone may have written: hard caps first, then JSON, then types.

What can be read becomes a `Notebook` of plain cells, without outputs. What cannot is a
`DamagedNotebook` whose text is one or two sentences for the student.
"""

import json
from dataclasses import dataclass, field

MB = 1 << 20
LARGEST_FILE = 50 * MB
LARGEST_SOURCES = 4 * MB
MAX_PARTS = 3_000_000
MAX_CELLS = 2000
AGAIN = "Open it in Jupyter, save it, and hand it in again."


class DamagedNotebook(Exception):
    """Why a notebook cannot be graded at all, in words for the student."""


@dataclass
class Cell:
    """One cell. `exercises` are those it answers; `role` is set by `repair`."""

    source: str
    kind: str  # "code", "markdown" or "raw"
    grade_id: str | None = None
    points: float | None = None
    tags: tuple = ()
    role: str = "own"  # "own", "answer", "lesson", "check", "old" (a copy that does not count)
    exercises: list = field(default_factory=list)


@dataclass
class Notebook:
    """The cells, the lesson that the notebook says it belongs to, and its kernel's language."""

    cells: list
    lesson: str | None = None
    language: str | None = None


def read_notebook(data):
    """Return the `Notebook` in the bytes of a file; raise DamagedNotebook."""
    content = load_json(data)
    if not isinstance(content, dict):
        raise DamagedNotebook(f"The file is not a notebook. {AGAIN}")
    if "worksheets" in content or content.get("nbformat") in (1, 2, 3):
        content = upgraded(content)
    cells = content.get("cells")
    if not isinstance(cells, list):
        raise DamagedNotebook(f"The file holds no list of cells. {AGAIN}")
    if len(cells) > MAX_CELLS:
        raise DamagedNotebook(f"The notebook has {len(cells)} cells; at most {MAX_CELLS} are read.")
    read = [cell for cell in map(read_cell, cells) if cell is not None]
    if sum(len(cell.source) for cell in read) > LARGEST_SOURCES:
        raise DamagedNotebook("The notebook's cells hold more than 4 MB of text.")
    metadata = as_dict(content.get("metadata"))
    return Notebook(read, as_text(as_dict(metadata.get("nabla")).get("lesson")), language(metadata))


def load_json(data):
    """Return the JSON value of a file's bytes."""
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / MB:.0f} MB; at most {LARGEST_FILE // MB} MB are read"
        raise DamagedNotebook(f"The file has {size}. Clear its outputs and hand it in again.")
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_PARTS:
        raise DamagedNotebook("The file has too many parts. Clear its outputs; hand it in again.")
    if not data.strip():
        raise DamagedNotebook("The file is empty. Save the notebook and hand it in again.")
    if data[:2] == b"PK":
        raise DamagedNotebook("The file is a zip archive, not a notebook. Hand in the notebook.")
    if data.lstrip()[:1] == b"<":
        raise DamagedNotebook("The file is a web page, not a notebook. Hand in the .ipynb file.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DamagedNotebook(f"The file is not text in UTF-8. {AGAIN}") from error
    except json.JSONDecodeError as error:
        raise DamagedNotebook(explained(error)) from error
    except (RecursionError, ValueError) as error:
        raise DamagedNotebook(f"The file is not a notebook. {AGAIN}") from error


def explained(error):
    """Say what is wrong with a text that should be JSON."""
    cut_off = not error.doc[error.pos :].strip() or "Unterminated" in error.msg
    if cut_off and error.doc.lstrip().startswith("{"):
        return (
            f"The file breaks off in line {error.doc.count(chr(10)) + 1}: it was not saved or not "
            "uploaded completely. Save the notebook and hand it in again."
        )
    marks = ("<<<<<<<", "=======", ">>>>>>>")
    if any(mark in error.doc for mark in marks):
        return "The file holds marks of a merge (<<<<<<<). Solve the conflict and hand it in again."
    return f"The file is not a notebook: line {error.lineno} cannot be read. {AGAIN}"


def upgraded(content):
    """Return an old notebook (format 1 to 3) in format 4."""
    import nbformat  # its import takes a second or more, and old notebooks are rare

    try:
        return nbformat.convert(nbformat.from_dict(content), 4)
    except Exception as error:  # whatever a malformed old notebook makes the converter raise
        raise DamagedNotebook(f"The notebook is in an old format, and damaged. {AGAIN}") from error


def read_cell(cell):
    """Return a `Cell`, or None for what is no cell."""
    if not isinstance(cell, dict):
        return None
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    kind = cell.get("cell_type") if cell.get("cell_type") in ("code", "markdown") else "raw"
    metadata = as_dict(cell.get("metadata"))
    marked = as_dict(metadata.get("nbgrader"))
    tags = metadata.get("tags") if isinstance(metadata.get("tags"), list) else []
    return Cell(
        source=source.encode("utf-8", "replace").decode("utf-8"),
        kind=kind,
        grade_id=as_text(marked.get("grade_id")),
        points=marked.get("points") if isinstance(marked.get("points"), (int, float)) else None,
        tags=tuple(tag for tag in tags if isinstance(tag, str)),
    )


def language(metadata):
    """Return the language that a notebook's metadata names, in lower case, or None."""
    named = as_text(as_dict(metadata.get("language_info")).get("name"))
    return (named or as_text(as_dict(metadata.get("kernelspec")).get("language")) or "").lower()


def as_dict(value):
    """Return a dict as it is, anything else as an empty dict."""
    return value if isinstance(value, dict) else {}


def as_text(value):
    """Return a str of at most 200 characters as it is, anything else as None."""
    return value if isinstance(value, str) and len(value) <= 200 else None
