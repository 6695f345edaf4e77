"""The trusted side's hold on what runs behind the walls: the zygote, and each submission's tree."""

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from . import walls
from .causes import cause
from .cgroups import Group
from .outcomes import SandboxUnavailable
from .syscalls import compile_filter
from .wire import pair

OUTSIDE_UID = 60999  # owns no file and no other process
START_SECONDS = 120
HANDSHAKE_SECONDS = 60


class Tree:
    """All processes of one submission, by a pidfd of the first of their pid namespace."""

    def __init__(self, pidfd, limits):
        self._pidfd = pidfd
        self._group = Group(_pid_of(pidfd), limits)

    def signal(self, number):
        """Send a signal to the first process; nothing happens if it has gone."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, number)

    def kill(self):
        """Kill the first process, with which the kernel ends all others, and wait for it."""
        if self._pidfd is None:
            return
        self.signal(signal.SIGKILL)
        ended = select.poll()
        ended.register(self._pidfd, select.POLLIN)
        ended.poll(1000 * HANDSHAKE_SECONDS)
        os.close(self._pidfd)
        self._pidfd = None
        self._group.close()

    def out_of_memory(self):
        """Whether the kernel ended a process of this tree for want of memory."""
        return self._group.out_of_memory()


class ZygoteProcess:
    """The zygote: started when first needed, and again when it has died."""

    def __init__(self):
        self._lock = threading.Lock()
        self._process = self._control = self._errors = self._owner = None

    def ensure(self):
        """Start the zygote unless it runs; raise SandboxUnavailable with the reason."""
        with self._lock:
            if self._owner != os.getpid():
                self._process = None  # a fork of the grader has a zygote of its own
            if self._process is None or self._process.poll() is not None:
                self._stop()
                self._start()
                self._owner = os.getpid()

    def submission(self, limits, seed):
        """Fork a submission; return its socket and its Tree."""
        self.ensure()
        ours, theirs = pair()
        request = json.dumps({"limits": limits.as_message(), "seed": seed}).encode()
        with self._lock, theirs:
            try:
                socket.send_fds(self._control, [request], [theirs.fileno()])
                answer, descriptors, *_ = socket.recv_fds(self._control, 2000, 1)
            except OSError as error:
                answer, descriptors = str(error).encode(), []
        if not descriptors:
            ours.close()
            raise SandboxUnavailable(f"no namespaces for a submission: {cause(answer.decode())}")
        tree = Tree(descriptors[0], limits)
        return self._shaken(ours, tree), tree

    def close(self):
        """End the zygote, and with it every submission."""
        with self._lock:
            if self._owner == os.getpid():
                self._stop()

    def _shaken(self, sock, tree):
        """Wait until the submission says that its walls stand."""
        sock.settimeout(HANDSHAKE_SECONDS)
        try:
            word = sock.recv(1)
        except OSError:
            word = b""
        if word != b"R":
            sock.close()
            tree.kill()
            raise SandboxUnavailable(f"the walls of a submission failed: {self._told()}")
        return sock

    def _start(self):
        program = compile_filter()
        bwrap = shutil.which("bwrap")
        if bwrap is None:
            raise SandboxUnavailable("no bubblewrap on PATH; install it (apt install bubblewrap)")
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (open while the zygote lives)
        with theirs:
            self._process = subprocess.Popen(
                _command(bwrap, theirs.fileno()),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                start_new_session=True,
                cwd="/",
            )
        try:
            self._control.settimeout(START_SECONDS)
            self._control.send(program)
            word = self._control.recv(100)
        except OSError:
            word = b""
        if word != b"ready":
            told = self._told()
            self._stop()
            raise SandboxUnavailable(f"the sandbox does not start: {cause(told)}")

    def _told(self):
        """The last line that bubblewrap or the zygote wrote."""
        self._errors.seek(0)
        lines = self._errors.read(1 << 16).decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "no message")

    def _stop(self):
        if self._process is None:
            return
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # the zygote ends, and with it all below
        self._control.close()
        try:
            self._process.wait(HANDSHAKE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()
        self._process = None


def _command(bwrap, control_fd):
    """The whole command line; as root it first becomes an unprivileged user."""
    mounts = walls.sources()
    if os.geteuid() != 0:
        return walls.bwrap_arguments(bwrap, mounts, control_fd)
    stage = [(str(source), f"/tmp/{number}") for number, (source, _) in enumerate(mounts)]
    staged = [(path, target) for (_, path), (_, target) in zip(stage, mounts, strict=True)]
    plan = {
        "uid": OUTSIDE_UID,
        "stage": stage,
        "command": walls.bwrap_arguments(bwrap, staged, control_fd),
    }
    script = Path(__file__).with_name("enter.py")
    return [sys.executable, "-I", "-S", str(script), json.dumps(plan)]


def _pid_of(pidfd):
    """The process id, as this side sees it, or 0 if it has gone."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:"):
            return max(0, int(line.split()[1]))
    return 0
