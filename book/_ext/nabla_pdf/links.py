"""Links of the printed book: those to another page of the site lead to its place in the book."""

from urllib.parse import unquote, urlsplit

from pypdf.generic import (
    ArrayObject,
    FloatObject,
    NameObject,
    NullObject,
    TextStringObject,
)


class Places:
    """Where in the book a chapter or an element of it is: (index of the page, height or None)."""

    def __init__(self, base, writer, book):
        self.base, self.book = base, book
        self.chapters = {chapter.address: chapter for chapter in book}
        self.named = {chapter.address: anchors(chapter) for chapter in book}
        self.owner = {}
        for chapter in book:
            for number in range(len(chapter.printed.pages)):
                self.owner[chapter.first + number] = chapter

    def find(self, chapter, anchor):
        """Return the place of an element by its id, or None.

        An address that sets a demo, #name=…, leads to the demo.
        """
        known = self.named[chapter.address]
        return known.get(anchor) or known.get(anchor.partition("=")[0])

    def of_address(self, address):
        """Return the place that an address of the site has in the book, or None."""
        parts = urlsplit(address[len(self.base) :])
        chapter = self.chapters.get(unquote(parts.path) or "index.html")
        if chapter is None:
            return None
        return self.find(chapter, unquote(parts.fragment)) or (chapter.first, None)


def anchors(chapter):
    """Return {id: place} of the elements of a chapter that were printed."""
    found = {}
    for name, destination in chapter.printed.named_destinations.items():
        number = chapter.printed.get_destination_page_number(destination)
        if number is not None:
            found[name.lstrip("/")] = (chapter.first + number, float(destination.top))
    return found


def place(writer, number, top):
    """Return a destination of PDF: a page, from a height on or from its top."""
    height = NullObject() if top is None else FloatObject(top)
    sheet = writer.pages[number].indirect_reference
    return ArrayObject([sheet, NameObject("/XYZ"), NullObject(), height, NullObject()])


def mend_links(writer, places, elsewhere=""):
    """Lead every link of the book to its place; drop those to files that are nowhere."""
    for number, sheet in enumerate(writer.pages):
        kept = []
        for reference in sheet.get("/Annots", []):
            link = reference.get_object()
            if link.get("/Subtype") != "/Link" or mend(link, number, writer, places, elsewhere):
                kept.append(reference)
        if "/Annots" in sheet:
            sheet[NameObject("/Annots")] = ArrayObject(kept)


def mend(link, number, writer, places, elsewhere):
    """Lead one link to its place; return False if it has none."""
    link.pop("/StructParent", None)
    name, action = link.get("/Dest"), link.get("/A", {})
    if isinstance(name, str) and number in places.owner:
        chapter = places.owner[number]
        return lead_to(link, writer, places.find(chapter, unquote(name.lstrip("/"))))
    address = action.get("/URI", "")
    if not address.startswith(places.base):
        return bool(address)
    if found := places.of_address(address):
        return lead_to(link, writer, found)
    if elsewhere:
        action[NameObject("/URI")] = TextStringObject(elsewhere + address[len(places.base) :])
    return bool(elsewhere)


def lead_to(link, writer, found):
    """Make a link lead to a place of the book."""
    if found is None:
        return False
    link.pop("/A", None)
    link[NameObject("/Dest")] = place(writer, *found)
    return True
