"""Messages over a stream socket: `u32 length | message`, with a cap and a deadline."""

import socket
import struct
import time

from .decoding import decode
from .encoding import encode
from .values import CodecError

CHUNK = 1 << 20


class Closed(Exception):
    """The other side is gone."""


class Flooded(Exception):
    """The other side announced a message that is longer than the cap."""


class Wire:
    """One end of the conversation. A message that came in part waits for the next `receive`."""

    def __init__(self, sock, *, max_bytes):
        self.sock = sock
        self.max_bytes = max_bytes
        self._pending = bytearray()

    def send(self, value, *, deadline=None):
        """Send one value; raise CodecError if it cannot travel, Closed or TimeoutError."""
        message = encode(value)
        if len(message) > self.max_bytes:
            raise CodecError(f"wanted at most {self.max_bytes} bytes, got {len(message)}")
        self._limit(deadline)
        try:
            self.sock.sendall(struct.pack("<I", len(message)))
            self.sock.sendall(message)
        except TimeoutError:
            raise
        except OSError as error:
            raise Closed from error

    def receive(self, *, deadline=None):
        """Return the next value; raise Closed, Flooded, CodecError or TimeoutError."""
        self._fill(4, deadline)
        size = struct.unpack_from("<I", self._pending)[0]
        if size > self.max_bytes:
            raise Flooded(size)
        self._fill(4 + size, deadline)
        whole, self._pending = self._pending, self._pending[4 + size :]
        return decode(memoryview(whole)[4 : 4 + size])

    def close(self):
        """Close the socket."""
        self.sock.close()

    def _fill(self, size, deadline):
        while len(self._pending) < size:
            self._limit(deadline)
            try:
                part = self.sock.recv(min(CHUNK, size - len(self._pending)))
            except TimeoutError:
                raise
            except OSError as error:
                raise Closed from error
            if not part:
                raise Closed
            self._pending += part

    def _limit(self, deadline):
        if deadline is None:
            self.sock.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)


def pair():
    """Return two connected stream sockets."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
