"""The demos' modules, copied beside the pages.

Demos are bundled by `nabla.widgets._bundle` into `_build/demos/site`. `mount.mjs` carries the
version of the whole bundle, and Sphinx adds a checksum of `mount.mjs` to its address: a browser
never mixes two builds.
"""

import hashlib
import shutil
from pathlib import Path

from nabla.widgets import _bundle


def make_bundles(app, config):
    """Make the demos' bundles, if anything has changed."""
    loader = _bundle.bundle() / "site" / "mount.mjs"
    config.nabla_demos = hashlib.sha256(loader.read_bytes()).hexdigest()


def copy_modules(app):
    """Copy the demos into the site before its pages are written."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    shutil.rmtree(static / "demos", ignore_errors=True)
    shutil.copytree(_bundle.BUILD / "demos" / "site", static / "demos")


def load_demos(app, pagename, templatename, context, doctree):
    """Load the module that mounts demos on pages that hold one."""
    if 'class="nabla-demo"' in context.get("body", ""):
        app.add_js_file("demos/mount.mjs", type="module")


def setup(app):
    """Connect to Sphinx's events; a new bundle means that every page is written again."""
    app.add_config_value("nabla_demos", "", "html")
    app.connect("config-inited", make_bundles)
    app.connect("builder-inited", copy_modules)
    app.connect("html-page-context", load_demos, priority=800)
