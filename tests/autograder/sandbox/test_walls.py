"""Each wall, tried from inside with harmless means. Passes before any hostile test is run."""

import json
import os
import select
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from autograder.sandbox import processes, walls
from autograder.sandbox.limits import Limits

pytestmark = pytest.mark.sandbox
PROJECT = Path(__file__).resolve().parents[3]


def inside(told, expression, imports="import os"):
    return json.loads(told(f"import json\n{imports}\nprint(json.dumps({expression}))"))


def test_only_its_own_process_is_seen(told):
    assert inside(told, "[n for n in os.listdir('/proc') if n.isdigit()]") == ["1"]
    assert inside(told, "[os.getpid(), os.getppid(), os.getsid(0)]") == [1, 0, 1]


def test_the_user_owns_nothing_and_is_unprivileged_outside_too(student):
    tree = student._tree
    student.run_cell("pass")
    status = Path(f"/proc/{_pid(tree)}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    outside = {int(uid) for uid in fields["Uid"].split()}
    assert 0 not in outside
    assert int(fields["CapEff"], 16) == int(fields["CapPrm"], 16) == int(fields["CapBnd"], 16) == 0
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == "2"


def test_it_sees_the_unprivileged_user(told):
    assert inside(told, "[*os.getresuid(), *os.getresgid(), *os.getgroups()]") == [walls.UID] * 6


def test_environment_is_ours_alone(told):
    names = set(inside(told, "sorted(os.environ)"))
    assert names <= set(walls.ENVIRONMENT) | {"PWD"}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/shadow",
        "/etc/passwd",
        "/etc/hostname",
        str(PROJECT),
        str(PROJECT / "solutions"),
        str(PROJECT / "src" / "nabla" / "losses.py"),
        str(Path.home() / ".ssh"),
        "/var",
        "/sys",
        "/run",
        "/opt/grading/autograder",
        "/proc/1/root/work",
    ],
)
def test_nothing_of_the_machine_or_the_project_is_there(told, path):
    assert inside(told, f"os.path.lexists({path!r})") is False


def test_of_the_project_only_the_public_part_is_there(told):
    walk = (
        "found = []\n"
        "for top in ('/opt/grading', '/opt/public', '/home', '/tmp', '/srv', '/mnt', '/var'):\n"
        "    for where, folders, files in os.walk(top):\n"
        "        found += [where + '/' + name for name in files]\n"
    )
    found = set(inside(told, "found", f"import os\n{walk}"))
    nabla = PROJECT / "src" / "nabla"
    public = {"/opt/public/nabla/__init__.py"}
    for part in walls.PUBLIC_NABLA:
        files = [path for path in (nabla / part).rglob("*") if path.is_file()]
        public |= {f"/opt/public/nabla/{path.relative_to(nabla)}" for path in files}
    assert "/opt/public/nabla/__init__.py" in found
    assert found <= public


def test_a_copy_of_the_reference_in_the_environment_is_emptied(tmp_path, monkeypatch):
    packages = Path(sysconfig.get_path("purelib"))
    monkeypatch.setattr(Path, "is_dir", lambda self: True)
    hidden = walls._hidden()
    inside_venv = f"{walls.VENV}/{packages.relative_to(sys.prefix)}"
    assert {f"{inside_venv}/nabla", f"{inside_venv}/autograder"} <= set(hidden)
    words = walls.bwrap_arguments("bwrap", [], 3)
    assert words[words.index(f"{inside_venv}/nabla") - 1] == "--tmpfs"


def test_one_can_write_only_into_private_temporary_files(told):
    walk = (
        "writable = []\n"
        "for where, folders, _ in os.walk('/'):\n"
        "    if where in ('/proc', '/usr/share'): folders.clear()\n"
        "    if os.access(where, os.W_OK): writable.append(where); folders.clear()\n"
    )
    writable = set(inside(told, "writable", f"import os\n{walk}"))
    assert writable == {walls.HOME, "/tmp", "/dev/shm"}
    assert inside(told, "os.listdir('/tmp') + os.listdir('/dev/shm') + os.listdir('.')") == []


