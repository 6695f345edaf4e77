"""What is visible inside the walls, as arguments of bubblewrap.

Inside there are: the system's /usr (read-only), the interpreter and its packages (read-only),
this package's files, the public part of `nabla`, an empty home, /tmp, /dev and /proc. Nothing of
the project, of the course directory or of the environment. There is no network.
"""

import importlib.util
import os
import sys
import sysconfig
from pathlib import Path

HOME = "/home/student"
UID = 1000
GRADING = "/opt/grading"
PUBLIC = "/opt/public"
VENV = "/opt/venv"
PUBLIC_NABLA = ("data", "widgets", "checking")
OUTER_TMP = 8 << 20
INSIDE = (
    "__init__.py",
    "codec.py",
    "decoding.py",
    "encoding.py",
    "functions.py",
    "namespaces.py",
    "plain.py",
    "shell.py",
    "values.py",
    "wire.py",
    "worker.py",
    "zygote.py",
)
ENVIRONMENT = {
    "HOME": HOME,
    "USER": "student",
    "PATH": f"{VENV}/bin:/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "dumb",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "IPYTHONDIR": "/tmp/ipython",
    "PYTHONHASHSEED": "0",  # the order of a set is the same in every run
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
START = (
    f"import sys; sys.path[:0] = ['{GRADING}', '{PUBLIC}']; "
    "from autograder.sandbox.zygote import main; main(int(sys.argv[1]))"
)


def sources():
    """Return the read-only mounts as pairs (path outside, path inside)."""
    here = Path(__file__).parent
    package = f"{GRADING}/autograder"
    mounts = [(here.parent / "__init__.py", f"{package}/__init__.py")]
    mounts += [(here / name, f"{package}/sandbox/{name}") for name in INSIDE]
    mounts += [(here / "public_nabla.py", f"{PUBLIC}/nabla/__init__.py")]
    nabla = _nabla()
    for part in PUBLIC_NABLA:
        if nabla is not None and (nabla / part).is_dir():
            mounts.append((nabla / part, f"{PUBLIC}/nabla/{part}"))
    return [*_interpreter(), *mounts]


def bwrap_arguments(bwrap, mounts, control_fd):
    """Return the command line that starts the zygote; `mounts` are pairs as of `sources`."""
    shared = ["--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc"]
    shared += ["--unshare-uts", "--unshare-cgroup-try", "--hostname", "sandbox"]
    identity = ["--uid", str(UID), "--gid", str(UID), "--cap-drop", "ALL", "--new-session"]
    system = ["--ro-bind", "/usr", "/usr", *_root_links(), "--dir", "/etc"]
    for path in ("/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives"):
        system += ["--ro-bind-try", path, path]
    system += ["--proc", "/proc", "--dev", "/dev"]
    for path in ("/tmp", HOME):
        system += ["--size", str(OUTER_TMP), "--tmpfs", path]
    own = [word for source, target in mounts for word in ("--ro-bind", str(source), target)]
    own += [word for path in _hidden() for word in ("--tmpfs", path, "--remount-ro", path)]
    closed = ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", HOME, "--clearenv"]
    closed += [word for pair in ENVIRONMENT.items() for word in ("--setenv", *pair)]
    python = [_python(), "-P", "-s", "-c", START, str(control_fd)]
    return [bwrap, *shared, *identity, *system, *own, *closed, *python]


def _interpreter():
    """The interpreter keeps its path, the virtual environment gets one that tells nothing."""
    base, prefix = Path(sys.base_prefix), Path(sys.prefix)
    mounts = []
    if not base.is_relative_to("/usr"):
        mounts.append((base, str(base)))
    if prefix != base:
        mounts.append((prefix, VENV))
    return mounts


def _python():
    if sys.prefix != sys.base_prefix:
        return f"{VENV}/bin/python"
    return os.path.realpath(sys.executable)


def _nabla():
    spec = importlib.util.find_spec("nabla")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _root_links():
    """/bin, /lib, ...: links into /usr where the system has merged them, else read-only mounts."""
    words = []
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        path = f"/{name}"
        if os.path.islink(path):
            words += ["--symlink", os.readlink(path).lstrip("/"), path]
        elif os.path.isdir(path):
            words += ["--ro-bind", path, path]
    return words


def _hidden():
    """Paths inside that would show the reference, the grader or the course; they are emptied."""
    visible = [(Path("/usr"), "/usr"), *_interpreter()]
    packages = {Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("platlib"))}
    for top in (*(source for source, _ in visible), Path("/usr/local")):
        packages |= set(top.glob("lib/python3*/*-packages"))
    secret = [path / name for path in packages for name in ("nabla", "autograder")]
    project = Path(__file__).resolve().parents[2]
    if project not in packages:
        secret.append(project)
    secret.append(Path.cwd())
    found = []
    for path in secret:
        for source, target in visible:
            if path.is_dir() and path != source and path.is_relative_to(source):
                found.append(str(Path(target) / path.relative_to(source)))
    return sorted(set(found))
