"""What may travel besides plain Python and NumPy values, and how much of it."""

from dataclasses import dataclass, field

import numpy as np

MAX_NODES = 250_000
MAX_DEPTH = 32
MAX_HEADER = 8 << 20
MAX_INT_BITS = 4096
SHORT = 200
DTYPES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
DTYPE_OF = {name: np.dtype(name) if name == "?" else np.dtype("<" + name) for name in DTYPES}
NAME_OF = {dtype: name for name, dtype in DTYPE_OF.items()}


class CodecError(ValueError):
    """A value that may not travel, or bytes that are no message."""


@dataclass(frozen=True)
class Ref:
    """An object that the worker holds, by the number of its slot."""

    slot: int


@dataclass(frozen=True)
class Function:
    """A function of the public list in `functions`, by name, with values for its maker."""

    name: str
    parameters: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Opaque:
    """Stands for an object of the student that cannot travel; only the name of its type is told."""

    type_name: str


@dataclass(frozen=True)
class Items:
    """What an iterable of the student gave, and the name of its type ("generator", "zip", ...)."""

    type_name: str
    values: list