@pytest.mark.parametrize("path", ["/usr/x", "/opt/venv/x", "/x", "/dev/x", "/etc/x", "/dev/pts/x"])
def test_writing_elsewhere_is_refused(student, path):
    error = student.run_cell(f"open({path!r}, 'w')").error
    assert error.name in ("OSError", "PermissionError")


def test_temporary_space_is_bounded(sandbox):
    limits = Limits(disk=4 << 20, file_size=1 << 20)
    with sandbox.session(limits) as student:
        one = "with open('/tmp/a', 'wb') as f: f.write(bytes(2 << 20))"
        assert "File too large" in student.run_cell(one).error.message
        many = "for i in range(9):\n    with open(f'/tmp/{i}', 'wb') as f: f.write(bytes(1 << 20))"
        assert "No space left" in student.run_cell(many).error.message


def test_there_is_no_network(student, told):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        connect = "import socket\nsocket.create_connection((%r, %d), timeout=1)"
        for host in ("127.0.0.1", "192.0.2.1"):
            error = student.run_cell(connect % (host, port)).error
            assert error.name in ("ConnectionRefusedError", "OSError")
    devices = inside(told, "open('/proc/net/dev').read().splitlines()[2:]")
    assert [line.split(":")[0].strip() for line in devices] == ["lo"]


def test_abstract_sockets_of_the_machine_are_not_reached(student):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0nabla-wall-test")
        server.listen()
        reach = "import socket\nsocket.socket(socket.AF_UNIX).connect('\\0nabla-wall-test')"
        assert student.run_cell(reach).error.name == "ConnectionRefusedError"


def test_only_local_and_internet_sockets_are_allowed(told):
    families = [socket.AF_UNIX, socket.AF_INET, socket.AF_INET6]
    probe = (
        "def allowed(family):\n"
        "    try: socket.socket(family, socket.SOCK_DGRAM).close()\n"
        "    except PermissionError: return False\n"
        "    except OSError: return True\n"
        "    return True\n"
    )
    found = inside(told, "[f for f in range(60) if allowed(f)]", f"import socket\n{probe}")
    assert found == sorted(families)


@pytest.mark.parametrize(
    "call",
    [
        "mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "umount2(b'/tmp', 0)",
        "unshare(0x10000000)",
        "unshare(0)",
        "chroot(b'/tmp')",
        "ptrace(0, 0, 0, 0)",
        "memfd_create(b'x', 0)",
        "shmget(0, 4096, 0o1600)",
        "syscall(250, 0, 0)",
        "sethostname(b'x', 1)",
        "personality(0)",
    ],
)
def test_system_calls_without_use_are_refused(told, call):
    errno = inside(
        told,
        "[r, ctypes.get_errno()]",
        f"import ctypes\nr = ctypes.CDLL(None, use_errno=True).{call}",
    )
    assert errno == [-1, 1]


def test_new_namespaces_are_refused_by_clone_too(told):
    probe = (
        "import ctypes, signal, platform\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "number = {'x86_64': 56, 'aarch64': 220}[platform.machine()]\n"
        "def clone(flags):\n"
        "    made = libc.syscall(number, flags | signal.SIGCHLD, 0, 0, 0, 0)\n"
        "    return [made, ctypes.get_errno()]\n"
    )
    results = inside(told, "[clone(1 << bit) for bit in (17, 25, 26, 27, 28, 29, 30)]", probe)
    assert results == [[-1, 1]] * 7


def test_processes_are_bounded(sandbox):
    with sandbox.session(Limits(processes=8)) as student:
        probe = (
            "import subprocess\nstarted = []\n"
            "try:\n"
            "    for _ in range(20): started.append(subprocess.Popen(['/bin/sleep', '9']))\n"
            "except BlockingIOError: print('refused after', len(started))\n"
        )
        outcome = student.run_cell(probe)
        assert outcome.outputs[0]["text"] == "refused after 7\n"


