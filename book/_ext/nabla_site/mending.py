"""Small repairs to the HTML that the theme and its extensions write.

They are made on each page as it is rendered, so that a page that is not rebuilt stays mended.
"""

import re

from nabla_site.offline import drop_fonts

REPAIRS = []


def mend(html):
    """Return the page with every repair made."""
    html = drop_fonts(html)
    for pattern, replacement in REPAIRS:
        html = re.sub(pattern, replacement, html, flags=re.DOTALL)
    return html


def mend_while_rendering(app):
    """Let every rendered page pass through `mend`."""
    if app.builder.format == "html":
        render = app.builder.templates.render
        app.builder.templates.render = lambda name, context: mend(render(name, context))


def setup(app):
    """Connect to Sphinx's event."""
    app.connect("builder-inited", mend_while_rendering)
