from types import SimpleNamespace
from typing import NamedTuple

import build_site
import pytest
from nabla_site import formulas, freshness, mending, notebooks, offline, planned
from sphinx.errors import ExtensionError


class Listed(NamedTuple):
    """The key of a bibliography, as sphinxcontrib-bibtex has it."""

    docname: str


@pytest.fixture
def project(tmp_path):
    (tmp_path / "src" / "nabla").mkdir(parents=True)
    (tmp_path / "src" / "nabla" / "linear.py").write_text("a = 1\n")
    (tmp_path / "src" / "nabla" / "line.mjs").write_text("// 1\n")
    (tmp_path / "requirements.txt").write_text("numpy==2.4\n")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "changes"),
    [("src/nabla/linear.py", True), ("requirements.txt", True), ("src/nabla/line.mjs", False)],
)
def test_outputs_are_stale_when_code_has_changed_but_not_when_a_drawing_has(project, file, changes):
    before = freshness.fingerprint(project)
    (project / file).write_text("a = 2\n")
    assert (freshness.fingerprint(project) != before) is changes


def test_changed_code_empties_the_cache_and_makes_every_page_outdated(project):
    app = SimpleNamespace(outdir=project / "_build" / "html", srcdir=project)
    env = SimpleNamespace(found_docs={"book/a", "book/b"})
    freshness.drop_stale_outputs(app)
    output = project / "_build" / ".jupyter_cache" / "output"
    output.write_text("1")
    freshness.drop_stale_outputs(app)
    assert output.is_file()
    assert freshness.all_pages_if_code_changed(app, env, (), (), ()) == []
    (project / "src" / "nabla" / "linear.py").write_text("a = 3\n")
    freshness.drop_stale_outputs(app)
    assert not output.exists()
    assert sorted(freshness.all_pages_if_code_changed(app, env, (), (), ())) == ["book/a", "book/b"]


def test_a_new_source_makes_the_page_with_the_bibliography_outdated(project):
    sources = project / "references.bib"
    sources.write_text("@book{a1999, title = {A}}")
    listed = {Listed("book/references"): None, Listed("book/gone"): None}
    env = SimpleNamespace(found_docs={"book/a", "book/references"})
    env.get_domain = {"cite": SimpleNamespace(bibliographies=listed)}.get
    app = SimpleNamespace(
        srcdir=project, config=SimpleNamespace(bibtex_bibfiles=["references.bib"])
    )

    def outdated():
        return freshness.bibliography_if_sources_changed(app, env, (), (), ())

    assert outdated() == []
    sources.write_text("@book{b2000, title = {B}}")
    assert outdated() == ["book/references"]
    assert outdated() == []


def test_a_lesson_without_its_notebook_stops_the_build_and_names_the_cure(project):
    (project / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: book/one\n")
    (project / "solutions" / "one").mkdir(parents=True)
    app = SimpleNamespace(srcdir=project, config=SimpleNamespace(nabla_draft=False))
    with pytest.raises(ExtensionError, match=r"one/one\.ipynb is missing: run `make release`"):
        notebooks.require_notebooks(app)
    app.config.nabla_draft = True
    notebooks.require_notebooks(app)


def test_the_names_of_controls_are_the_words_one_sees():
    button = '<button class="btn search-button-field x" title="Search" aria-label="Search" data-a>'
    assert "aria-label" not in mending.mend(button)
    assert mending.mend('<summary aria-label="Toggle hidden content">') == "<summary>"


def test_an_empty_heading_of_a_table_becomes_an_empty_cell():
    assert mending.mend('<tr><th class="head"><p></p></th></tr>') == "<tr><td></td></tr>"
    full = '<th class="head"><p>area</p></th>'
    assert mending.mend(full) == full


def test_a_heading_that_is_only_a_formula_gets_a_name():
    heading = r'<th class="head"><p><span class="math x">\(s_{\text{bird}} + 1\)</span></p></th>'
    assert '<span class="visually-hidden">s_bird + 1</span>' in mending.mend(heading)
    mixed = r'<th class="head"><p>sum <span class="math x">\(s\)</span></p></th>'
    assert mending.mend(mixed) == mixed


def test_lines_that_load_font_awesome_are_removed():
    html = '<p>\n  <link href="_static/vendor/fontawesome/6.5.2/css/all.css" />\n</p>\n'
    assert offline.drop_fonts(html) == "<p>\n</p>\n"


@pytest.mark.parametrize(
    ("attributes", "filename", "kept"),
    [
        ({}, "scripts/theme.js", True),
        ({}, "sphinx-thebe.js", False),
        ({"body": 'const THEBE_JS_URL = "https://unpkg.com"'}, None, False),
        ({"type": offline.WIDGET_STATE}, None, False),
        ({"body": "window.MathJax = {}"}, None, True),
    ],
)
def test_only_scripts_that_a_page_needs_are_kept(attributes, filename, kept):
    script = SimpleNamespace(attributes=attributes, filename=filename)
    assert offline.is_wanted(script) is kept


def test_a_planned_lesson_is_named_without_a_link_and_another_one_is_not_found():
    app = SimpleNamespace(config=SimpleNamespace(nabla_planned={"dropout": "Dropout"}))
    node = {"reftype": "doc", "reftarget": "dropout", "refexplicit": False}
    assert planned.show_title(app, None, node, None).astext() == "Dropout"
    assert planned.show_title(app, None, node | {"reftarget": "drop"}, None) is None


def test_a_failed_build_is_told_by_its_first_warning():
    printed = "reading\n[IPKernelApp] WARNING | TCP\nbook/a.md:5: WARNING: unknown document\nend"
    assert build_site.troubles(printed)[0] == "book/a.md:5: WARNING: unknown document"


def test_a_failed_build_without_warnings_is_told_by_its_exception():
    printed = "reading\nTraceback:\nmyst_nb.core.ExecutionError: book/a.md\nRuntimeError: \n"
    assert build_site.troubles(printed)[0] == "myst_nb.core.ExecutionError: book/a.md"


def test_formulas_of_a_page_are_found_and_replaced():
    page = (
        '<p><span class="math notranslate nohighlight">\\(a &lt; b\\)</span></p>'
        '<div class="math notranslate nohighlight" id="equation-x">\n'
        '<span class="eqno">(1)</span>\\[\nc\n\\]</div>'
        '<div class="math notranslate nohighlight">\n\\begin{align}\nd\n\\end{align}</div>'
    )
    found = formulas.found_in(page)
    assert [tex.strip() for tex, _ in found.values()] == [
        "a < b",
        "c",
        "\\begin{align}\nd\n\\end{align}",
    ]
    assert [display for _, display in found.values()] == [False, True, True]
    done = formulas.put(page, {key: f"<b>{n}</b>" for n, key in enumerate(found)})
    assert "<b>0</b></span>" in done
    assert '<span class="eqno">(1)</span><b>1</b></div>' in done
    assert formulas.found_in(done) == {}


def test_a_formula_that_is_not_tex_stops_the_build_and_is_quoted(tmp_path):
    store = formulas.Store(tmp_path / "formulas.json")
    with pytest.raises(ExtensionError, match=r"\\\\foo x.*Undefined control sequence"):
        store.add({"k": (r"\foo x", False)})
    store.add({"k": ("x_1", False)})
    made = formulas.Store(tmp_path / "formulas.json").data["html"]["k"]
    assert "<mi>x</mi><mn>1</mn>" in made
    assert 'aria-hidden="true"' in made
