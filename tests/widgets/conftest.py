"""The bundles, made once a session; their functions called in Node; their pages in Chromium."""

import functools
import http.server
import json
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from nabla.widgets import _bundle

RUNNER = """
const { bundle, calls } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const finite = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v);
import(bundle).then((demo) => {
  const answers = calls.map(([name, ...values]) => demo[name](...values));
  process.stdout.write(JSON.stringify(answers, finite));
});
"""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ margin: 8px; background: #fff }}
[data-theme=dark] body {{ background: #14181e; color: #eee }}</style>
<body><main><h1>Demo</h1>{body}</main><script type="module" src="/mount.mjs"></script></body>"""


@pytest.fixture(scope="session")
def bundles() -> Path:
    """Folder of the bundles, up to date."""
    return _bundle.bundle()


@pytest.fixture(scope="session")
def javascript(bundles):
    """Call functions of a module: javascript("regression_line", ("halfMse", {...}), ...)."""

    def call(module: str | Path, *calls: tuple) -> list:
        path = module if isinstance(module, Path) else bundles / f"{module}.mjs"
        request = json.dumps({"bundle": path.as_uri(), "calls": calls})
        done = _bundle.node(["-e", RUNNER], input=request, capture_output=True, text=True)
        return json.loads(done.stdout)

    return call


@pytest.fixture(scope="session")
def site(bundles):
    """A server of the bundles: site.page(html) is an address, site.add(path, text) a file."""
    files = {}

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            path = self.path.partition("?")[0]
            if path not in files:
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path) + "; charset=utf-8")
            self.end_headers()
            return self.wfile.write(files[path].encode())

    handler = functools.partial(Handler, directory=str(bundles / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"

        def page(*bodies: str) -> str:
            path = f"/{len(files)}.html"
            files[path] = PAGE.format(body="".join(bodies))
            return address + path

        yield SimpleNamespace(page=page, add=files.__setitem__, address=address)
        server.shutdown()
        thread.join()


@pytest.fixture
def show(site, chromium):
    """Open a page with demos; afterwards nothing may have failed or asked another host."""
    faults, opened = [], []

    def open_page(*bodies, width=760, **options):
        page = chromium.new_page(viewport={"width": width, "height": 900}, **options)
        opened.append(page)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        outside = lambda r: not r.url.startswith((site.address, "data:"))  # noqa: E731
        page.on("request", lambda r: faults.append(r.url) if outside(r) else None)
        page.goto(site.page(*bodies))
        return page

    yield open_page
    for page in opened:
        page.close()
    assert faults == []
