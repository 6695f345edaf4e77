"""Serving the site: a busy port is named with its cure."""

import socket
import subprocess
import sys

from autograder.authoring.exercise import ROOT


def test_a_busy_port_is_one_line_with_another_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, str(ROOT / "book/_ext/serve.py"), str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"make serve PORT={port + 1}" in done.stderr
