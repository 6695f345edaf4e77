"""How heavy and how fast the site's pages are: python tests/bench/bench_site.py [--builds] [SITE]

For every lesson and the title page, in Chromium on an emulated line of 8 Mbit/s with 100 ms, with
an empty cache: bytes received (compressed as GitHub Pages does), requests, first paint, and when
the first demo answers: the page is scrolled to it as soon as it is there, and its first control is
moved until what it says has changed. The median of three visits. With `--builds` also how long the
site takes to build from nothing, and after an edit of one sentence.
"""

import argparse
import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from autograder.authoring.catalogue import lessons
from autograder.authoring.exercise import ROOT

LINE = {"offline": False, "latency": 100, "downloadThroughput": 1e6, "uploadThroughput": 1e6}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg")
VISITS = 3
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const demo = document.querySelector(".nabla-demo");
  if (!demo) return;
  demo.scrollIntoView({ behavior: "instant" });
  const words = () => [...demo.querySelectorAll(".nabla-say, output, [aria-label]")]
    .map((node) => node.textContent + node.ariaLabel).join();
  const press = (control, key) =>
    control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  function move(control) {
    if (control.type === "range") {
      control.value = +control.value === +control.max ? control.min : control.max;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (control.localName === "button") control.click();
    else ["ArrowRight", "ArrowUp", "ArrowLeft"].forEach((key) => press(control, key));
  }
  let first, turn = 0;
  const timer = setInterval(() => {
    if (demo.dataset.state !== "ready") return;
    first ??= words();
    if (words() !== first) {
      clearInterval(timer);
      window.answered = performance.now();
      return;
    }
    const controls = demo.querySelectorAll(".nabla-handle, input[type=range], button");
    move(controls[turn++ % controls.length]);
  }, 10);
});
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site, compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript"
    }

    def do_GET(self):
        """Send one file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        if path.suffix in COMPRESSED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return self.wfile.write(data)

    def log_message(self, *_):
        """Print nothing."""


def visit(browser, address):
    """Open a page once; return KB, requests, first paint and first answer in seconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    received = []
    line.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    if page.locator(".nabla-demo").count():
        page.wait_for_function("window.answered")
    page.wait_for_load_state("networkidle")
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    times = [page.evaluate(paint), page.evaluate("window.answered")]
    context.close()
    return sum(received) / 1000, len(received), *((t or 0) / 1000 for t in times)


def bench_pages(site):
    """Print the table of pages."""
    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        print(f"{'page':28}{'KB':>7}{'requests':>10}{'paint':>9}{'first demo':>12}")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for page in ["index.html", *(f"book/{name}.html" for name in lessons())]:
                if not (site / page).is_file():
                    continue
                visits = [visit(browser, f"{base}/{page}") for _ in range(VISITS)]
                size, requests, paint, demo = map(statistics.median, zip(*visits, strict=True))
                print(f"{page:28}{size:7.0f}{requests:10.0f}{paint:8.2f}s{demo:11.2f}s")
            browser.close()
        server.shutdown()
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def bench_builds():
    """Print how long a copy of the checkout takes to build from nothing and after one edit."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "nabla")
        left_out = shutil.ignore_patterns("_build", ".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=left_out)
        shutil.copytree(ROOT / "_build/course/release", copy / "_build/course/release")
        command = [sys.executable, ROOT / "book/_ext/build_site.py", "--source", copy]
        command += ["--out", copy]
        page = copy / "book" / "losses.md"
        for what in ("from nothing", "one edit", "one edit"):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            print(f"build, {what:14}{time.perf_counter() - began:8.1f} s")
            page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "_build" / "html")
    parser.add_argument("--builds", action="store_true")
    options = parser.parse_args()
    bench_pages(options.site.resolve())
    if options.builds:
        bench_builds()
