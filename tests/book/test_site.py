from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup

from autograder.authoring.catalogue import exercises, lessons
from autograder.authoring.exercise import ROOT


@pytest.fixture(scope="module")
def documents(site):
    """Every page, parsed."""
    return {
        file: BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in site.rglob("*.html")
    }


def targets(page):
    """What a page links to or loads."""
    for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")):
        for node in page.find_all(tag):
            if node.get(attribute):
                yield tag, node[attribute]


def test_no_page_loads_anything_from_another_host(documents):
    loaded = [
        (file.name, uri)
        for file, page in documents.items()
        for tag, uri in targets(page)
        if tag != "a" and urlsplit(uri).scheme not in ("", "data") and (tag, uri) not in named(page)
    ]
    assert loaded == []


def named(page):
    """Addresses that a page only names: its canonical one."""
    return [("link", link["href"]) for link in page.find_all("link", rel="canonical")]


def has_anchor(page, fragment):
    """True if a link leads to a place of the page, or sets a demo of it: #playground=hidden:0."""
    demo, equals, _ = fragment.partition("=")
    return page.find(attrs={"data-demo": demo}) if equals else page.find(id=fragment)


def test_every_internal_link_leads_somewhere(documents):
    broken = []
    for file, page in documents.items():
        for _, uri in targets(page):
            parts = urlsplit(uri)
            if parts.scheme:
                continue
            target = Path(file.parent, unquote(parts.path)).resolve() if parts.path else file
            anchors = documents.get(target)
            if not target.is_file() or (
                parts.fragment and anchors and not has_anchor(anchors, unquote(parts.fragment))
            ):
                broken.append((file.name, uri))
    assert broken == []


def test_the_title_page_is_a_page_and_not_a_redirect(site):
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    assert page.find("meta", attrs={"http-equiv": "Refresh"}) is None
    assert page.find("h1").get_text().startswith("Neural networks from first principles")
    for lesson in lessons():
        assert page.select(f'article a[href="book/{lesson}.html"]')


@pytest.mark.parametrize("lesson", lessons())
def test_every_exercise_of_a_lesson_has_its_card(documents, site, lesson):
    page = documents[site / "book" / f"{lesson}.html"]
    cards = [card["id"] for card in page.select(".exercise-card")]
    assert cards == [f"exercise-{exercise.name}" for exercise in exercises(lesson)]


@pytest.mark.parametrize("lesson", lessons())
def test_the_button_gives_the_student_notebook(documents, site, lesson):
    page = documents[site / "book" / f"{lesson}.html"]
    button = page.select_one(".lesson-head a.launch-download")
    assert button["href"] == f"../notebooks/{lesson}.ipynb"
    notebook = nbformat.read(site / "notebooks" / f"{lesson}.ipynb", as_version=4)
    nbformat.validate(notebook)
    cells = {cell["id"]: cell.source for cell in notebook.cells}
    for exercise in exercises(lesson):
        assert cells[exercise.name].strip() == exercise.stub.strip()
    assert (site / "notebooks" / f"{lesson}.answers.json").is_file()


def test_pictures_have_alternative_texts(documents):
    silent = [
        (file.name, image["src"])
        for file, page in documents.items()
        for image in page.select("article img")
        if len(image.get("alt", "")) < 20 or "_images" in image["alt"]
    ]
    assert silent == []


def test_the_address_of_a_card_in_feedback_exists(documents, site):
    lesson = lessons(ROOT)[0]
    name = exercises(lesson)[0].name
    assert documents[site / "book" / f"{lesson}.html"].find(id=f"exercise-{name}")
