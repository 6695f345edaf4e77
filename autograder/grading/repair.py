"""A submitted notebook matched with the released master: which cell answers which exercise.

Marks of cells (ids, points, locks) are the master's; those of the submission only help to find
things. An answer is where the exercise's name is defined, whatever became of the cell's id, type
or place; as when a notebook runs from top to bottom, the last definition counts. What cannot be
decided without guessing is left as it is and reported.
"""

import re
from dataclasses import dataclass, field

from autograder.grading.code import bound_names, is_python, same_code, squeezed

FENCE = re.compile(r"\A\s*```+\w*\n(.*?)\n```+\s*\Z", re.DOTALL)


@dataclass(frozen=True)
class Finding:
    """One sentence on the notebook; `kind` is "repaired", "look" (by the student) or "damaged"."""

    kind: str
    text: str


@dataclass
class Repaired:
    """The submission's cells with their roles, the place of each answer, and what was found."""

    cells: list
    answers: dict = field(default_factory=dict)  # exercise -> index into cells
    findings: list = field(default_factory=list)

    def note(self, kind, text):
        """Add a finding once."""
        if Finding(kind, text) not in self.findings:
            self.findings.append(Finding(kind, text))


def repair(notebook, master, names):
    """Return the submission `Repaired`.

    Parameters
    ----------
    notebook, master : Notebook, the submission and the released master
    names : names of the exercises, in order
    """
    stubs = {cell.grade_id: cell.source for cell in master.cells if cell.grade_id in names}
    repaired = Repaired(join_split_cells(notebook.cells, names))
    if notebook.language and notebook.language != "python":
        repaired.note("look", f"The notebook is set to {notebook.language}; Python is wanted.")
    for name in names:
        restore_code(repaired, name, stubs.get(name, ""))
    mark_checks(repaired, master, names)
    mark_lesson(repaired, master, names)
    for name in names:
        find_answer(repaired, name, stubs.get(name, ""))
    return repaired


def join_split_cells(cells, names):
    """Join an answer with the next cell where its indented body was split off."""
    joined = []
    for cell in cells:
        before = joined[-1] if joined else None
        if before and is_split_off(before, cell, names):
            before.source = f"{before.source}\n{cell.source}"
        else:
            joined.append(cell)
    return joined


def is_split_off(before, cell, names):
    """Return True if `cell` is the rest of a definition that begins in `before`."""
    if not (before.kind == cell.kind == "code") or not cell.source.startswith((" ", "\t")):
        return False
    if not any(mentions(before.source, name) for name in names) or is_python(cell.source):
        return False
    return is_python(f"{before.source}\n{cell.source}")


def mentions(source, name):
    """Return True if a line of the source begins a definition of the name."""
    pattern = rf"^(async[ ]+)?(def|class)[ ]+{name}\b|^{name}[ ]*="
    return re.search(pattern, source, re.MULTILINE) is not None


def restore_code(repaired, name, stub):
    """Turn a text cell that holds an answer back into code, if no code cell answers."""
    if any(c.kind == "code" and defines(c, name, stub) for c in repaired.cells):
        return
    for cell in repaired.cells:
        source = unfenced(cell.source)
        if cell.kind == "code" or not mentions(source, name):
            continue
        if name in bound_names(source) and not same_code(source, stub):
            cell.source, cell.kind = source, "code"
            repaired.note("repaired", f"The cell with `{name}` was text; it was read as code.")


def unfenced(text):
    """Return the code within a Markdown fence, or the text itself."""
    found = FENCE.match(text)
    return found[1] if found else text


def defines(cell, name, stub):
    """Return True if the cell defines the name otherwise than the stub does."""
    return name in bound_names(cell.source) and not same_code(cell.source, stub)


def mark_checks(repaired, master, names):
    """Give the self-check cells their role; note changed points."""
    checks = {c.grade_id: c for c in master.cells if c.grade_id and c.grade_id not in names}
    sources = {squeezed(cell.source) for cell in checks.values()}
    for cell in repaired.cells:
        released = checks.get(cell.grade_id)
        if released and cell.points is not None and cell.points != released.points:
            repaired.note("repaired", "Points were changed in the notebook; the course's count.")
        if squeezed(cell.source) in sources:
            cell.role = "check"


def mark_lesson(repaired, master, names):
    """Give the master's own cells, where they are unchanged, their role and tags."""
    released = {squeezed(c.source): c.tags for c in master.cells if c.grade_id not in names}
    for cell in repaired.cells:
        if cell.role == "own" and squeezed(cell.source) in released:
            cell.role, cell.tags = "lesson", released[squeezed(cell.source)]


def find_answer(repaired, name, stub):
    """Find the cell that answers an exercise; mark copies that do not count."""
    cells = enumerate(repaired.cells)
    code = [(i, c) for i, c in cells if c.kind == "code" and c.role != "check"]
    places = [i for i, cell in code if defines(cell, name, stub)]
    copies = [i for i, cell in code if same_code(cell.source, stub)]
    broken = [i for i, c in code if mentions(c.source, name) and not is_python(c.source)]
    marked = [i for i, c in code if c.grade_id == name and c.role == "own"]
    if not places:
        places = (broken or copies or marked)[-1:]
    if not places:
        text = f"The cell with `{name}` is missing. Copy it from the released notebook."
        repaired.note("look", text)
        return
    for index in copies:
        if index not in places:
            repaired.cells[index].role = "old"
    sources = {squeezed(repaired.cells[i].source) for i in places}
    if len(sources) > 1:
        repaired.note("look", f"`{name}` is defined in {len(places)} cells; the last one counts.")
    cell = repaired.cells[places[-1]]
    cell.role = "answer"
    cell.exercises.append(name)
    repaired.answers[name] = places[-1]
    if name not in bound_names(cell.source) and not mentions(cell.source, name):
        repaired.note("look", f"The cell for `{name}` does not define it. Keep the name.")
