"""A number with three or more decimals in a lesson's text comes out of a cell of that lesson.

It has to be printed there, rounded as in the text or more exactly, or to stand in the code as an
input.
"""

import re

import jupytext
import pytest
import yaml
from bs4 import BeautifulSoup

from autograder.authoring.catalogue import files_in
from autograder.authoring.exercise import ROOT

POWER = r"(?:e(-?\d+)|\s*(?:\\cdot|\\times|·|×)\s*10\s*\^\s*\{?\s*(-?\d+)\s*\}?)?"
NUMBER = re.compile(r"(?<![\w.])(\d+)(?:\.(\d+))?" + POWER + r"(?!\w*\.\d)")
CODE_BLOCK = re.compile(r"^```\w+\n.*?^```$", re.MULTILINE | re.DOTALL)
PAGES = [f for f in files_in(yaml.safe_load((ROOT / "_toc.yml").read_text())) if f != "book/index"]


def numbers(text):
    """(as written, value, size of its last digit) of every number in a text, without signs."""
    text = re.sub(r"(?<=\d)[_\u2009\u202f](?=\d)|\\,", "", text)
    found = []
    for match in NUMBER.finditer(text):
        whole, decimals, e, power = match.groups()
        scale = 10.0 ** int(e or power or 0)
        value = float(f"{whole}.{decimals or 0}") * scale
        found.append((match.group(0), value, 10.0 ** -len(decimals or "") * scale))
    return found


def long_decimals(text):
    """The numbers with three or more decimals."""
    return [n for n in numbers(text) if re.match(r"\d+\.\d{3,}", n[0])]


def unexplained(prose, printed, code):
    """Numbers of the prose that no cell printed and no code contains."""
    known = [value for _, value, _ in numbers(printed)]
    given = {value for _, value, _ in numbers(code)}
    return [
        written
        for written, value, digit in long_decimals(prose)
        if value not in given
        and not any(abs(value - k) <= 0.5 * digit * (1 + 1e-6) + 1e-15 for k in known)
    ]


def parts(page, source):
    """(prose, what cells printed, code) of a page, built and as it is written."""
    article = BeautifulSoup(page, "html.parser").find("article")
    printed = "\n".join(cell.get_text("\n") for cell in article.select(".cell_output"))
    cells = jupytext.reads(source, fmt="md:myst").cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return CODE_BLOCK.sub("", prose), printed, code


@pytest.mark.parametrize("name", PAGES)
def test_numbers_in_the_text_come_from_cells_of_the_page(site, name):
    page = (site / f"{name}.html").read_text("utf-8")
    source = (ROOT / f"{name}.md").read_text("utf-8")
    assert unexplained(*parts(page, source)) == []


def test_a_number_that_no_cell_printed_is_found():
    assert unexplained("w is 238.6575", "w = 238.65751", "") == []
    assert unexplained("w is 238.6575", "w = 238.6574", "") == ["238.6575"]
    assert unexplained("by 0.001", "", "step = 0.001") == []
    assert unexplained(r"below 6.435 \cdot 10^{-7}", "6.4349e-07", "") == []
    assert unexplained(r"below 6.435 \cdot 10^{-7}", "6.4349e-06", "") != []


def test_prose_is_told_from_code_and_output():
    page = '<article><p>1.2345</p><div class="cell_output">9.8765</div></article>'
    source = "w is 1.2345\n\n```python\nv = 2.3456\n```\n\n```{note}\nu is 3.4567\n```\n"
    prose, printed, _ = parts(page, source)
    assert [n[0] for n in long_decimals(prose)] == ["1.2345", "3.4567"]
    assert printed == "9.8765"
