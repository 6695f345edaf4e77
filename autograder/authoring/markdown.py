"""A lesson's MyST text as a notebook shows it.

JupyterLab, VS Code and Colab know Markdown and LaTeX, not Sphinx directives and roles. Those that
lessons use are translated here; any other is an `AuthoringError` that names its line.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from pybtex.database import parse_file

from autograder.authoring.exercise import ROOT, AuthoringError

FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w:.-]+)\}[ \t]*(?P<title>.*)$")
OPTION = re.compile(r"^:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")
LABEL = re.compile(r"^\((?P<label>[\w:.-]+)\)=\s*$")
ROLE = re.compile(r"\{(?P<role>[\w:]+)\}`(?P<text>[^`]+)`")
NAMED = re.compile(r"^(?P<text>.*?)\s*<(?P<target>[^>]+)>$", re.DOTALL)
DOLLAR_LABEL = re.compile(r"^\$\$\s*\((?P<label>[\w:.-]+)\)\s*$")
ADMONITIONS = {"note", "tip", "warning", "important", "hint", "attention", "seealso"}
THEOREMS = {"theorem", "definition", "proof", "lemma", "corollary"}
DROPPED = {"bibliography"}


@dataclass
class Book:
    """What references need: titles of labels and pages, authors and years of sources."""

    titles: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)


def read_book(root=ROOT):
    """Collect the labels, titles and sources of all pages."""
    book = Book()
    for page in sorted(Path(root, "book").glob("*.md")):
        lines = page.read_text("utf-8").split("\n")
        for here, below in zip(lines, [*lines[1:], ""], strict=True):
            if (label := LABEL.match(here)) and below.startswith("#"):
                book.titles[label["label"]] = below.lstrip("# ").strip()
        heading = next((line for line in lines if line.startswith("# ")), page.stem)
        book.titles[page.stem] = heading.lstrip("# ").strip()
    bibliography = Path(root, "book", "references.bib")
    if bibliography.is_file():
        for key, entry in parse_file(bibliography, "bibtex").entries.items():
            book.sources[key] = short_source(entry)
    return book


def short_source(entry):
    """Return "Author, year" of a bibliography entry."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(person.last_names).strip("{}") for person in people]
    who = names[0] if len(names) == 1 else " and ".join(names[:2])
    if len(names) > 2:
        who = f"{names[0]} et al."
    return f"{who or entry.fields.get('title', '').strip('{}')}, {entry.fields.get('year', '')}"


class Translator:
    """Translates the text of one page; numbers its labelled equations in order."""

    def __init__(self, page, text, book):
        self.page = page
        self.lines = text.split("\n")
        self.book = book
        self.equations = {
            label: number for number, label in enumerate(equation_labels(self.lines), start=1)
        }

    def translate(self, text):
        """Return a piece of the page's text as plain Markdown.

        Raises AuthoringError for a directive or role that notebooks do not know.
        """
        output, lines = [], text.split("\n")
        while lines:
            line = lines.pop(0)
            if opening := FENCE.match(line):
                block = take_block(lines, opening["fence"])
                output += self.directive(opening["name"], opening["title"], block)
            elif closing := DOLLAR_LABEL.match(line):
                output += [rf"\tag{{{self.equations[closing['label']]}}}", "$$"]
            elif line.startswith("```"):
                output += [line, *take_block(lines, "```"), "```"]
            elif not LABEL.match(line) and not line.startswith("% "):
                output.append(self.roles(line))
        return "\n".join(output)

    def directive(self, name, title, block):
        """Return the lines that stand for a directive."""
        options, body = split_options(block)
        family, _, kind = name.rpartition(":")
        if name == "math":
            tag = [rf"\tag{{{self.equations[options['label']]}}}"] if "label" in options else []
            return ["$$", *body, *tag, "$$"]
        inner = self.translate("\n".join(body)).split("\n")
        if name == "dropdown":
            return [f"<details><summary>{title}</summary>", "", *inner, "", "</details>", ""]
        if name in ADMONITIONS or name == "admonition":
            return quoted(f"**{self.roles(title) or name.capitalize()}.**", inner)
        if family == "prf" and kind in THEOREMS:
            heading = f"{kind.capitalize()} ({title})" if title else kind.capitalize()
            return quoted(f"**{heading}.**", inner)
        if name in DROPPED:
            return []
        raise self.error(f"{{{name}}}", f"the directive {{{name}}}")

    def roles(self, line):
        """Replace the roles of a line."""
        return ROLE.sub(self.role, line)

    def role(self, match):
        """Return the text that stands for a role."""
        role, text = match["role"], match["text"]
        named = NAMED.match(text)
        if role == "eq":
            if text not in self.equations:
                raise self.error(match.group(0), f"the equation {text!r}, which is not on the page")
            return f"({self.equations[text]})"
        if role in ("ref", "doc", "prf:ref", "numref"):
            target = Path(named["target"] if named else text).name
            return named["text"] if named else self.book.titles.get(target, target)
        if role in ("cite", "cite:p", "cite:t", "cite:ps", "cite:ts"):
            shown = [self.book.sources.get(key.strip(), key.strip()) for key in text.split(",")]
            return ("{}" if role.startswith("cite:t") else "[{}]").format("; ".join(shown))
        if role in ("term", "abbr"):
            return named["text"] if named else text
        raise self.error(match.group(0), f"the role {{{role}}}")

    def error(self, found, what):
        """Return the error for something that notebooks do not know."""
        number = next((n for n, line in enumerate(self.lines, start=1) if found in line), "?")
        return AuthoringError(
            f"{self.page}:{number}: a notebook cannot show {what}; "
            "teach autograder/authoring/markdown.py or write it otherwise"
        )


def equation_labels(lines):
    """Return the labels of a page's equations in order."""
    labels, inside = [], False
    for line in lines:
        if opening := FENCE.match(line):
            inside = opening["name"] == "math"
        if inside and (option := OPTION.match(line)) and option["key"] == "label":
            labels.append(option["value"].strip())
            inside = False
        if closing := DOLLAR_LABEL.match(line):
            labels.append(closing["label"])
    return labels


def take_block(lines, fence):
    """Remove and return the lines up to the closing fence."""
    block = []
    while lines:
        line = lines.pop(0)
        if line.rstrip() == fence:
            break
        block.append(line)
    return block


def split_options(block):
    """Return ({option: value}, body lines) of a directive's content."""
    options, body = {}, list(block)
    while body and (option := OPTION.match(body[0])):
        options[option["key"]] = option["value"].strip()
        body.pop(0)
    return options, body


def quoted(heading, lines):
    """Return a block quote that starts with a bold heading."""
    return [f"> {heading}", ">", *(f"> {line}".rstrip() for line in lines), ""]
