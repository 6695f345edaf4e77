"""The bundles, made once a session, and a way to call a demo's functions in Node."""

import json
from pathlib import Path

import pytest

from nabla.widgets import _bundle

RUNNER = """
const { bundle, calls } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const finite = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v);
import(bundle).then((demo) => {
  const answers = calls.map(([name, argument]) => demo[name](argument));
  process.stdout.write(JSON.stringify(answers, finite));
});
"""


@pytest.fixture(scope="session")
def bundles() -> Path:
    """Folder of the bundles, up to date."""
    return _bundle.bundle()


@pytest.fixture(scope="session")
def javascript(bundles):
    """Call functions of one bundle: javascript("regression_line", ("halfMse", {...}), ...)."""

    def call(demo: str, *calls: tuple[str, dict]) -> list:
        request = json.dumps({"bundle": (bundles / f"{demo}.mjs").as_uri(), "calls": calls})
        done = _bundle.node(["-e", RUNNER], input=request, capture_output=True, text=True)
        return json.loads(done.stdout)

    return call
