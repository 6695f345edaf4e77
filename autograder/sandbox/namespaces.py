"""From the zygote into a submission's own namespaces. Runs inside, before any student's code.

The zygote forks a gate; the gate unshares, forks the first process of the new pid namespace
(the submission), hands a pidfd of it to the trusted side and ends. Killing that first process
kills everything the submission ever started.
"""

import ctypes
import os
import random
import resource
import socket

import numpy as np

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x4000000, 0x8000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
EVERY_NAMESPACE = (
    CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS
)
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 0x4000, 0x40000
PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 22, 24, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION = 0x20080522
SOCKET = 3  # the only open file of a submission but for 0, 1 and 2, which are /dev/null
HIDDEN = "/opt/grading"
_libc = ctypes.CDLL(None, use_errno=True)


def pass_gate(control, sock, request, program, run):
    """Run in a fork of the zygote: start the submission and report its pidfd. Never returns."""
    user, group = os.getuid(), os.getgid()
    _check(_libc.unshare(EVERY_NAMESPACE), "unshare")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    child = os.fork()
    if child:
        socket.send_fds(control, [b"started"], [os.pidfd_open(child)])
        os._exit(0)
    try:
        close_in(sock, request, program)
        os.write(SOCKET, b"R")
        run(request["limits"])
    finally:
        os._exit(1)


def close_in(sock, request, program):
    """Build every wall around this process; raise OSError if one cannot be had."""
    os.setsid()  # a signal to the process group must not reach the zygote
    limits = request["limits"]
    _mounts(limits["disk"])
    _write("/proc/self/oom_score_adj", "1000")
    _only_files(sock)
    _no_capabilities()
    _rlimits(limits)
    random.seed(request["seed"])
    np.random.seed(request["seed"])  # noqa: NPY002 (a student may use the global stream)
    _load_filter(program)


def _mounts(disk):
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    for path in ("/tmp", os.environ["HOME"], "/dev/shm"):
        _mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, f"size={disk},nr_inodes=4096")
    _mount("tmpfs", HIDDEN, "tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY, "size=4k")
    _mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666")
    try:
        _mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    except PermissionError:  # some containers cover parts of /proc, then none may be had
        _mount("tmpfs", "/proc", "tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY, "size=4k")
    os.chdir(os.environ["HOME"])


def _only_files(sock):
    null = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    os.dup2(sock, SOCKET, inheritable=False)
    os.closerange(SOCKET + 1, 1 << 20)


def _no_capabilities():
    for number in range(64):
        _libc.prctl(PR_CAPBSET_DROP, number, 0, 0, 0)  # fails beyond the last capability
    _libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    _check(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")
    _check(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    _check(_libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "dumpable")


def _rlimits(limits):
    values = {
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_NPROC: limits["processes"],
        resource.RLIMIT_FSIZE: limits["file_size"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for kind, value in values.items():
        resource.setrlimit(kind, (value, value))


def _load_filter(program):
    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]

    filled = Program(len(program) // 8, program)
    _check(_libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filled), 0, 0), "seccomp")


def undumpable():
    """Hide this process's memory and files from others of the same user."""
    _check(_libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")


def dumpable():
    """Let this process write its own identity maps again; what is undumpable belongs to root."""
    _check(_libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "dumpable")


def _mount(source, target, kind, flags, options=""):
    kind = None if kind is None else kind.encode()
    result = _libc.mount(source.encode(), target.encode(), kind, flags, options.encode())
    _check(result, f"mount {target}")


def _write(path, text):
    with open(path, "w") as file:
        file.write(text)


def _check(result, what):
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
