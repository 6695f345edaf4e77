"""The table of what the lectures contain names sections that exist, each item once."""

import re
from collections import Counter

from autograder.authoring.exercise import ROOT

ROW = re.compile(r"^\| (L[0-4]) \| (.+) \| \{doc\}`(\w+)` \| (.+) \|$", re.M)


def rows():
    return ROW.findall((ROOT / "book" / "for_authors.md").read_text())


def sections(page):
    text = (ROOT / "book" / f"{page}.md").read_text()
    return re.findall(r"^#+ (.+?)\s*$", text, re.M)


def test_every_section_that_is_named_exists():
    missing = [(page, section) for _, _, page, section in rows() if section not in sections(page)]
    assert missing == []


def test_every_item_is_in_one_place():
    counts = Counter((lecture, item) for lecture, item, *_ in rows())
    assert max(counts.values()) == 1
    assert {lecture for lecture, _ in counts} == {"L0", "L1", "L2", "L3", "L4"}
    assert len(counts) > 130
