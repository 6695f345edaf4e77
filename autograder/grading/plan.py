"""Which cells of a submission have to run for its answers to be judged.

The student's own cells and answers run in their order. An unchanged cell of the lesson runs only
if a cell that runs needs a name that it binds (imports mostly), or if it changes what such a name
holds on the way there. Demos, self-checks, and figures that nobody needs do not run.
"""

from autograder.grading.code import bound_names, changed_names, imported_names, used_names

NEVER = ("check", "old")


def cells_to_run(cells):
    """Return the indices of the cells to run, in order."""
    code = [i for i, cell in enumerate(cells) if cell.kind == "code" and cell.role not in NEVER]
    own = [i for i in code if cells[i].role != "lesson" and cells[i].source.strip()]
    lesson = {i for i in code if cells[i].role == "lesson" and "demo" not in cells[i].tags}
    chosen, waiting = set(own), list(own)
    while waiting:
        user = waiting.pop()
        for name in used_names(cells[user].source):
            needed = needed_for(name, user, cells, sorted(chosen | lesson))
            more = [i for i in needed if i not in chosen]
            chosen.update(more)
            waiting += more
    return sorted(chosen)


def needed_for(name, user, cells, candidates):
    """Return the cells that give a name the value which the cell `user` reads."""
    binding = [i for i in candidates if i != user and name in bound_names(cells[i].source)]
    if not binding:
        return []
    if name in imported_names(cells[binding[0]].source):
        return binding[:1]
    provider = max((i for i in binding if i < user), default=binding[0])
    between = range(provider + 1, user)
    return [provider] + [
        i for i in candidates if i in between and name in changed_names(cells[i].source)
    ]
