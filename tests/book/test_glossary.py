"""A new term is bold once in the book, with its definition, and stands in the glossary."""

import re
from collections import Counter

import pytest

from autograder.authoring.catalogue import lessons
from autograder.authoring.exercise import ROOT

SECTIONS_WITHOUT_TERMS = (
    r"^## (What usually goes wrong|Where the lecturers disagree)$.*?(?=^## |\Z)"
)
CODE = r"^(`{3,}|:{3,})\{?(code-cell|figure|image).*?^\1$"
TWO_MEANINGS = {"bias", "margin"}  # of a neuron and of an estimate; of a boundary and of a loss


def terms(lesson):
    """The bold words of a lesson that are not the heads of paragraphs or of table rows."""
    text = (ROOT / "book" / f"{lesson}.md").read_text()
    text = re.sub(SECTIONS_WITHOUT_TERMS, "", text, flags=re.M | re.S)
    text = re.sub(CODE, "", text, flags=re.M | re.S)
    text = re.sub(r"^\|.*$", "", text, flags=re.M)
    bold = re.findall(r"(?<!\*)\*\*([^*]+)\*\*(?!\*)", text)
    return [" ".join(b.split()).lower() for b in bold if b[-1] not in ".:?"]


def glossary():
    """{term: the lessons that its row names}."""
    page = (ROOT / "book" / "glossary.md").read_text()
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in page.splitlines()
        if line.startswith("|")
    ]
    assert all(len(row) == 4 and all(row) for row in rows)
    return {row[0].lower(): set(re.findall(r"{doc}`(\w+)`", row[3])) for row in rows[2:]}


@pytest.mark.parametrize("lesson", lessons())
def test_every_bold_term_is_in_the_glossary_with_its_lesson(lesson):
    known = glossary()
    assert [term for term in terms(lesson) if lesson not in known.get(term, ())] == []


def test_every_entry_is_defined_in_the_lesson_that_it_names():
    found = {lesson: set(terms(lesson)) for lesson in lessons()}
    wrong = [
        (t, name)
        for t, names in glossary().items()
        for name in names
        if t not in found.get(name, ())
    ]
    assert wrong == []


def test_a_term_is_bold_once():
    counts = Counter(term for lesson in lessons() for term in terms(lesson))
    assert {term for term, count in counts.items() if count > 1} <= TWO_MEANINGS
