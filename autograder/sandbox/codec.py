"""Values as bytes: a whitelist, by value, the same on both sides of the wall.

A message is `u32 length of the header | header | blobs`. The header is JSON in ASCII: None,
bool, int, float and short str as they are, everything else a list that begins with a tag.
Arrays, bytes and long strings put their bytes into the blobs, in the order of the header.

What can travel: None, bool, int (4096 bits), float, complex, str, bytes, list, tuple, dict with
str keys, np.ndarray and NumPy scalars of bool, integer, float and complex dtypes (memory order
C or F kept), np.random.Generator on PCG64, and the four classes below. Everything else raises
`CodecError`, as does every malformed message. Decoding allocates in proportion to the message
and runs nothing that the sender chose.
"""

from .decoding import decode
from .encoding import encode
from .values import CodecError, Function, Items, Opaque, Ref

__all__ = ["CodecError", "Function", "Items", "Opaque", "Ref", "decode", "encode"]
