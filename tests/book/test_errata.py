"""The list of errata is complete, and every entry has code that prints the number."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "book" / "errata.md"


def test_every_erratum_is_there_with_a_number():
    parts = re.split(r"^### (E\d+)\. ", PAGE.read_text(), flags=re.M)
    entries = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert sorted(entries, key=lambda e: int(e[1:])) == [f"E{n}" for n in range(1, 39)]
    assert [e for e, text in entries.items() if "print(" not in text] == []
