"""HTML pages from templates: everything escaped, nothing fetched from elsewhere."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.grading.course import title_of
from autograder.reporting.words import lateness, listed, of_points, points

TEMPLATES = Path(__file__).parent / "templates"
CODE = re.compile(r"`([^`\n]+)`")


def render(template, **values):
    """Return the page that a template makes of some values."""
    css = Markup((TEMPLATES / "page.css").read_text("utf-8"))
    return environment().get_template(template).render(css=css, **values)


@cache
def environment():
    """Return the one environment; undefined names are errors, text is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"points": points, "of_points": of_points, "marked": marked}
    made.filters |= {"title_of": title_of, "percent": "{:.0%}".format}
    made.filters |= {"lateness": lateness, "plain": "{:g}".format, "listed": listed}
    made.tests["longer_than"] = lambda values, least: len(values) > least
    return made


def marked(text):
    """Return text as HTML in which `code` is code.

    >>> marked("see `a < b`")
    Markup('see <code>a &lt; b</code>')
    """
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))
