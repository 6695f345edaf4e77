"""No page asks another machine for anything.

sphinx-thebe writes an address of a CDN into every page, and the same constants twice, which is a
SyntaxError; widget states and Font Awesome's fonts and scripts are megabytes that no page needs.
"""

import re
import shutil
from pathlib import Path

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
WIDGET_VIEW = re.compile(
    r'<script type="application/vnd\.jupyter\.widget-view\+json">.*?</script>', re.DOTALL
)
FONT_AWESOME = re.compile(r"^.*vendor/fontawesome.*\n", re.MULTILINE)


def drop_scripts(app, pagename, templatename, context, doctree):
    """Leave out thebe's scripts and the states of widgets."""
    context["script_files"] = [s for s in context["script_files"] if is_wanted(s)]
    context["css_files"] = [s for s in context["css_files"] if "thebe" not in name_of(s)]
    if "body" in context:
        context["body"] = WIDGET_VIEW.sub("", context["body"])


def is_wanted(script):
    """Tell whether a page keeps a script."""
    attributes = getattr(script, "attributes", {})
    return not (
        "thebe" in name_of(script)
        or "THEBE_JS_URL" in (attributes.get("body") or "")
        or attributes.get("type") == WIDGET_STATE
    )


def name_of(asset):
    """Return the file name of a script or stylesheet; inline ones have none."""
    return str(getattr(asset, "filename", asset) or "")


def drop_fonts(html):
    """Remove the lines that load Font Awesome; `nabla.css` draws the icons."""
    return FONT_AWESOME.sub("", html)


def delete_unused(app, error):
    """Delete files that no page loads."""
    if error is None and app.builder.format == "html":
        shutil.rmtree(Path(app.outdir, "_static", "vendor"), ignore_errors=True)
        for pattern in ("sphinx-thebe.*", "*webpack-macros.html", "scripts/*.map", "styles/*.map"):
            for file in Path(app.outdir, "_static").glob(pattern):
                file.unlink()


def setup(app):
    """Connect to Sphinx's events."""
    app.connect("html-page-context", drop_scripts, priority=900)
    app.connect("build-finished", delete_unused, priority=900)
