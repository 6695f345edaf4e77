"""Small repairs to the HTML that the theme and its extensions write.

They are made on each page as it is rendered, so that a page that is not rebuilt stays mended.
"""

import re

from nabla_site.offline import drop_fonts

REPAIRS = (
    # a name that differs from the words one sees: voice control cannot find it
    (r'(<button class="btn search-button-field[^>]*?) aria-label="Search"', r"\1"),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # the side bar's logo and search lie in no landmark
    (
        r'<div class="bd-sidebar-primary bd-sidebar',
        r'<div role="navigation" aria-label="Site" class="bd-sidebar-primary bd-sidebar',
    ),
    # the bibliography: a list of entries, without the role that ARIA has given up
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # figures are no reason for a demo to wait
    (r"<img (?=[^>]*_images/)", '<img decoding="async" fetchpriority="low" '),
    # an empty heading of a table names nothing: it is an empty cell
    (r'<th class="[^"]*"><p></p></th>', "<td></td>"),
)


FORMULA_HEADING = re.compile(
    r'<th class="([^"]*)"><p>(<span class="math [^"]*">\\\((.*?)\\\)</span></p></th>)', re.DOTALL
)


def mend(html):
    """Return the page with every repair made."""
    html = FORMULA_HEADING.sub(name_formula, drop_fonts(html))
    for pattern, replacement in REPAIRS:
        html = re.sub(pattern, replacement, html, flags=re.DOTALL)
    return html


def name_formula(heading):
    """Name a table's heading that is only a formula by its TeX without commands and braces."""
    classes, rest, tex = heading.groups()
    words = " ".join(re.sub(r"\\(?:text|mathrm|mathbf|left|right)\b|[{}\\$]", "", tex).split())
    name = f'<span class="visually-hidden">{words}</span>'
    return f'<th class="{classes}">{name}<p aria-hidden="true">{rest}'


def mend_while_rendering(app):
    """Let every rendered page pass through `mend`."""
    if app.builder.format == "html":
        render = app.builder.templates.render
        app.builder.templates.render = lambda name, context: mend(render(name, context))


def setup(app):
    """Connect to Sphinx's event."""
    app.connect("builder-inited", mend_while_rendering)
