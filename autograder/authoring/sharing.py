"""What several exercises of a lesson share: a file beside theirs whose name begins with "_".

    masks = beside(__file__, "_masks")     reads autograder/exercises/<lesson>/_masks.py
    number_varies = masks.number_varies    a check of it becomes a check of this exercise

An exercise has a solution, such a file has none: it is no exercise. Its text is part of the
fingerprint of every exercise that reads it, so that a change regrades these and no other.
"""

import importlib.util
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_READ = ContextVar("files that an exercise has read", default=None)


def beside(file, name):
    """Return the module `name` that lies in the folder of an exercise's file.

    Raises ValueError if the name does not begin with "_", FileNotFoundError if there is no file.
    """
    if not name.startswith("_"):
        raise ValueError(f'a shared file\'s name begins with "_", got {name!r}')
    path = Path(file).with_name(f"{name}.py")
    module = load_module(path, f"shared{name}")
    if (files := _READ.get()) is not None and path not in files:
        files.append(path)
    return module


@contextmanager
def files_read():
    """Give the list of the shared files that are read inside."""
    token = _READ.set([])
    try:
        yield _READ.get()
    finally:
        _READ.reset(token)


def load_module(file, name):
    """Import a file by its path, outside sys.modules."""
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
