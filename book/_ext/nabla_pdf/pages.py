"""Pages of the site, printed by Chromium."""

import io
import sys
from dataclasses import dataclass, field

from pypdf import PdfReader

WIDTH = 657  # pixels between the margins of @page in nabla.css
# Demos in their first state, every picture there, and no formula wider than the page.
READY = """async () => {
  dispatchEvent(new Event("beforeprint"));
  const demos = [...document.querySelectorAll(".nabla-demo")];
  while (!demos.every((demo) => /ready|failed/.test(demo.dataset.state)))
    await new Promise((resolve) => setTimeout(resolve, 50));
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  for (const formula of document.querySelectorAll("article mjx-container[display]")) {
    const share = formula.clientWidth / formula.scrollWidth;
    if (share < 1) formula.style.fontSize = `${Math.floor(112 * share)}%`;
  }
}"""
# Chromium keeps the place of an element only if a link of the same page leads to it.
PLACES = """() => {
  for (const demo of document.querySelectorAll(".nabla-demo:not([id])"))
    if (!document.getElementById(demo.dataset.demo)) demo.id = demo.dataset.demo;
  for (const { id } of document.querySelectorAll("article [id]:not(svg *)")) {
    const link = Object.assign(document.createElement("a"), { href: `#${id}` });
    link.style.position = "absolute";
    document.body.append(link);
  }
}"""
HEADINGS = """() => [...document.querySelectorAll("article section[id] > :is(h1, h2, h3)")]
.map((node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".headerlink, mjx-math").forEach((part) => part.remove());
  return [+node.localName[1], node.parentNode.id, copy.textContent.trim()];
})"""
WIDE = """() => [...document.querySelectorAll("article *")]
  .filter((node) => node.clientWidth && node.getBoundingClientRect().right > innerWidth + 1
    && !node.closest("svg, mjx-assistive-mml"))
  .map((node) => node.localName)"""


@dataclass
class Chapter:
    """One page of the site as a part of the book."""

    part: str
    address: str  # "book/networks.html"
    title: str = ""
    headings: list = field(default_factory=list)  # (level, id, text)
    printed: PdfReader | None = None
    first: int = 0  # index of its first page in the book


def print_chapter(page, base, chapter):
    """Print one page of the site; say what is wider than the paper."""
    if not page.goto(base + chapter.address).ok:
        raise FileNotFoundError(f"{chapter.address} is not in the site: make site")
    page.emulate_media(media="print", color_scheme="light", reduced_motion="reduce")
    page.evaluate(READY)
    if wide := page.evaluate(WIDE):
        print(f"pdf: {chapter.address}: wider than the page: {', '.join(wide)}", file=sys.stderr)
    chapter.headings = page.evaluate(HEADINGS)
    chapter.title = chapter.headings[0][2] if chapter.headings else page.title()
    page.evaluate(PLACES)
    chapter.printed = printed(page)


def printed(page):
    """Return what Chromium prints of a page, on the paper that its style names."""
    options = {"prefer_css_page_size": True, "print_background": True}
    return PdfReader(io.BytesIO(page.pdf(**options)))


def print_html(page, html):
    """Return a page of our own, printed."""
    page.set_content(html)
    return printed(page)
