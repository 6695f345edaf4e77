"""A value as a message: the writing half of `codec`."""

import json
import struct

import numpy as np

from .values import (
    DTYPE_OF,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_INT_BITS,
    MAX_NODES,
    NAME_OF,
    SHORT,
    CodecError,
    Function,
    Items,
    Opaque,
    Ref,
)


def encode(value):
    """Return the message (bytes) that stands for `value`."""
    writer = _Writer()
    header = json.dumps(writer.node(value, 0), separators=(",", ":")).encode("ascii")
    if len(header) > MAX_HEADER:
        raise CodecError(f"wanted a header of at most {MAX_HEADER} bytes, got {len(header)}")
    return b"".join([struct.pack("<I", len(header)), header, *writer.blobs])


def _dtype_name(dtype):
    name = NAME_OF.get(dtype.newbyteorder("<"))
    if name is None:
        raise CodecError(f"wanted an array of numbers, got dtype {dtype}")
    return name


class _Writer:
    """Turns a value into a node of the header and collects blobs."""

    def __init__(self):
        self.blobs = []
        self.nodes = 0

    def node(self, value, depth):
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise CodecError(f"wanted at most {MAX_NODES} parts, {MAX_DEPTH} levels deep")
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        write = _WRITERS.get(kind)
        if write is not None:
            return write(self, value, depth + 1)
        if issubclass(kind, np.generic):
            name = _dtype_name(value.dtype)
            return ["n", name, self.blob(np.asarray(value, DTYPE_OF[name]).tobytes())]
        raise CodecError(f"a {kind.__name__} cannot travel")

    def blob(self, data):
        self.blobs.append(data)
        return len(data)

    def int(self, value, depth):
        if value.bit_length() > MAX_INT_BITS:
            raise CodecError(f"wanted an int of at most {MAX_INT_BITS} bits")
        return value

    def str(self, value, depth):
        if len(value) <= SHORT:
            return value
        return ["s", self.blob(value.encode("utf-8", "surrogatepass"))]

    def bytes(self, value, depth):
        return ["b", self.blob(value)]

    def complex(self, value, depth):
        return ["c", value.real, value.imag]

    def list(self, value, depth):
        return ["l", *[self.node(item, depth) for item in value]]

    def tuple(self, value, depth):
        return ["t", *[self.node(item, depth) for item in value]]

    def dict(self, value, depth):
        if not all(type(key) is str for key in value):
            raise CodecError("wanted a dict with str keys")
        pairs = [(self.node(key, depth), self.node(item, depth)) for key, item in value.items()]
        return ["d", *[part for pair in pairs for part in pair]]

    def array(self, value, depth):
        name = _dtype_name(value.dtype)
        order = "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
        data = np.asarray(value, DTYPE_OF[name]).tobytes(order)
        return ["a", name, order, list(value.shape), self.blob(data)]

    def generator(self, value, depth):
        state = value.bit_generator.state
        if state["bit_generator"] != "PCG64":
            raise CodecError(f"wanted a generator on PCG64, got {state['bit_generator']}")
        inner = state["state"]
        return ["g", inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]]

    def ref(self, value, depth):
        return ["r", self.int(value.slot, depth)]

    def function(self, value, depth):
        return ["f", self.str(value.name, depth), self.dict(value.parameters, depth)]

    def opaque(self, value, depth):
        return ["o", self.str(value.type_name, depth)]

    def items(self, value, depth):
        return ["i", self.str(value.type_name, depth), self.list(value.values, depth)]


_WRITERS = {
    int: _Writer.int,
    str: _Writer.str,
    bytes: _Writer.bytes,
    complex: _Writer.complex,
    list: _Writer.list,
    tuple: _Writer.tuple,
    dict: _Writer.dict,
    np.ndarray: _Writer.array,
    np.random.Generator: _Writer.generator,
    Ref: _Writer.ref,
    Function: _Writer.function,
    Opaque: _Writer.opaque,
    Items: _Writer.items,
}
