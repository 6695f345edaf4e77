"""The gradebook in PostgreSQL: a server of our own on the loopback, reached by its URL."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from tests.autograder.notebooks import LESSON, answered, solution
from tests.autograder.reporting.conftest import add_result

SETTINGS = "-c fsync=off -c max_connections=10 -c shared_buffers=16MB"


@pytest.fixture(scope="module")
def server():
    """Give the URL of an empty database; its files go with it."""
    initdb = next(Path("/usr/lib/postgresql").glob("*/bin/initdb"), None) or shutil.which("initdb")
    if initdb is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is missing: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="nabla-postgresql-") as folder:
        user = {"user": "postgres"} if os.geteuid() == 0 else {}  # it refuses to run as root
        if user:
            shutil.chown(folder, **user)

        def run(tool, *words):
            command = [Path(initdb).with_name(tool), "-D", f"{folder}/data", *words]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, **user)

        password = Path(folder, "password")
        password.write_text(secrets.token_hex(), "utf-8")
        password.chmod(0o644)
        run("initdb", "-U", "nabla", "-A", "scram-sha-256", "--pwfile", password, "--no-sync")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = f"-h 127.0.0.1 -p {port} -k {folder} {SETTINGS}"
        run("pg_ctl", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg2://nabla:{password.read_text()}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def scores(url):
    with open_gradebook(url) as gradebook:
        return {s.student.id: s.score for s in gradebook.assignment_submissions(LESSON)}


def test_a_class_is_graded_into_postgresql(course, server):
    outcome = CliRunner().invoke(main, ["--course", str(course), "grade", "--db", server])
    assert (outcome.exit_code, outcome.stdout) == (0, "4 unchanged\n"), outcome.output
    assert scores(server) == {"ana": 7, "boris": 0, "chiara": 7, "dan": 0}
    assert not (course / "gradebook.db").exists()
    assert write_gradebook(course, server) == 0
    with open_gradebook(server) as gradebook:
        gradebook.find_grade("predict_check", LESSON, LESSON, "boris").manual_score = 1
        gradebook.db.commit()
    add_result(course, "boris", answered({"half_mse_gradient": solution("half_mse_gradient")}))
    assert write_gradebook(course, server) == 1
    assert scores(server)["boris"] == 4
    with open_gradebook(server) as gradebook:
        students = {s["id"]: s["score"] for s in gradebook.student_dicts()}  # formgrader's table
    assert students == scores(server)
