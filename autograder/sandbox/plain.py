"""Whatever a student's function returned, as plain data that `codec` can carry.

An object is judged by `type(x)`, which it cannot forge, never by what it says of itself: of a
subclass of ndarray, float, list, ... the base value is read with the base's own methods.
Iterables (generator, zip, map, range, set, ...) are listed, and tagged as `Items`. Everything
else becomes `Opaque`.
"""

import numpy as np

from .values import MAX_DEPTH, MAX_INT_BITS, NAME_OF, Items, Opaque

MAX_PARTS = 200_000
SIMPLE = (type(None), bool, int, float, complex, str, bytes)


class Unreadable(ValueError):
    """A value that is too large, too deep or too long to be graded; the message says what it is."""


def plain(value, max_bytes):
    """Return `value` as plain data; raise Unreadable if it is too much of it.

    An exception that the student's own iterator raises passes through.
    """
    return _Plain(max_bytes).of(value, 0)


class _Plain:
    def __init__(self, max_bytes):
        self.bytes_left = self.max_bytes = max_bytes
        self.parts_left = MAX_PARTS

    def of(self, value, depth):
        kind = type(value)
        self._count(depth)
        if issubclass(kind, np.ndarray | np.generic):
            return self._array(value, kind)
        for base, read in _READ.items():
            if issubclass(kind, base):
                return read(self, value, depth + 1)
        if value is None:
            return None
        return self._iterable(value, kind, depth + 1)

    def _count(self, depth):
        self.parts_left -= 1
        if self.parts_left < 0:
            raise Unreadable(f"the value has more than {MAX_PARTS} parts")
        if depth > MAX_DEPTH - 4:  # the reply around it has levels of its own
            raise Unreadable(f"the value is nested more than {MAX_DEPTH - 4} levels deep")

    def _spend(self, size):
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Unreadable(f"the value is larger than {self.max_bytes >> 20} MB")

    def _array(self, value, kind):
        if issubclass(kind, np.ndarray):
            value = np.ndarray.view(value, np.ndarray)
        dtype = value.dtype
        if dtype in (np.longdouble, np.clongdouble):
            value = value.astype(np.complex128 if dtype.kind == "c" else np.float64)
        elif dtype.newbyteorder("<") not in NAME_OF:
            return Opaque(f"array of dtype {str(dtype)[:50]}")
        self._spend(value.size * value.dtype.itemsize)
        if type(value) is np.ndarray or value.dtype.isnative:
            return value
        return value.astype(value.dtype.newbyteorder("="))

    def _int(self, value, depth):
        if int.bit_length(value) > MAX_INT_BITS:
            raise Unreadable(f"an int has more than {MAX_INT_BITS} bits")
        return int.__pos__(value)

    def _float(self, value, depth):
        return float.__pos__(value)

    def _complex(self, value, depth):
        return complex.__pos__(value)

    def _bool(self, value, depth):
        return value

    def _str(self, value, depth):
        self._spend(str.__len__(value))
        return str.__str__(value)

    def _bytes(self, value, depth):
        self._spend(bytes.__len__(value))
        return bytes.__getitem__(value, slice(None))

    def _list(self, value, depth):
        return [self.of(item, depth) for item in list.__iter__(value)]

    def _tuple(self, value, depth):
        return tuple([self.of(item, depth) for item in tuple.__iter__(value)])

    def _dict(self, value, depth):
        pairs = list(dict.items(value))
        if not all(issubclass(type(key), str) for key, _ in pairs):
            keys = [[self.of(key, depth + 1), self.of(item, depth + 1)] for key, item in pairs]
            return Items("dict", keys)
        return {self._str(key, depth): self.of(item, depth) for key, item in pairs}

    def _iterable(self, value, kind, depth):
        name = _name_of(kind)
        try:
            items = iter(value)
        except TypeError:
            return Opaque(name)
        return Items(name, [self.of(item, depth + 1) for item in items])


_READ = {
    bool: _Plain._bool,
    int: _Plain._int,
    float: _Plain._float,
    complex: _Plain._complex,
    str: _Plain._str,
    bytes: _Plain._bytes,
    list: _Plain._list,
    tuple: _Plain._tuple,
    dict: _Plain._dict,
}


def _name_of(kind):
    """The name of a type, read past whatever its metaclass says."""
    return str.__str__(type.__dict__["__name__"].__get__(kind))[:100]
