"""The extension importable; the site built once a session; served, and shown in Chromium."""

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml

from autograder.authoring.catalogue import files_in
from autograder.authoring.exercise import ROOT
from autograder.authoring.release import release

sys.path.insert(0, str(ROOT / "book" / "_ext"))


def pages():
    """Addresses of all pages, as the table of contents names them."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    return ["index.html", "search.html", *(f"{name}.html" for name in files_in(toc))]


def pytest_generate_tests(metafunc):
    """Run a test that takes `page_path` on every page."""
    if "page_path" in metafunc.fixturenames:
        metafunc.parametrize("page_path", pages())


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site, up to date: what `make site` does."""
    release(ROOT / "_build" / "course")
    command = [sys.executable, str(ROOT / "book" / "_ext" / "build_site.py")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def address(site):
    """A server of the built site."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def show(address, chromium):
    """Open a page of the site; afterwards nothing may have failed or asked another host."""
    faults, opened = [], []

    def open_page(path, width=1280):
        page = chromium.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        opened.append(page)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("requestfailed", lambda r: faults.append(f"failed: {r.url}"))
        page.on("response", lambda r: faults.append(r.url) if r.status >= 400 else None)
        outside = lambda r: not r.url.startswith((address, "data:", "blob:"))  # noqa: E731
        page.on("request", lambda r: faults.append(f"outside: {r.url}") if outside(r) else None)
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    for page in opened:
        page.close()
    assert faults == []
