"""What pages say of lessons is read from the lessons; the map, the head, the previews."""

import doctest
from types import SimpleNamespace

import pytest
import yaml
from bs4 import BeautifulSoup
from docutils import nodes
from nabla_site import course, course_map, preview, purge, search
from sphinx.errors import ExtensionError

from autograder.authoring.catalogue import exercises, lessons
from autograder.authoring.exercise import ROOT

LESSON = """\
---
kernelspec: {name: python3}
---

(nets)=
# Nets

What is a net? *This*.

After this lesson you can:

- say what
  a net is;
- count it.

```{code-cell} ipython3
1 + 1
```
"""


@pytest.mark.parametrize("module", [course, course_map, purge, search])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).attempted > 0
    assert doctest.testmod(module).failed == 0


def test_a_lesson_is_known_from_its_text(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "solutions" / "nets").mkdir(parents=True)
    (tmp_path / "book" / "nets.md").write_text(LESSON, "utf-8")
    lesson = course.read("nets", tmp_path, {"nets": ["neuron"]})
    assert (lesson.title, lesson.minutes, lesson.needs) == ("Nets", 5, ["neuron"])
    assert lesson.goals == ["say what a net is", "count it"]
    assert course.minutes_of(LESSON + "word " * 4400) == 20


def test_a_need_that_is_no_lesson_is_named():
    app = SimpleNamespace(
        nabla_course={"nets": None}, config=SimpleNamespace(nabla_planned={"beyond": "Beyond"})
    )
    course.check_needs({"beyond": ["nets"]}, app)
    with pytest.raises(ExtensionError, match="nabla_needs names nest, which is no lesson"):
        course.check_needs({"beyond": ["nest"]}, app)


def test_every_lesson_is_on_the_map_below_what_it_needs(site):
    needs = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    links = {a["data-lesson"]: a for a in page.select(".course-map a")}
    assert set(links) == set(lessons())
    height = {name: float(a.rect["y"]) for name, a in links.items()}
    pairs = [(b, name) for name, before in needs["nabla_needs"].items() for b in before]
    assert [pair for pair in pairs if set(pair) <= set(height) and
            height[pair[0]] >= height[pair[1]]] == []  # fmt: skip
    assert len(page.select(".map-arrow")) == len(pairs)


@pytest.mark.parametrize("lesson", lessons())
def test_the_head_of_a_lesson_lists_its_exercises_with_points(site, lesson):
    page = BeautifulSoup((site / "book" / f"{lesson}.html").read_text("utf-8"), "html.parser")
    listed = [item.get_text().split() for item in page.select(".lesson-exercises li")]
    assert [words[:2] for words in listed] == [
        [e.name, f"{e.max_points:g}"] for e in exercises(lesson)
    ]
    assert "minutes to read" in page.select_one(".lesson-facts").get_text()


def test_no_page_is_without_a_description_of_its_own(site):
    said = {}
    for file in [site / "index.html", *site.glob("book/*.html")]:
        head = BeautifulSoup(file.read_text("utf-8"), "html.parser").head
        text = head.find("meta", attrs={"name": "description"})["content"]
        assert head.find("meta", property="og:description")["content"] == text
        assert len(text) > 20 or "references" in file.name
        said.setdefault(text, []).append(file.name)
    assert [names for names in said.values() if len(names) > 1] == []


def test_with_an_address_pages_are_in_the_sitemap_and_links_have_a_picture(tmp_path, monkeypatch):
    monkeypatch.delenv("NABLA_REPOSITORY", raising=False)
    (tmp_path / "_config.yml").write_text("repository: {url: 'https://github.com/ada/nets'}")
    builder = SimpleNamespace(format="html", get_target_uri=lambda name: f"{name}.html")
    app = SimpleNamespace(
        srcdir=tmp_path,
        outdir=tmp_path / "build" / "html",
        builder=builder,
        config=SimpleNamespace(root_doc="book/index", project="Nabla", html_title=None),
        env=SimpleNamespace(found_docs={"book/index", "book/nets"}),
    )
    (app.outdir / "_static").mkdir(parents=True)
    preview.write_sitemap(app, None)
    sitemap = (app.outdir / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://ada.github.io/nets/</loc>" in sitemap
    assert "<loc>https://ada.github.io/nets/book/nets.html</loc>" in sitemap
    assert (app.outdir / preview.PICTURE).read_bytes().startswith(b"\x89PNG")
    page = nodes.section("", nodes.paragraph("", "What is a <net>?"))
    context = {"title": "Nets"}
    preview.add_description(app, "book/nets", "page.html", context, page)
    assert 'name="description" content="What is a &lt;net&gt;?"' in context["metatags"]
    assert 'content="https://ada.github.io/nets/_static/preview.png"' in context["metatags"]
