"""Page numbers and running titles, laid over the pages of the printed book."""

from html import escape

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from nabla_pdf.front import STYLE


def page_numbers(book, count):
    """Return as many sheets as the book has: number below, the chapter's title above."""
    titles = [""] * count
    for chapter in book:
        last = chapter.first + len(chapter.printed.pages)
        titles[chapter.first + 1 : last] = [chapter.title] * (last - chapter.first - 1)
    sheets = [
        f'<div class="sheet"><div class="running top">{escape(title)}</div>'
        f'<div class="running foot">{number if number > 1 else ""}</div></div>'
        for number, title in enumerate(titles, start=1)
    ]
    return STYLE + "".join(sheets)


def number_pages(writer, numbers):
    """Lay a sheet of numbers over each page."""
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(b"\nQ /PageNumber Do")
    before, after = writer._add_object(before), writer._add_object(after)
    for sheet, over in zip(writer.pages, numbers.pages, strict=True):
        resources = sheet["/Resources"]
        forms = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        forms[NameObject("/PageNumber")] = writer._add_object(as_form(over, writer))
        printed = sheet.raw_get("/Contents")
        sheet[NameObject("/Contents")] = ArrayObject([before, printed, after])


def as_form(sheet, writer):
    """Return a page as a form, which others can show."""
    form = DecodedStreamObject()
    form.set_data(sheet.get_contents().get_data())
    form = form.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = sheet.mediabox.clone(writer)
    form[NameObject("/Resources")] = sheet["/Resources"].clone(writer)
    return form
