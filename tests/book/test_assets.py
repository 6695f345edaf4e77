"""One stylesheet and one script for all pages, also when one page of many is written anew."""

from types import SimpleNamespace

import pytest
from nabla_site import assets

PAGE = """<html><head>
{links}</head><body class="shown {body}"></body></html>
"""


def link(name):
    up = "../_static"
    if name.endswith(".css"):
        return f'<link rel="stylesheet" type="text/css" href="{up}/{name}?v=1" />\n'
    return f'<script src="{up}/{name}?v=1"></script>\n'


@pytest.fixture
def app(tmp_path):
    static = tmp_path / "html" / "_static"
    static.mkdir(parents=True)
    (tmp_path / "html" / "book").mkdir()
    return SimpleNamespace(outdir=tmp_path / "html", builder=SimpleNamespace(format="html"))


def written(app, name, *files):
    """Write a page as Sphinx does, and the static files, which it copies at every build."""
    static = app.outdir / "_static"
    (static / "theme.css").write_text(".shown { color: red }")
    (static / "demos.css").write_text(".moved { color: blue }")
    (static / "theme.js").write_text("const theme = 1;")
    (static / "site.mjs").write_text("const own = 2; console.log(own);")
    links = "".join(map(link, files))
    (app.outdir / "book" / f"{name}.html").write_text(PAGE.format(links=links, body="moved"))


def test_a_page_written_anew_takes_nothing_from_the_others(app):
    written(app, "lesson", "theme.css", "demos.css", "theme.js", "site.mjs")
    written(app, "note", "theme.css", "theme.js", "site.mjs")
    assets.assemble(app, None)
    sheet, script = (app.outdir / "_static" / f"site.{kind}" for kind in ("css", "js"))
    first = sheet.read_text(), script.read_text()
    pages = {path: path.read_text() for path in app.outdir.rglob("*.html")}
    assert all(page.count("site.css") == page.count("site.js") == 1 for page in pages.values())
    written(app, "note", "theme.css", "theme.js", "site.mjs")
    assets.assemble(app, None)
    assert (sheet.read_text(), script.read_text()) == first
    assert {path: path.read_text() for path in app.outdir.rglob("*.html")} == pages
    assert ".moved" in first[0]
    assert first[1].count("theme") == 1
