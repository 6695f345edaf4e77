"""A message as a value: the reading half of `codec`; it trusts no byte of the message."""

import json
import math
import struct

import numpy as np

from .values import (
    DTYPE_OF,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_INT_BITS,
    MAX_NODES,
    CodecError,
    Function,
    Items,
    Opaque,
    Ref,
)


def decode(message):
    """Return the value that `message` (bytes-like) stands for; raise CodecError."""
    header, blobs = _split(memoryview(message))
    try:
        node = json.loads(header, parse_float=_float, parse_constant=float)
        reader = _Reader(blobs)
        value = reader.value(node, 0)
    except CodecError:
        raise
    except (ValueError, TypeError, IndexError, KeyError, RecursionError, OverflowError) as error:
        raise CodecError(f"malformed message: {type(error).__name__}") from None
    if reader.position != len(blobs):
        raise CodecError("malformed message: bytes are left over")
    return value


def _split(message):
    if len(message) < 4:
        raise CodecError(f"wanted at least 4 bytes, got {len(message)}")
    size = struct.unpack_from("<I", message)[0]
    if size > min(len(message) - 4, MAX_HEADER):
        raise CodecError(f"wanted a header of {size} bytes, got {len(message) - 4}")
    header = bytes(message[4 : 4 + size])
    if header.count(b"[") + header.count(b",") + header.count(b"{") > 2 * MAX_NODES:
        raise CodecError(f"wanted at most {MAX_NODES} parts")
    return header, message[4 + size :]


def _float(text):
    if len(text) > 40:  # digits without end cost the reader more than the writer
        raise CodecError("wanted a float of at most 40 characters")
    return float(text)


class _Reader:
    """Turns nodes of a header back into values; every type is checked."""

    def __init__(self, blobs):
        self.blobs = blobs
        self.position = 0

    def value(self, node, depth):
        if depth > MAX_DEPTH:
            raise CodecError(f"wanted at most {MAX_DEPTH} levels")
        kind = type(node)
        if kind is int and node.bit_length() > MAX_INT_BITS:
            raise CodecError(f"wanted an int of at most {MAX_INT_BITS} bits")
        if kind is not list:
            if kind is dict:
                raise CodecError("malformed message: a JSON object")
            return node
        read = _READERS[node[0]] if type(node[0]) is str else None
        return read(self, node[1:], depth + 1)

    def blob(self, size):
        if type(size) is not int or not 0 <= size <= len(self.blobs) - self.position:
            raise CodecError("malformed message: a blob is longer than the message")
        start, self.position = self.position, self.position + size
        return self.blobs[start : self.position]

    def typed(self, node, kind, depth):
        value = self.value(node, depth)
        if type(value) is not kind:
            raise CodecError(f"wanted {kind.__name__}, got {type(value).__name__}")
        return value

    def string(self, parts, depth):
        (size,) = parts
        return str(self.blob(size), "utf-8", "surrogatepass")

    def bytes(self, parts, depth):
        (size,) = parts
        return bytes(self.blob(size))

    def complex(self, parts, depth):
        real, imag = (self.typed(part, float, depth) for part in parts)
        return complex(real, imag)

    def list(self, parts, depth):
        return [self.value(part, depth) for part in parts]

    def tuple(self, parts, depth):
        return tuple([self.value(part, depth) for part in parts])

    def dict(self, parts, depth):
        if len(parts) % 2:
            raise CodecError("malformed message: a key without a value")
        found = {}
        for key, item in zip(parts[::2], parts[1::2], strict=True):  # in the order of the blobs
            key = self.typed(key, str, depth)
            found[key] = self.value(item, depth)
        return found

    def array(self, parts, depth):
        name, order, shape, size = parts
        if order not in ("C", "F") or type(shape) is not list or len(shape) > 32:
            raise CodecError("malformed message: an array's order or shape")
        if not all(type(length) is int and length >= 0 for length in shape):
            raise CodecError("malformed message: an array's shape")
        data = np.frombuffer(self._numbers(name, math.prod(shape), size), DTYPE_OF[name])
        return data.reshape(shape, order=order).copy(order=order)

    def scalar(self, parts, depth):
        name, size = parts
        return np.frombuffer(self._numbers(name, 1, size), DTYPE_OF[name])[0]

    def _numbers(self, name, count, size):
        if size != count * DTYPE_OF[name].itemsize:
            raise CodecError("malformed message: an array's size is not that of its shape")
        return self.blob(size)

    def generator(self, parts, depth):
        state, inc, has_uint32, uinteger = (self.typed(part, int, depth) for part in parts)
        bits = np.random.PCG64()
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": inc},
            "has_uint32": has_uint32,
            "uinteger": uinteger,
        }
        return np.random.Generator(bits)

    def ref(self, parts, depth):
        (slot,) = parts
        return Ref(self.typed(slot, int, depth))

    def function(self, parts, depth):
        name, parameters = parts
        name = self.typed(name, str, depth)
        return Function(name, self.typed(parameters, dict, depth))

    def opaque(self, parts, depth):
        (name,) = parts
        return Opaque(self.typed(name, str, depth))

    def items(self, parts, depth):
        name, values = parts
        return Items(self.typed(name, str, depth), self.typed(values, list, depth))


_READERS = {
    "s": _Reader.string,
    "b": _Reader.bytes,
    "c": _Reader.complex,
    "l": _Reader.list,
    "t": _Reader.tuple,
    "d": _Reader.dict,
    "a": _Reader.array,
    "n": _Reader.scalar,
    "g": _Reader.generator,
    "r": _Reader.ref,
    "f": _Reader.function,
    "o": _Reader.opaque,
    "i": _Reader.items,
}
