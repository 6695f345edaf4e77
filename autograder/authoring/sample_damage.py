"""What real notebooks come back with, done to a notebook of the sample class.

Each is a function of the notebook and the names of its exercises, in order.
"""

import re

import nbformat


def grade_id(cell):
    """Return a cell's nbgrader id, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def cell_of(notebook, name):
    """Return (index, cell) of a grade id."""
    return next((i, c) for i, c in enumerate(notebook.cells) if grade_id(c) == name)


def insert_code(notebook, index, source):
    """Insert a code cell of the student's own."""
    cell = nbformat.v4.new_code_cell(source, id=f"own-{index}")  # the same in every run
    notebook.cells.insert(index, cell)


def extra_cells(notebook, names):
    """Notes and trials between the cells."""
    for name in names:
        index, _ = cell_of(notebook, name)
        insert_code(notebook, index + 1, f"# does it run?\nprint({name})")


def prints_and_plots(notebook, names):
    """Output while the notebook runs."""
    insert_code(notebook, 3, "print('hello ' * 3)\nplt.plot([1, 2, 4]);")


def other_kernel(notebook, names):
    """A kernel name of the student's machine."""
    notebook.metadata["kernelspec"]["name"] = "my-env"


def duplicated_cell(notebook, names):
    """An answer cell copied with its id."""
    index, cell = cell_of(notebook, names[0])
    notebook.cells.insert(index, nbformat.from_dict(cell))


def deleted_check(notebook, names):
    """A locked cell removed."""
    index, _ = cell_of(notebook, f"{names[0]}_check")
    del notebook.cells[index]


def lost_metadata(notebook, names):
    """Saved by an editor that drops cell metadata."""
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()


def endless_loop(notebook, names):
    """One answer that never ends."""
    _, cell = cell_of(notebook, names[-1])
    cell.source = f"def {names[-1]}(*values, **named):\n    while True:\n        pass"


def syntax_error(notebook, names):
    """One answer that cannot be read."""
    _, cell = cell_of(notebook, names[0])
    cell.source += "\n    return (("


def edited_points(notebook, names):
    """Points raised by hand."""
    for cell in notebook.cells:
        if "points" in cell.metadata.get("nbgrader", {}):
            cell.metadata["nbgrader"]["points"] = 100


def truncated_file(notebook, names):
    """Half a file; the text is cut when it is written."""


def own_helper(notebook, names):
    """A helper defined in a cell above the answers."""
    insert_code(notebook, 3, "def average(values):\n    return sum(values) / len(values)")


CHECK = """\
def slope_along(f, start, direction, steps=(1e-2, 1e-4, 1e-6)):
    # compare slopes for smaller and smaller steps
    best, last = None, None
    for step in steps:
        up, down = f(start + step * direction), f(start - step * direction)
        slope = (up - down) / (2 * step)
        if last is not None and (best is None or abs(slope - last) < best[1]):
            best = (slope, abs(slope - last))
        last = slope
    if best is None:
        raise ValueError('more steps are needed')
    return {'slope': float(best[0]), 'error': float(best[1]), 'steps': len(steps)}
"""


def own_check(notebook, names):
    """A longer helper of the student's own."""
    insert_code(notebook, 3, CHECK)


def copied_check(notebook, names):
    """The same helper, with other names and comments."""
    other = {"slope_along": "check_it", "f": "g", "start": "p", "direction": "v", "steps": "hs"}
    other |= {"best": "res", "last": "old", "step": "h", "up": "a", "down": "b", "slope": "d"}
    source = re.sub(r"(?<!')\b\w+\b(?!')", lambda m: other.get(m[0], m[0]), CHECK)
    insert_code(notebook, 3, source.replace("# compare slopes for smaller and", "# try"))


def asks_for_the_reference(notebook, names):
    """An answer that would let the reference answer; it earns nothing and says so."""
    _, cell = cell_of(notebook, names[0])
    cell.source = f"from nabla import {names[0]}"


DAMAGES = {
    damage.__name__: damage
    for damage in (
        extra_cells,
        prints_and_plots,
        other_kernel,
        duplicated_cell,
        deleted_check,
        lost_metadata,
        endless_loop,
        syntax_error,
        edited_points,
        truncated_file,
        own_helper,
        own_check,
        copied_check,
        asks_for_the_reference,
    )
}
