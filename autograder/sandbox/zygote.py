"""The warm process: imports everything once, then forks once for each submission.

Runs inside bubblewrap as an unprivileged user and never runs a student's code itself. It
speaks with the trusted side over a sequenced-packet socket: first the seccomp filter comes in
and `ready` goes out; then each request (JSON, with the submission's socket attached) is
answered by the gate (see `namespaces`) with `started` and a pidfd, or by an error.
"""

import gc
import json
import os
import resource
import socket
import sys

from . import namespaces
from .worker import prepare

GRADING = "/opt/grading"
MAX_PACKET = 1 << 16


def main(control_fd):
    """Serve until the trusted side closes the control socket."""
    control = socket.socket(fileno=control_fd)
    control.set_inheritable(False)
    program = control.recv(MAX_PACKET)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    run = prepare()
    _forget_ourselves()
    namespaces.undumpable()
    gc.collect()
    gc.freeze()  # a collection in a fork would copy every page it visits
    control.send(b"ready")
    while True:
        packet, descriptors, *_ = socket.recv_fds(control, MAX_PACKET, 1)
        if not packet:
            os._exit(0)
        _serve(control, descriptors[0], json.loads(packet), program, run)


def _serve(control, sock, request, program, run):
    gate = os.fork()
    if gate == 0:
        try:
            namespaces.dumpable()
            namespaces.pass_gate(control, sock, request, program, run)
        except BaseException as error:
            control.send(f"{type(error).__name__}: {error}".encode()[:1000])
        finally:
            os._exit(0)
    os.close(sock)
    os.waitpid(gate, 0)


def _forget_ourselves():
    """Leave nothing of this package for a student's `import` to find.

    Nor the functions that are passed to answers: some of them are what an exercise asks for.
    """
    sys.path.remove(GRADING)
    sys.path_importer_cache.pop(GRADING, None)
    for name in [name for name in sys.modules if name.split(".")[0] == "autograder"]:
        del sys.modules[name]
    sys.modules["nabla.checking.functions"] = None  # as Python marks what is not to be had
    del sys.modules["nabla.checking"].functions
    sys.argv = [""]
