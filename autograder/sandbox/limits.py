"""What one submission may use. Every limit ends in an error of the student's code or in its end."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of one submission; sizes in bytes, times in seconds.

    `wall_seconds` is for the whole session, `op_seconds` for one cell or call when the caller
    names no other; an operation that is over its time is interrupted and has `grace_seconds` to
    answer before the whole tree is killed. `cpu_seconds` and `memory` (address space) are per
    process, `processes` counts processes and threads. `disk` is the size of each private
    temporary file system, `file_size` that of one file. `output_chars` and `image_chars`
    (base64) are what is kept of the output of one cell, `message_bytes` what one answer may be.
    `group_memory` and `processes` bind the whole tree where the machine offers control groups.
    """

    wall_seconds: float = 300.0
    op_seconds: float = 10.0
    grace_seconds: float = 2.0
    cpu_seconds: int = 120
    memory: int = 2 << 30
    group_memory: int = 2 << 30
    processes: int = 32
    file_size: int = 16 << 20
    open_files: int = 128
    disk: int = 32 << 20
    output_chars: int = 100_000
    image_chars: int = 4_000_000
    message_bytes: int = 64 << 20

    def as_message(self):
        """Return the limits as a dict of numbers, the form in which they reach the zygote."""
        return asdict(self)
