"""The package that students' notebooks install, published beside the notebooks.

`/notebooks/nabla_course-<version>-py3-none-any.whl` is pure Python; it carries the demos' bundles
and the answer sheets. `/binder/requirements.txt` tells Binder to install it; `/.nojekyll` tells
GitHub Pages to publish folders that start with an underscore.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.errors import ExtensionError

from autograder.authoring.publishing import wheel_name
from nabla_site.freshness import digest

COMMAND = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
BINDER = "jupyterlab\n./notebooks/{wheel}\n"


def make_wheel(root, build):
    """Return the path of the wheel of a checkout, made anew if anything in it has changed."""
    inputs = [*Path(root, "src").rglob("*"), *Path(root).glob("_build/course/release/*/*.json")]
    inputs += [Path(root, name) for name in ("pyproject.toml", "README.md")]
    wheel, stamp, current = build / wheel_name(root), build / "stamp", digest(inputs)
    if wheel.is_file() and stamp.is_file() and stamp.read_text("utf-8") == current:
        return wheel
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as fresh:
        done = subprocess.run([*COMMAND, fresh], cwd=root, capture_output=True, text=True)
        if done.returncode:
            raise ExtensionError(f"pyproject.toml: no wheel: {done.stderr.strip()[-500:]}")
        shutil.move(Path(fresh, wheel.name), wheel)
    stamp.write_text(current, encoding="utf-8")
    return wheel


def publish(app, error):
    """Put the package into the built site."""
    if error or app.builder.format != "html" or not Path(app.srcdir, "pyproject.toml").is_file():
        return
    site = Path(app.outdir)
    wheel = make_wheel(Path(app.srcdir), site.parent / "wheel")
    shutil.copy2(wheel, site / "notebooks")
    (site / "binder").mkdir(exist_ok=True)
    (site / "binder" / "requirements.txt").write_text(BINDER.format(wheel=wheel.name), "utf-8")
    (site / ".nojekyll").touch()


def setup(app):
    """Connect to Sphinx's event, after the notebooks are there."""
    app.connect("build-finished", publish, priority=600)
