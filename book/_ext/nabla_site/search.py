"""Search finds exercises and demos by name and statement, and words with or without their marks.

A card's heading is a title to the search (`nabla_site.cards`); every demo of a page gets one here
(the words of its description are in its own HTML). A word with diacritics is found without them
too: "invatare" finds "învățare", "еще" finds "ещё".
"""

import re
import unicodedata
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.search.en import SearchEnglish

HALF = "(queryLower.length >= title.length/2)"
NAMED = r"(queryLower.length >= title.length / 2 || /^(Exercise|Demo)\b/.test(title))"
DEMO = re.compile(r'class="nabla-demo" data-demo="(\w+)"')


class demo_mark(nodes.General, nodes.Element):
    """The box around the first cell that shows a demo: an anchor, and what search tells of it."""


class demo_title(nodes.title):
    """Its name, for the search alone."""


class FoldedEnglish(SearchEnglish):
    """Words of the index, each also without its diacritics."""

    def split(self, text):
        """Return the words of a text and their plain forms."""
        words = super().split(text)
        return words + [plain for word in words if (plain := folded(word)) != word]


def folded(word):
    """Return a word without diacritics.

    >>> folded("învățare"), folded("ещё"), folded("loss")
    ('invatare', 'еще', 'loss')
    """
    apart = unicodedata.normalize("NFKD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


def mark_demos(app, doctree):
    """Put a mark around the first cell that shows a demo."""
    seen = set()
    for shown in list(doctree.findall(nodes.raw)):
        found = DEMO.search(shown.astext())
        cell = shown.parent
        while found and cell is not None and cell.get("nb_element") != "cell_code":
            cell = cell.parent
        if found and cell is not None and found[1] not in seen:
            seen.add(found[1])
            parent, place = cell.parent, cell.parent.index(cell)
            parent[place] = mark(found[1], cell)


def mark(name, cell):
    """Return the cell within the mark of the demo in the file `name`.py."""
    words = name.replace("_", " ")
    title = f"Demo: {words} ({words.title().replace(' ', '')})"
    return demo_mark("", demo_title(title, title), cell, ids=[f"demo-{name}"])


def open_mark(translator, node):
    """Open the box."""
    translator.body.append(translator.starttag(node, "div"))


def close_mark(translator, node):
    """Close the box."""
    translator.body.append("</div>\n")


def skip(translator, node):
    """Show nothing."""
    raise nodes.SkipNode


def list_parts_of_names(app, error):
    """Let a part of the name of an exercise or demo find it; other titles need half of theirs."""
    script = Path(app.outdir, "_static", "searchtools.js")
    if error or not script.is_file():
        return
    text = script.read_text("utf-8")
    if HALF not in text and NAMED not in text:
        raise ExtensionError("searchtools.js has changed: teach book/_ext/nabla_site/search.py")
    script.write_text(text.replace(HALF, NAMED), encoding="utf-8")


def setup(app):
    """Register the search's language and the marks."""
    app.add_node(demo_mark, html=(open_mark, close_mark))
    app.add_node(demo_title, html=(skip, None))
    app.add_search_language(FoldedEnglish)
    app.connect("doctree-read", mark_demos)
    app.connect("build-finished", list_parts_of_names)
