"""The doctor: all walls hold here, and on a machine without them it names cause and cure."""

import pytest

from autograder.sandbox import causes, doctor, processes, syscalls
from autograder.sandbox.outcomes import SandboxUnavailable
from autograder.sandbox.session import Sandbox


@pytest.mark.sandbox
def test_every_wall_holds_on_this_machine():
    findings = doctor.diagnose()
    assert [str(finding) for finding in findings if not finding.holds] == []
    assert {probe.wall for probe in doctor.PROBES} <= {finding.wall for finding in findings}


@pytest.mark.sandbox
def test_a_wall_that_does_not_hold_is_told(sandbox):
    probe = doctor.Probe("sums", "two and two", "print('five')")
    finding = doctor._tried(sandbox, probe, {})
    assert not finding.holds
    assert str(finding).startswith("MISSING  sums: five")


def test_without_bubblewrap_the_doctor_and_the_sandbox_say_so(monkeypatch):
    monkeypatch.setattr(processes.shutil, "which", lambda name: None)
    with pytest.raises(SandboxUnavailable, match="apt install bubblewrap"):
        Sandbox().start()
    (finding,) = doctor.diagnose()
    assert not finding.holds
    assert "apt install bubblewrap" in finding.cure


def test_without_libseccomp_it_says_so(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyseccomp", None)
    with pytest.raises(SandboxUnavailable, match="apt install libseccomp2"):
        syscalls.compile_filter()


REFUSED = "bwrap: setting up uid map: Permission denied"


@pytest.mark.parametrize(
    ("name", "text", "cure"),
    [
        ("APPARMOR", "1", "AppArmor"),
        ("NAMESPACES", "0", "max_user_namespaces"),
        ("DEBIAN", "0", "unprivileged_userns_clone"),
        ("CONTAINERS", "", "seccomp=unconfined"),
    ],
)
def test_what_stands_against_namespaces_is_recognised(tmp_path, monkeypatch, name, text, cure):
    present = tmp_path / "present"
    present.write_text(text)
    for each in ("APPARMOR", "NAMESPACES", "DEBIAN"):
        monkeypatch.setattr(causes, each, present if each == name else tmp_path / "absent")
    monkeypatch.setattr(causes, "CONTAINERS", [present] if name == "CONTAINERS" else [])
    monkeypatch.setattr(causes.os, "geteuid", lambda: 1000)
    line = causes.cause(REFUSED)
    assert line.startswith(REFUSED)
    assert cure in line
    assert "\n" not in line


def test_other_messages_get_no_false_cure():
    assert causes.cause("ModuleNotFoundError: numpy") == "ModuleNotFoundError: numpy"


@pytest.mark.sandbox
def test_a_start_that_fails_tells_the_last_line(monkeypatch):
    monkeypatch.setattr(processes.walls, "START", "raise SystemExit('no numpy here')")
    with pytest.raises(SandboxUnavailable, match="no numpy here"):
        Sandbox().start()
