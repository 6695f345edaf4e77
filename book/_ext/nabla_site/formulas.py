"""Formulas are set when the site is built: a page carries them ready, without MathJax.

A browser would spend seconds of a long lesson on typesetting, and load 260 KB for it. The HTML of
each formula is kept in `_build/formulas.json`, so that only new formulas are set again.
"""

import hashlib
import html
import json
import re
import shutil
from pathlib import Path

from sphinx.errors import ExtensionError
from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math

from nabla.widgets import _bundle

SCRIPT = Path(__file__).with_name("formulas.mjs")
INLINE = re.compile(
    r'(<span class="math notranslate nohighlight">)\\\((.*?)\\\)(</span>)', re.DOTALL
)
DISPLAY = re.compile(
    r'(<div class="math notranslate nohighlight"[^>]*>\s*(?:<span class="eqno">.*?</span>)?)'
    r"(?:\\\[(.*?)\\\]|(\s*\\begin\{.*?))(</div>)",
    re.DOTALL,
)
FAULT = re.compile(r'data-mjx-error="([^"]*)"')


def key(tex, display):
    """Return what a formula is kept under."""
    return hashlib.sha256(f"{display}\0{tex}".encode()).hexdigest()[:24]


def found_in(page):
    """Return {key: (tex, display)} of the formulas of a page that are not set yet."""
    inline = [(html.unescape(m[2]), False) for m in INLINE.finditer(page)]
    display = [(html.unescape(m[2] or m[3]), True) for m in DISPLAY.finditer(page)]
    return {key(*formula): formula for formula in inline + display}


def put(page, known):
    """Return the page with the HTML of its formulas in the place of their TeX."""
    page = INLINE.sub(lambda m: m[1] + known[key(html.unescape(m[2]), False)] + m[3], page)
    return DISPLAY.sub(lambda m: m[1] + known[key(html.unescape(m[2] or m[3]), True)] + m[4], page)


class Store:
    """The formulas set so far, and the stylesheet they need."""

    def __init__(self, file):
        made_by = hashlib.sha256(SCRIPT.read_bytes() + mathjax_version().encode()).hexdigest()
        self.file = file
        self.data = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        if self.data.get("made_by") != made_by:
            self.data = {"made_by": made_by, "css": run_mathjax([])["css"], "html": {}}
            self.save()

    def add(self, formulas):
        """Set those of the formulas {key: (tex, display)} that are new.

        Raises ExtensionError for TeX that MathJax does not understand.
        """
        new = {k: f for k, f in formulas.items() if k not in self.data["html"]}
        if not new:
            return
        answer = run_mathjax([{"tex": tex, "display": shown} for tex, shown in new.values()])
        for (tex, _), made in zip(new.values(), answer["html"], strict=True):
            if fault := FAULT.search(made):
                raise ExtensionError(f"formula {tex.strip()!r}: {fault[1]}")
        self.data["html"] |= dict(zip(new, answer["html"], strict=True))
        self.save()

    def save(self):
        """Write the file anew."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(self.data), encoding="utf-8")


def mathjax_version():
    """Return the version of MathJax that is installed."""
    package = json.loads((_bundle.install() / "mathjax" / "package.json").read_text("utf-8"))
    return package["version"]


def run_mathjax(formulas):
    """Return MathJax's answer for a list of formulas."""
    request = {
        "mathjax": str(_bundle.install() / "mathjax" / "es5" / "node-main.js"),
        "fonts": "fonts",
        "formulas": formulas,
    }
    done = _bundle.node([str(SCRIPT)], input=json.dumps(request), capture_output=True, text=True)
    return json.loads(done.stdout)


def copy_stylesheet(app):
    """Put the stylesheet and the fonts of formulas into the site, before pages name them."""
    if app.builder.format != "html":
        return
    app.nabla_formulas = Store(Path(app.outdir).parent / "formulas.json")
    static = Path(app.outdir, "_static", "formulas")
    fonts = _bundle.install() / "mathjax" / "es5" / "output" / "chtml" / "fonts" / "woff-v2"
    shutil.copytree(fonts, static / "fonts", dirs_exist_ok=True)
    (static / "formulas.css").write_text(app.nabla_formulas.data["css"], encoding="utf-8")


def set_formulas(app, error):
    """Set the formulas of all pages that were written; a page that is done has none left."""
    if error or app.builder.format != "html":
        return
    pages = {file: file.read_text("utf-8") for file in Path(app.outdir).rglob("*.html")}
    waiting = {file: found for file, page in pages.items() if (found := found_in(page))}
    store = app.nabla_formulas
    store.add({k: formula for found in waiting.values() for k, formula in found.items()})
    for file in waiting:
        file.write_text(put(pages[file], store.data["html"]), encoding="utf-8")


def use_renderer(app, config):
    """Choose this way of writing formulas."""
    config.html_math_renderer = "nabla"


def setup(app):
    """Take over the writing of formulas from sphinx.ext.mathjax."""
    app.setup_extension("sphinx.ext.mathjax")
    app.add_html_math_renderer("nabla", (html_visit_math, None), (html_visit_displaymath, None))
    app.add_css_file("formulas/formulas.css")
    app.connect("config-inited", use_renderer)
    app.connect("builder-inited", copy_stylesheet)
    app.connect("build-finished", set_formulas)
