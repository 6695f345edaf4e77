"""The demos' modules and MathJax, copied beside the pages.

Demos are bundled by `nabla.widgets._bundle` into `_build/demos/site`; MathJax comes from the npm
packages it installs. `mount.mjs` carries the version of the whole bundle, and Sphinx adds a
checksum of `mount.mjs` to its address: a browser never mixes two builds.
"""

import hashlib
import shutil
from pathlib import Path

from nabla.widgets import _bundle

MATHJAX = ("tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2")


def make_bundles(app, config):
    """Make the demos' bundles and install MathJax, if anything has changed."""
    _bundle.install()
    loader = _bundle.bundle() / "site" / "mount.mjs"
    config.nabla_demos = hashlib.sha256(loader.read_bytes()).hexdigest()


def copy_modules(app):
    """Copy demos and MathJax into the site before its pages are written."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    shutil.rmtree(static / "demos", ignore_errors=True)
    shutil.copytree(_bundle.BUILD / "demos" / "site", static / "demos")
    mathjax = _bundle.install() / "mathjax" / "es5"
    for part in MATHJAX:
        source, target = mathjax / part, static / "mathjax" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)


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
