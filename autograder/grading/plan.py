"""Which cells of a submission have to run for its answers to be judged.

The student's own cells and answers run in their order. Unchanged cells of the lesson run only if
something of the student's needs what they define: imports mostly. Demos and figures do not run.
"""

import builtins

from autograder.grading.code import bound_names, imported_names, used_names

NEVER = ("check", "old")
BUILT_IN = frozenset(dir(builtins))


def cells_to_run(cells):
    """Return the indices of the cells to run, in order."""
    code = [i for i, cell in enumerate(cells) if cell.kind == "code" and cell.role not in NEVER]
    chosen = {i for i in code if cells[i].role != "lesson" and cells[i].source.strip()}
    lesson = [i for i in code if i not in chosen and "demo" not in cells[i].tags]
    imported = frozenset().union(*(imported_names(cells[i].source) for i in lesson))
    while True:
        wanted = frozenset().union(*(used_names(cells[i].source) for i in chosen))
        more = [i for i in lesson if i not in chosen and is_needed(cells[i], wanted, imported)]
        if not more:
            return sorted(chosen)
        chosen.update(more)


def is_needed(cell, wanted, imported):
    """Return True if a lesson cell binds a wanted name, or may change what a wanted name holds."""
    touched = used_names(cell.source) & (wanted - imported - BUILT_IN)
    return bool(bound_names(cell.source) & wanted or touched)