def test_memory_is_bounded(sandbox):
    with sandbox.session(Limits(memory=1 << 30)) as student:
        assert student.run_cell("x = bytearray(1 << 30)").error.name == "MemoryError"
        assert student.run_cell("1 + 1").error is None


def test_open_files_are_bounded(student):
    error = student.run_cell("files = [open('/dev/null') for _ in range(1000)]").error
    assert "Too many open files" in error.message


def test_no_file_but_the_conversation_is_open(told):
    links = inside(told, "[os.readlink(f'/proc/self/fd/{n}') for n in range(4)]")
    assert links[:3] == ["/dev/null"] * 3
    assert links[3].startswith("socket:")
    assert inside(told, "[n for n in range(5, 128) if os.path.lexists(f'/proc/self/fd/{n}')]") == []


def test_signals_reach_nothing_outside(student):
    outcome = student.run_cell(f"import os\nos.kill({os.getpid()}, 0)")
    assert outcome.error.name == "ProcessLookupError"


def test_limits_cannot_be_raised_again(student):
    raised = "import resource\nresource.setrlimit(resource.RLIMIT_{}, (10**9, 10**9))"
    for kind in ("NPROC", "NOFILE", "FSIZE", "CPU"):
        assert student.run_cell(raised.format(kind)).error.name == "ValueError"


def test_every_submission_has_namespaces_of_its_own(sandbox):
    names = ("ipc", "mnt", "net", "pid", "user", "uts")
    look = f"import os\nfor name in {names}: print(os.readlink('/proc/self/ns/' + name))"
    with sandbox.session() as first, sandbox.session() as second:
        seen = [s.run_cell(look).outputs[0]["text"].split() for s in (first, second)]
    ours = [os.readlink(f"/proc/self/ns/{name}") for name in names]
    assert all(len({*three}) == 3 for three in zip(ours, *seen, strict=True))


def test_submissions_share_no_file_and_no_socket(sandbox):
    leave = (
        "import socket\n"
        "for path in ('/tmp/note', '/dev/shm/note', 'note'): open(path, 'w').write('x')\n"
        "s = socket.socket(socket.AF_UNIX); s.bind('\\0note'); s.listen()\n"
        "import os; master, slave = os.openpty()\n"
    )
    find = (
        "import os, socket\n"
        "print([p for p in ('/tmp/note', '/dev/shm/note', 'note') if os.path.exists(p)])\n"
        "print(sorted(os.listdir('/dev/pts')))\n"
        "socket.socket(socket.AF_UNIX).connect('\\0note')\n"
    )
    with sandbox.session() as first, sandbox.session() as second:
        assert first.run_cell(leave).error is None
        found = second.run_cell(find)
        assert found.outputs[0]["text"] == "[]\n['ptmx']\n"
        assert found.error.name == "ConnectionRefusedError"


def test_the_reference_is_replaced_by_a_sentence(student, told):
    for source in ("from nabla import softmax", "import nabla.losses", "import nabla; nabla.mlp"):
        error = student.run_cell(source).error
        assert error.name == "ImportError"
        assert "write the function yourself" in error.message
    assert student.run_cell("import autograder").error.name == "ModuleNotFoundError"
    assert inside(told, "[m for m in sys.modules if 'autograder' in m]", "import sys") == []
    assert student.run_cell("import nabla.data, nabla.widgets, nabla.checking").error is None


def test_the_tree_ends_with_the_process_that_grades():
    script = (
        "import time\n"
        "from autograder.sandbox.session import Sandbox\n"
        "sandbox = Sandbox(); sandbox.start()\n"
        "print(sandbox._zygote._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=PROJECT
    ) as run:
        bwrap = int(run.stdout.readline())
        watched = os.pidfd_open(bwrap)
        run.kill()
    assert select.select([watched], [], [], 30)[0]
    os.close(watched)


def _pid(tree):
    return processes._pid_of(tree._pidfd)
