"""The book that `make pdf` prints: its order, outline, page numbers and links."""

import io

import make_pdf
import pytest
from pypdf import PdfReader
from pypdf.generic import NullObject

pytestmark = pytest.mark.browser

TOC = {"root": "book/index", "parts": [{"caption": "Part", "chapters": [{"file": "book/one"}]}]}
ABOUT = {"title": "Tiny", "author": "Ana", "licence": "free"}
PAGE = "<!doctype html><html lang=en><title>{0}</title><article><section id={0}><h1>{0}</h1>{1}"
START = '<p class="launch course-start"><a href="book/one.html">Start</a></p>'
LINKS = """
<p><a href="book/one.html#below">below</a> <a href="book/one.html#spiral=hidden:0">demo</a>
<a href="book/one.html">one</a> <a href="#here">here</a> <a href="https://example.org/">out</a>
<a href="notebooks/one.ipynb">notebook</a></p><section id=here><h2>Here</h2></section>"""
TEXT = """<p><a href="../index.html">home</a></p><div style="width: 60em">wide</div>
<section id=first><h2>First<a class=headerlink href="#first">#</a></h2></section>
<section id=below style="break-before: page"><h2>Below</h2>
<div class=nabla-demo data-demo=spiral data-state=ready style="margin-top: 5cm">a demo</div>"""


@pytest.fixture
def tiny(tmp_path):
    """Two pages that link to each other."""
    (tmp_path / "book").mkdir()
    (tmp_path / "index.html").write_text(PAGE.format("Home", START + LINKS), "utf-8")
    (tmp_path / "book" / "one.html").write_text(PAGE.format("One", TEXT), "utf-8")
    return tmp_path


def bound(browser, site, elsewhere=""):
    with make_pdf.served(site) as base:
        writer = make_pdf.bind(browser, base, make_pdf.chapters(TOC), ABOUT, elsewhere)
    file = io.BytesIO()
    writer.write(file)
    return PdfReader(file)


def entries(pdf, outline=None, level=0):
    """(level, title, page number) of every entry of the outline."""
    for entry in pdf.outline if outline is None else outline:
        if isinstance(entry, list):
            yield from entries(pdf, entry, level + 1)
        else:
            yield level, entry.title, pdf.get_destination_page_number(entry) + 1


def links(pdf, number):
    """Where the links of a page lead: an address, or (page number, height)."""
    sheets = {sheet.indirect_reference.idnum: i for i, sheet in enumerate(pdf.pages, start=1)}
    for reference in pdf.pages[number - 1].get("/Annots", []):
        link = reference.get_object()
        if "/A" in link:
            yield link["/A"]["/URI"]
        else:
            sheet, _, _, top, _ = list(link["/Dest"])
            yield sheets[sheet.idnum], None if isinstance(top, NullObject) else float(top)


def test_two_pages_become_a_book(chromium, tiny, capsys):
    pdf = bound(chromium, tiny)
    # 1 title, 2 contents, 3 Home, 4 and 5 One
    assert list(entries(pdf)) == [
        (0, "Home", 3),
        (1, "Here", 3),
        (0, "Part", 4),
        (1, "One", 4),
        (2, "First", 4),
        (2, "Below", 5),
    ]
    texts = [sheet.extract_text().split() for sheet in pdf.pages]
    assert [words.count(str(n)) for n, words in enumerate(texts[2:], start=3)] == [1, 1, 1]
    assert {"Home", "3", "Part", "One", "4"} <= set(texts[1])
    assert pdf.metadata.title == "Tiny"
    assert pdf.metadata.author == "Ana"
    assert "book/one.html: wider than the page: div" in capsys.readouterr().err


def test_links_lead_to_their_place_in_the_book(chromium, tiny):
    pdf = bound(chromium, tiny)
    assert list(links(pdf, 2)) == [(3, None), (4, None)]
    start, below, demo, one, here, out = links(pdf, 3)
    assert start == one == (4, None)
    assert below[0] == demo[0] == 5
    assert below[1] > demo[1] + 100  # points; the demo stands 5 cm below its heading
    assert here[0] == 3
    assert out == "https://example.org/"
    assert next(links(pdf, 4)) == (3, None)


def test_what_is_not_in_the_book_is_linked_on_the_published_site(chromium, tiny):
    pdf = bound(chromium, tiny, "https://course.example/")
    assert list(links(pdf, 3))[-1] == "https://course.example/notebooks/one.ipynb"


def test_the_title_page_links_to_the_book_once(tiny):
    for _ in range(2):
        make_pdf.link_from_title_page(tiny, "2.0 MB")
    text = (tiny / "index.html").read_text("utf-8")
    assert text.count('href="nabla.pdf"') == 1
    assert "PDF (2.0 MB)</a></span></p>" in text


def test_a_page_that_is_not_built_is_named(chromium, tiny):
    (tiny / "book" / "one.html").unlink()
    with pytest.raises(FileNotFoundError, match=r"book/one\.html .*make site"):
        bound(chromium, tiny)


PRINTED_AT_ONCE = """() => {
  dispatchEvent(new Event("beforeprint"));
  const late = [...document.querySelectorAll(".nabla-demo:not([data-state=ready])")];
  return late.map((demo) => getComputedStyle(demo.lastElementChild).display + demo.innerText);
}"""


def test_a_demo_that_is_not_there_in_time_is_printed_in_words(show):
    page = show("book/backpropagation.html")
    page.emulate_media(media="print")
    late = page.evaluate(PRINTED_AT_ONCE)
    assert late
    assert all(words.startswith("block") and len(words) > 60 for words in late)
    page.wait_for_function("document.querySelectorAll('.nabla-demo[data-state=ready]').length > 1")
    assert not page.locator(".nabla-in-words").first.is_visible()
