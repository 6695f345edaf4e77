"""The sandbox of a grader who is no root: same walls, no help from root's mounts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.sandbox
PROJECT = Path(__file__).resolve().parents[3]
SHOW = """
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir /mnt/base
mount --bind "$1" /mnt/base
mount -t tmpfs -o mode=755 tmpfs /root
mkdir -p "$1"
mount --bind /mnt/base "$1"
shift
exec setpriv --reuid 1234 --regid 1234 --clear-groups env -i PATH="$PATH" HOME=/ "$@"
"""
DIAGNOSE = """
import os
from autograder.sandbox.doctor import diagnose
assert os.getresuid() == (1234, 1234, 1234)
print([str(finding) for finding in diagnose() if not finding.holds])
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="who is no root runs all other tests so")
@pytest.mark.skipif(PROJECT.is_relative_to("/root"), reason="only root can read the project")
def test_every_wall_holds_for_an_unprivileged_grader():
    base = Path(sys.base_prefix)
    command = [sys.executable, "-c", DIAGNOSE]
    if base.is_relative_to("/root"):  # shown to all, for this process and its children
        command = ["unshare", "-m", "sh", "-ec", SHOW, "sh", str(base), *command]
    else:
        command = ["setpriv", "--reuid", "1234", "--regid", "1234", "--clear-groups", *command]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout == "[]\n"
