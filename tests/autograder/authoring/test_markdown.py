"""A lesson's text in a notebook: what is translated, and what is refused with its line."""

import pytest

from autograder.authoring.exercise import AuthoringError
from autograder.authoring.markdown import Book, Translator, equation_labels

BOOK = Book(titles={"losses": "Losses"}, sources={"rosenblatt1958": "Rosenblatt, 1958"})


def translated(text):
    return Translator("book/page.md", text, BOOK).translate(text)


def test_labelled_equations_are_numbered_in_order_and_cited_by_number():
    text = "```{math}\n:label: one\na\n```\n$$\nb\n$$ (two)\nSee {eq}`two`."
    shown = translated(text)
    assert "a\n\\tag{1}\n$$" in shown
    assert "b\n\\tag{2}\n$$" in shown
    assert "See (2)." in shown


def test_options_outside_math_are_not_equation_labels():
    lines = ["```{note}", ":label: other", "```", "```{math}", ":label: eq", "x", "```"]
    assert equation_labels(lines) == ["eq"]


def test_references_and_citations_become_text():
    text = "{ref}`losses`, {ref}`there <losses>`, {doc}`losses`, {cite:p}`rosenblatt1958`"
    assert translated(text) == "Losses, there, Losses, [Rosenblatt, 1958]"


def test_admonitions_become_quotes_and_nested_directives_are_translated():
    text = ":::{note}\nOne\n```{math}\nx\n```\n:::"
    assert translated(text).split("\n")[:4] == ["> **Note.**", ">", "> One", "> $$"]


def test_dropdowns_become_details():
    shown = translated("```{dropdown} Answer\nIt is 3.\n```")
    assert shown.startswith("<details><summary>Answer</summary>")
    assert "It is 3." in shown


def test_theorems_keep_their_title():
    assert "**Theorem (Cybenko).**" in translated("```{prf:theorem} Cybenko\n:label: t\nText\n```")


def test_labels_and_comments_disappear_and_plain_code_stays():
    assert translated("(here)=\n% note\n```python\n{ref}`x`\n```") == "```python\n{ref}`x`\n```"


@pytest.mark.parametrize("text", ["```{figure} a.png\n```", "word {unknown}`x`", "{eq}`gone`"])
def test_what_notebooks_do_not_know_is_refused_with_its_line(text):
    with pytest.raises(AuthoringError, match=r"^book/page.md:2: "):
        translated("first\n" + text)
