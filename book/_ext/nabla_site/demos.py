"""The demos' modules, copied beside the pages.

Demos are bundled by `nabla.widgets._bundle` into `_build/demos/site`. `mount.mjs` carries the
version of the whole bundle, and Sphinx adds a checksum of `mount.mjs` to its address: a browser
never mixes two builds.
"""

import hashlib
import re
import shutil
from pathlib import Path

from nabla.widgets import _bundle

FIRST = re.compile(r'class="nabla-demo" data-demo="(\w+)"')
IMPORT = re.compile(r'(?:from|import)\s*"\./([\w-]+\.mjs)"')


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
    """Load the module that mounts demos on pages that hold one; fetch the first one at once."""
    if not (first := FIRST.search(context.get("body", ""))):
        return
    app.add_js_file("demos/mount.mjs", type="module")
    folder = _bundle.BUILD / "demos"
    built = (folder / "stamp").read_text("utf-8")[:12]
    at = context["pathto"]("_static/demos/", 1)
    loads = [f'<link rel="preload" as="style" href="{at}demos.css?v={built}" />']
    for module in modules(folder / "site", f"{first[1]}.mjs"):
        query = "" if module.startswith("kit-") else f"?v={built}"
        loads.append(f'<link rel="modulepreload" href="{at}{module}{query}" />')
    context["metatags"] = context.get("metatags", "") + "\n    " + "\n    ".join(loads)


def modules(folder, name):
    """Return a module and all that it imports, each once."""
    found, waiting = [], [name]
    while waiting:
        module = waiting.pop(0)
        if module not in found and (folder / module).is_file():
            found.append(module)
            waiting += IMPORT.findall((folder / module).read_text("utf-8"))
    return found


def setup(app):
    """Connect to Sphinx's events; a new bundle means that every page is written again."""
    app.add_config_value("nabla_demos", "", "html")
    app.connect("config-inited", make_bundles)
    app.connect("builder-inited", copy_modules)
    app.connect("html-page-context", load_demos, priority=800)
