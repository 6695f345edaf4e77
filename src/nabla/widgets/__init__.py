"""Demos: a picture to move, in a notebook as on the static page.

    from nabla.widgets import RegressionLine
    RegressionLine()

Every demo is a class named like its file (`regression_line.py` → `RegressionLine`) and is
imported when it is first asked for, so that `import nabla.widgets` costs nothing. How to add
one is written in `nabla.widgets._base`.
"""

from importlib import import_module
from pathlib import Path

_FILES = {
    "".join(word.capitalize() for word in path.stem.split("_")): path.stem
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))
}
__all__ = list(_FILES)


def __getattr__(name: str):
    if name not in _FILES:
        raise AttributeError(f"there is no demo {name!r}; there are {', '.join(_FILES)}")
    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_FILES])
