"""The seccomp filter: compiled here, outside (libseccomp is not needed inside), loaded inside.

Everything is allowed but what a program that computes and plots has no use for: new mounts and
namespaces, other processes' memory, the kernel's loaders, keyrings, memory that no other limit
counts (memfd, System V), and sockets other than local and internet ones (there is no network,
but AF_VSOCK and AF_NETLINK are not part of a network namespace everywhere).
"""

import errno
import socket
import tempfile

from .outcomes import SandboxUnavailable

DENIED = {
    "mounts, namespaces": "mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig"
    " fsmount fspick mount_setattr unshare setns",
    "other processes": "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd",
    "kernel programs": "bpf perf_event_open userfaultfd io_uring_setup io_uring_enter"
    " io_uring_register fanotify_init init_module finit_module delete_module kexec_load"
    " kexec_file_load",
    "keyrings": "add_key request_key keyctl",
    "uncounted memory": "memfd_create memfd_secret shmget shmat msgget semget mq_open",
    "the machine": "reboot swapon swapoff syslog settimeofday clock_settime adjtimex clock_adjtime"
    " sethostname setdomainname acct quotactl quotactl_fd iopl ioperm modify_ldt personality"
    " vhangup",
    "files by number": "open_by_handle_at name_to_handle_at",
    "obsolete": "nfsservctl lookup_dcookie uselib ustat sysfs",
}
NEW_NAMESPACES = 0x7E020000  # every CLONE_NEW* flag of clone
NEWER = range(463, 512)  # calls that came after this list; programs fall back to the older ones
UNKNOWN = -1
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)


def compile_filter():
    """Return the filter as the bytes of a BPF program."""
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError, OSError) as error:
        raise SandboxUnavailable(
            f"no system call filter: {error}; install libseccomp (apt install libseccomp2) "
            "and pyseccomp (uv pip install pyseccomp)"
        ) from error
    rules = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    refuse = seccomp.ERRNO(errno.EPERM)
    for group in DENIED.values():
        for name in group.split():
            _deny(seccomp, rules, refuse, name)
    for number in NEWER:
        rules.add_rule(seccomp.ERRNO(errno.ENOSYS), number)
    for flag in _bits(NEW_NAMESPACES):
        rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags lie in memory
    for request in (TIOCSTI, TIOCLINUX):
        low = seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request)  # the kernel reads 32 bits
        rules.add_rule(refuse, "ioctl", low)
    for call in ("socket", "socketpair"):
        rules.add_rule(refuse, call, seccomp.Arg(0, seccomp.GT, max(FAMILIES)))
        for family in set(range(max(FAMILIES))) - set(FAMILIES):
            rules.add_rule(refuse, call, seccomp.Arg(0, seccomp.EQ, family))
    return _exported(rules)


def _deny(seccomp, rules, refuse, name):
    if seccomp.resolve_syscall(seccomp.system_arch(), name) != UNKNOWN:
        rules.add_rule(refuse, name)


def _bits(mask):
    return [1 << place for place in range(32) if mask >> place & 1]


def _exported(rules):
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
