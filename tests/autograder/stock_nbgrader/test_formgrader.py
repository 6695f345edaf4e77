"""Formgrader in Chromium: our grades and feedback are there, and its Autograde button asks us."""

import re
import secrets
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.autograder.notebooks import LESSON, hand_in
from tests.autograder.stock_nbgrader.conftest import environment, in_gradebook, partly_right

pytestmark = [pytest.mark.sandbox, pytest.mark.browser]
TOKEN = secrets.token_hex()
ANSWERS = 20_000  # milliseconds in which a page must have come


@contextmanager
def jupyter_server(course, home):
    """Give the address of a Jupyter server with nbgrader's extension, on the loopback."""
    options = [
        *("--ip=127.0.0.1", "--port=0", "--no-browser", "--allow-root"),
        "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}",
        *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={course}"),
    ]
    places = {f"JUPYTER_{name}_DIR": str(home) for name in ("CONFIG", "DATA", "RUNTIME")}
    with subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", *options],
        cwd=course,
        env=environment() | places,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            words = (word for line in server.stderr for word in line.split())
            address = next(word for word in words if word.startswith("http://127.0.0.1:"))
            threading.Thread(target=server.stderr.read, daemon=True).start()  # a full pipe blocks
            yield re.match(r"http://[^/]+", address)[0]
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def formgrader(graded, tmp_path_factory):
    """Give the course, in which eva's submission is not graded yet, and formgrader's address."""
    course = tmp_path_factory.mktemp("formgrader") / "course"
    shutil.copytree(graded, course)
    hand_in(course, "eva", partly_right())
    with jupyter_server(course, tmp_path_factory.mktemp("jupyter")) as address:
        yield course, f"{address}/formgrader"


@pytest.fixture
def page(chromium, formgrader):
    with chromium.new_page() as page:
        page.set_default_timeout(ANSWERS)
        page.goto(f"{formgrader[1]}?token={TOKEN}")
        page.route(lambda url: not url.startswith("http://127.0.0.1:"), lambda r: r.abort())
        yield page


def row_of(page, student):
    return page.locator("tr", has=page.locator("td.student-id", has_text=student))


def test_formgrader_shows_scores_points_and_feedback(formgrader, page):
    _, address = formgrader
    page.goto(f"{address}/manage_submissions/{LESSON}")
    row_of(page, "ana").wait_for()
    scores = {s: row_of(page, s).locator(".score").inner_text() for s in ("ana", "boris", "chiara")}
    assert scores == {"ana": "8 / 8", "boris": "2 / 8", "chiara": "0 / 8"}
    assert "graded" in row_of(page, "boris").locator(".status").inner_text()
    page.goto(f"{address}/manage_students/boris/{LESSON}")
    page.locator("td.name a").click()
    for position, points in enumerate(["0", "0", "2"]):
        box = page.locator("input.score").nth(position)
        expect(box).to_have_attribute("placeholder", points)
    expect(page.get_by_text("the mean of the squares").first).to_be_visible()


def test_the_autograde_button_grades_in_the_sandbox(formgrader, page):
    course, address = formgrader
    page.goto(f"{address}/manage_submissions/{LESSON}")
    row = row_of(page, "eva")
    assert "needs autograding" in row.locator(".status").inner_text()
    row.locator(".autograde a").click()
    page.locator("#success-modal").wait_for()
    row.get_by_text("2 / 8").wait_for()
    graded = in_gradebook(course)
    assert graded["eva"] == graded["boris"]
