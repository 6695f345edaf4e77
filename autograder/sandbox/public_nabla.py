"""Nabla while answers are graded: `nabla.data`, `nabla.widgets` and `nabla.checking` only."""

import importlib
import sys

PUBLIC = ("data", "widgets", "checking")
SENTENCE = (
    "the reference `nabla` is not available while your answers are graded: "
    "write the function yourself"
)


class _Reference:
    """A finder that explains why `import nabla.<anything else>` fails."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        """Raise for a part of the reference, know nothing of anything else."""
        if name.startswith(__name__ + ".") and name.split(".")[1] not in PUBLIC:
            raise ImportError(SENTENCE, name=name)


sys.meta_path.insert(0, _Reference)


def __getattr__(name):
    if name in PUBLIC:
        return importlib.import_module(f"{__name__}.{name}")
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError(SENTENCE, name=f"{__name__}.{name}")
