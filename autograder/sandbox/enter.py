"""Root's last step before bubblewrap: give up root, in a file system view of its own.

Run as `python -I -S enter.py PLAN`, PLAN in JSON: {"uid", "stage": [[source, target], ...],
"command": [...]}. The sources may lie where an unprivileged user cannot go (an interpreter
under /root): they are bound under a private /tmp that bubblewrap can read. Then this process
becomes `uid`, which owns nothing, and turns into the command. RLIMIT_NPROC binds that user;
it would not bind root, not even inside a user namespace.
"""

import ctypes
import json
import os
import stat
import sys

CLONE_NEWNS = 0x20000
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000


def main(plan):
    """Stage the sources, become the unprivileged user, and run the command."""
    libc = ctypes.CDLL(None, use_errno=True)
    _check(libc.unshare(CLONE_NEWNS), "unshare")
    _mount(libc, "none", "/", None, MS_REC | MS_PRIVATE)
    handles = [os.open(source, os.O_PATH) for source, _ in plan["stage"]]
    _mount(libc, "tmpfs", "/tmp", "tmpfs", 0)
    os.chmod("/tmp", 0o755)
    for handle, (_, target) in zip(handles, plan["stage"], strict=True):
        if stat.S_ISDIR(os.fstat(handle).st_mode):  # by the handle: /tmp is covered
            os.mkdir(target)
        else:
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY))
        _mount(libc, f"/proc/self/fd/{handle}", target, None, MS_BIND)
        os.close(handle)
    os.chdir("/")
    os.setgroups([])
    os.setresgid(plan["uid"], plan["uid"], plan["uid"])
    os.setresuid(plan["uid"], plan["uid"], plan["uid"])
    os.execve(plan["command"][0], plan["command"], {})


def _mount(libc, source, target, kind, flags):
    kind = None if kind is None else kind.encode()
    _check(libc.mount(source.encode(), target.encode(), kind, flags, None), f"mount {target}")


def _check(result, what):
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
