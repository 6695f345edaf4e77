"""Print the built site as one book: python book/_ext/make_pdf.py [SITE]

Chromium prints every page of the table of contents as a reader would; pypdf puts them together in
the order of `_toc.yml`, behind a title page, with an outline, page numbers and links that stay in
the book. The result is SITE/nabla.pdf, and the title page of the site then links to it.
"""

import argparse
import contextlib
import functools
import re
import sys
import threading
import time
from http.server import ThreadingHTTPServer
from pathlib import Path

import yaml
from nabla_pdf.front import contents
from nabla_pdf.links import Places, mend_links
from nabla_pdf.numbers import number_pages, page_numbers
from nabla_pdf.pages import WIDTH, Chapter, print_chapter, print_html
from playwright.sync_api import sync_playwright
from pypdf import PdfWriter
from pypdf.generic import Fit, NameObject
from serve import Handler

from autograder.authoring.catalogue import files_in
from autograder.authoring.exercise import ROOT
from autograder.authoring.publishing import addresses

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
NAME = "nabla.pdf"
START = re.compile(
    r'(<p class="launch course-start">.*?)(<span class="launch-pdf.*?</span>)?(</p>)', re.S
)


def chapters(toc):
    """Return the chapters that a table of contents names, the title page first."""
    found = [Chapter("", "index.html")]
    for part in toc["parts"]:
        found += [Chapter(part["caption"], f"{name}.html") for name in files_in(part)]
    return [chapter for chapter in found if chapter.address != f"{toc['root']}.html"]


@contextlib.contextmanager
def served(site):
    """Serve the site while it is printed; its modules do not load from files."""
    handler = functools.partial(Handler, directory=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextlib.contextmanager
def launched():
    """Open a Chromium of our own."""
    if not CHROMIUM.exists():
        sys.exit("pdf: Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


def print_front(page, about, base, book):
    """Print title page and contents; give each chapter the place it will have."""
    front, count = None, 2
    while front is None or len(front.pages) != count:
        count = len(front.pages) if front else count
        first = count
        for chapter in book:
            chapter.first, first = first, first + len(chapter.printed.pages)
        front = print_html(page, contents(about, base, book))
    return front


def bind(browser, base, book, about, elsewhere=""):
    """Print all chapters and return the `PdfWriter` of the whole book.

    `about` has title, author and licence; what is not in the book is linked at `elsewhere`.
    """
    page = browser.new_page(viewport={"width": WIDTH, "height": 900})
    try:
        for chapter in book:
            print_chapter(page, base, chapter)
        about = {"subject": book[0].title} | about
        front = print_front(page, about, base, book)
        writer = PdfWriter()
        for reader in (front, *(chapter.printed for chapter in book)):
            for sheet in reader.pages:
                writer.add_page(sheet)
        number_pages(writer, print_html(page, page_numbers(book, len(writer.pages))))
    finally:
        page.close()
    places = Places(base, writer, book)
    mend_links(writer, places, elsewhere)
    add_outline(writer, book, places)
    describe(writer, about)
    return writer


def add_outline(writer, book, places):
    """Parts, chapters, sections and their sections."""
    part, above = "", {0: None}  # the last entry of each level
    for chapter in book:
        if chapter.part != part:
            part = chapter.part
            above = {0: writer.add_outline_item(title=part, page_number=chapter.first)}
        for level, anchor, text in chapter.headings:
            number, top = places.find(chapter, anchor) or (chapter.first, None)
            parent = above[max(known for known in above if known < level)]
            above[level] = writer.add_outline_item(
                title=text, page_number=number, parent=parent, fit=Fit.xyz(top=top)
            )


def describe(writer, about):
    """Title, author and language; a reader shows the outline first."""
    writer.add_metadata(
        {"/Title": about["title"], "/Author": about["author"], "/Subject": about["subject"]}
    )
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.root_object[NameObject("/Lang")] = NameObject("/en")


def link_from_title_page(site, size):
    """Let the title page of the site link to the book."""
    index = site / "index.html"
    link = f'<span class="launch-pdf"><a href="{NAME}">PDF ({size})</a></span>'
    index.write_text(START.sub(rf"\1{link}\3", index.read_text("utf-8"), count=1), "utf-8")


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "_build" / "html")
    site, began = parser.parse_args().site.resolve(), time.monotonic()
    if not (site / "index.html").is_file():
        sys.exit(f"pdf: {site}/index.html is missing: make site")
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    about = {"title": settings["title"], "author": settings["author"]}
    about["licence"] = settings["html"]["extra_footer"]
    book = chapters(yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8")))
    try:
        with launched() as browser, served(site) as base:
            writer = bind(browser, base, book, about, addresses().site)
    except FileNotFoundError as error:
        sys.exit(f"pdf: {error}")
    writer.write(site / NAME)
    size = f"{(site / NAME).stat().st_size / 1e6:.1f} MB"
    link_from_title_page(site, size)
    seconds = time.monotonic() - began
    print(f"pdf: {site / NAME} ({len(writer.pages)} pages, {size}, {seconds:.0f} s)")


if __name__ == "__main__":
    main()
