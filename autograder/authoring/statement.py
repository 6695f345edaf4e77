"""The statement of an exercise: the docstring of its solution, taken apart.

One sentence, possibly over two lines.

Paragraphs of text; a line of formula is indented by four spaces.

Parameters
----------
X : array (N, D)
    Text.

Returns
-------
(N,) array of predictions.

>>> public_example(by_hand)
"""

import inspect
from dataclasses import dataclass, field

SECTIONS = ("Parameters", "Returns", "Raises", "Methods", "Notes")


@dataclass
class Statement:
    """The parts of a docstring, as lines of plain text."""

    summary: str
    body: list = field(default_factory=list)  # paragraphs
    sections: dict = field(default_factory=dict)  # title -> list of (term, text)
    example: str = ""


def parse_statement(docstring):
    """Take a docstring apart.

    Raises ValueError if it has no first sentence or no example.
    """
    text = inspect.cleandoc(docstring)
    if ">>>" not in text:
        raise ValueError("the statement needs one example that starts with '>>>'")
    prose, example = text[: text.index(">>>")], text[text.index(">>>") :]
    blocks, sections, current = [], {}, None
    for block in [b.rstrip() for b in prose.split("\n\n") if b.strip()]:
        lines = block.split("\n")
        if len(lines) > 1 and lines[0] in SECTIONS and set(lines[1]) == {"-"}:
            current = sections.setdefault(lines[0], [])
            current.extend(entries(lines[2:]))
        elif current is not None:
            current.extend(entries(lines))
        else:
            blocks.append(block)
    if not blocks:
        raise ValueError("the statement needs a first sentence")
    return Statement(" ".join(blocks[0].split()), blocks[1:], sections, example.strip())


def entries(lines):
    """Group the lines of a section into (term, text): text is what is indented below the term."""
    grouped = []
    for line in lines:
        if line.startswith("    ") and grouped:
            term, text = grouped[-1]
            grouped[-1] = (term, f"{text} {line.strip()}".strip())
        else:
            grouped.append((line.strip(), ""))
    return grouped
