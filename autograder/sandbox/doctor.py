"""Proves each wall from inside, with harmless means, and names what is missing and its cure.

>>> str(Finding("network", True, "no network"))
'ok       network: no network'
"""

import os
import socket
from dataclasses import dataclass

from . import cgroups
from .limits import Limits
from .outcomes import SandboxUnavailable, StudentGone
from .session import Sandbox


@dataclass(frozen=True)
class Finding:
    """One wall: whether it holds, what was seen, and what to do if it does not."""

    wall: str
    holds: bool
    seen: str
    cure: str = ""

    def __str__(self):
        word = "ok" if self.holds else "MISSING"
        return f"{word:8} {self.wall}: {self.seen}" + (f"; {self.cure}" if self.cure else "")


@dataclass(frozen=True)
class Probe:
    """A cell that prints `held` if the wall holds, and otherwise what it saw."""

    wall: str
    says: str
    source: str


PROBES = (
    Probe(
        "user",
        "an unprivileged user without capabilities",
        "import ctypes, os\n"
        "libc = ctypes.CDLL(None)\n"
        "data = (ctypes.c_uint32 * 6)()\n"
        "libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), data)\n"
        "bounding = [n for n in range(64) if libc.prctl(23, n, 0, 0, 0) == 1]\n"
        "held = 0 not in os.getresuid() and not any(data) and not bounding\n"
        "print('held' if held else [os.getresuid(), list(data), bounding])",
    ),
    Probe(
        "system calls",
        "a seccomp filter, no new privileges",
        "import ctypes\n"
        "libc = ctypes.CDLL(None)\n"
        "state = [libc.prctl(21, 0, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0), libc.unshare(0)]\n"
        "print('held' if state == [2, 1, -1] else state)",
    ),
    Probe(
        "processes seen",
        "no process but its own",
        "import os\n"
        "seen = [n for n in os.listdir('/proc') if n.isdigit()]\n"
        "print('held' if os.getpid() == 1 and len(seen) <= 1 else seen)",
    ),
    Probe(
        "signals",
        "no process outside can be reached",
        "import os\n"
        "try:\n    os.kill({pid}, 0)\n    print('process {pid} was reached')\n"
        "except ProcessLookupError:\n    print('held')",
    ),
    Probe(
        "network",
        "no network",
        "import socket\n"
        "try:\n"
        "    socket.create_connection(('127.0.0.1', {port}), timeout=1)\n"
        "    print('the machine answered')\n"
        "except OSError:\n"
        "    print('held')",
    ),
    Probe(
        "files",
        "nothing of the machine, the project or the course",
        "import os\n"
        "paths = ['/etc/shadow', '/etc/passwd', '/var', '/opt/grading/autograder', {file!r}]\n"
        "seen = [p for p in paths if os.path.lexists(p)]\n"
        "print(seen or 'held')",
    ),
    Probe(
        "writing",
        "only to private temporary files",
        "import os\n"
        "tops = [t for t, _, _ in os.walk('/opt')] + ['/', '/usr', '/usr/bin', '/dev', '/etc']\n"
        "seen = [t for t in tops if os.access(t, os.W_OK)]\n"
        "print(seen or 'held')",
    ),
    Probe(
        "environment",
        "nothing of this machine's",
        "import os\nseen = [n for n in {names!r} if os.environ.get(n)]\nprint(seen or 'held')",
    ),
    Probe(
        "memory",
        "bounded for each process",
        "try:\n    bytearray(1 << 34)\n    print('16 GB were given')\n"
        "except MemoryError:\n    print('held')",
    ),
    Probe(
        "number of processes",
        "bounded",
        "import subprocess\n"
        "started = []\n"
        "try:\n"
        "    for _ in range(64):\n"
        "        started.append(subprocess.Popen(['/bin/sleep', '9']))\n"
        "    print('64 were started')\n"
        "except OSError:\n    print('held')",
    ),
    Probe(
        "disk",
        "bounded",
        "try:\n"
        "    for n in range(99):\n"
        "        with open(f'/tmp/{{n}}', 'wb') as f: f.write(bytes(1 << 20))\n"
        "    print('99 MB were written')\n"
        "except OSError:\n    print('held')",
    ),
)


def diagnose():
    """Return the findings, one for each wall; the first one alone if there is no sandbox."""
    try:
        with Sandbox() as sandbox, socket.create_server(("127.0.0.1", 0)) as server:
            known = {
                "pid": os.getpid(),
                "port": server.getsockname()[1],
                "file": os.path.abspath(__file__),
                "names": [name for name in ("SSH_AUTH_SOCK", "LOGNAME", "VIRTUAL_ENV", "SHELL")],
            }
            return [
                Finding("sandbox", True, "starts"),
                *(_tried(sandbox, probe, known) for probe in PROBES),
                _control_groups(),
            ]
    except SandboxUnavailable as error:
        return [Finding("sandbox", False, "does not start", str(error))]


def _tried(sandbox, probe, known):
    try:
        with sandbox.session(Limits(processes=32, disk=32 << 20)) as student:
            outcome = student.run_cell(probe.source.format(**known))
            seen = outcome.error.message if outcome.error else _printed(outcome)
    except StudentGone as gone:
        seen = f"the process has ended ({gone.reason})"
    if seen == "held":
        return Finding(probe.wall, True, probe.says)
    return Finding(probe.wall, False, seen, "do not grade on this machine; report this")


def _printed(outcome):
    return "".join(output.get("text", "") for output in outcome.outputs).strip()


def _control_groups():
    if cgroups.available():
        return Finding("memory of the whole tree", True, "bounded by a control group")
    return Finding(
        "memory of the whole tree",
        True,
        "no control groups: each process is bounded, and the number of processes",
    )
