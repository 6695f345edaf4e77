"""Limits on a whole tree of processes, where the machine offers control groups (v2 or v1).

RLIMIT_AS counts each process for itself; a control group counts all of them, and their files
in memory. Without one the other limits still hold, so every failure here is silent: `available`
tells.
"""

import contextlib
import itertools
import os
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
_numbers = itertools.count(1)


class Group:
    """A control group for the tree that begins with one process; does nothing if there is none."""

    def __init__(self, pid, limits):
        self._paths = []
        name = f"nabla-grading-{os.getpid()}-{next(_numbers)}"
        for parent, settings in _parents(limits):
            path = parent / name
            with contextlib.suppress(OSError):
                path.mkdir()
                self._paths.append(path)
                for setting, value in settings.items():
                    (path / setting).write_text(str(value))
                if pid:
                    (path / "cgroup.procs").write_text(str(pid))

    def out_of_memory(self):
        """Whether the kernel has killed a process of this group for want of memory."""
        for path in self._paths:
            for name in ("memory.events", "memory.oom_control"):
                with contextlib.suppress(OSError, ValueError, IndexError):
                    lines = (path / name).read_text().splitlines()
                    counts = dict(line.split()[:2] for line in lines)
                    if int(counts.get("oom_kill", 0)) > 0:
                        return True
        return False

    def close(self):
        """Remove the group; its processes have gone."""
        for path in self._paths:
            with contextlib.suppress(OSError):
                path.rmdir()
        self._paths = []


def available():
    """Whether this process may make control groups that limit memory."""
    return any(os.access(parent, os.W_OK) for parent in _controllers().values())


def _controllers():
    """Where each controller can be had: {"memory": path, "pids": path}; v2 has one path."""
    unified = ROOT / "cgroup.subtree_control"
    if unified.exists():
        enabled = unified.read_text().split()
        return {name: ROOT for name in ("memory", "pids") if name in enabled}
    return {name: ROOT / name for name in ("memory", "pids") if (ROOT / name).is_dir()}


def _parents(limits):
    found = {path: {} for path in _controllers().values() if os.access(path, os.W_OK)}
    for name, path in _controllers().items():
        if path not in found:
            continue
        if name == "pids":
            found[path]["pids.max"] = limits.processes
        else:
            v2 = (ROOT / "cgroup.subtree_control").exists()
            setting = "memory.max" if v2 else "memory.limit_in_bytes"
            found[path][setting] = limits.group_memory
    return found.items()
