import io
import shutil
import warnings
from html import unescape

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from autograder.authoring.exercise import ROOT, load_exercise

GRADIENT = "linear_regression/half_mse_gradient"
PAGE = """\
# A lesson

## A section

```{graded-exercise} linear_regression/half_mse_gradient
Look at *both* derivatives.
```

### Deeper

```{graded-exercise} backpropagation/Sigmoid
```
"""


@pytest.fixture
def build(tmp_path):
    """Build a project of one page; return its HTML, its search index and the warnings."""
    for path in (GRADIENT, "backpropagation/Sigmoid"):
        for folder in ("solutions", "autograder/exercises"):
            target = tmp_path / folder / f"{path}.py"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / folder / f"{path}.py", target)

    def run(text):
        (tmp_path / "lesson.md").write_text(text, "utf-8")
        log = io.StringIO()
        settings = {
            "extensions": ["myst_parser", "nabla_site.cards", "nabla_site.notebooks"],
            "root_doc": "lesson",
            "exclude_patterns": ["_build"],
            "nabla_draft": True,
        }
        with warnings.catch_warnings(), docutils_namespace():
            warnings.simplefilter("ignore")
            out = tmp_path / "_build"
            (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: lesson\n", "utf-8")
            app = Sphinx(
                *(tmp_path, None, out, out / "trees", "html"), settings, status=None, warning=log
            )
            app.build()
        html = (out / "lesson.html").read_text("utf-8")
        return BeautifulSoup(html, "html.parser"), (out / "searchindex.js").read_text(), log

    return run


def test_a_card_shows_the_whole_statement(build):
    page, _, log = build(PAGE)
    exercise = load_exercise(GRADIENT)
    card = page.find(id="exercise-half_mse_gradient")
    shown = " ".join(card.get_text().split())
    assert "Exercise 1 half_mse_gradient 3 points" in shown
    assert "half_mse_gradient(X, targets, w, b)" in shown
    assert exercise.statement.summary in shown
    for items in exercise.statement.sections.values():
        for term, text in items:
            assert " ".join(text.split()) in shown
            assert term.split(" : ")[0] in shown
    assert exercise.statement.example in card.get_text()
    assert card.find("em").get_text() == "both"
    assert log.getvalue() == ""


def test_a_card_shows_nothing_of_solution_or_checks(build):
    page, index, _ = build(PAGE)
    shown = page.get_text() + index
    region = load_exercise(GRADIENT).solution.split("### BEGIN SOLUTION")[1].split("### END")[0]
    lines = [line.strip() for line in region.strip().split("\n")]
    assert lines
    assert [line for line in lines if line in unescape(shown)] == []
    assert "Your gradient equals" not in shown


def test_cards_are_numbered_on_the_page_and_head_their_place_in_it(build):
    page, _, _ = build(PAGE)
    titles = page.select(".exercise-title")
    assert [title.name for title in titles] == ["h3", "h4"]
    assert [t.select_one(".exercise-number").get_text() for t in titles] == [
        "Exercise 1",
        "Exercise 2",
    ]


def test_a_class_shows_its_methods(build):
    page, _, _ = build(PAGE)
    card = page.find(id="exercise-Sigmoid").get_text()
    assert "class Sigmoid" in card
    assert "forward" in card
    assert "backward" in card


def test_words_of_a_statement_are_in_the_search_index(build):
    _, without, _ = build("# A lesson\n\nNothing.\n")
    _, with_card, _ = build(PAGE)
    assert '"squar": 0' in with_card
    assert '"squar": 0' not in without


def test_an_unknown_exercise_is_an_error_of_its_file_and_line(build):
    _, _, log = build(
        "# A lesson\n\nText.\n\n```{graded-exercise} linear_regression/no_such\n```\n"
    )
    assert "lesson.md:5: ERROR" in log.getvalue()
    assert "solutions/linear_regression/no_such.py is missing" in log.getvalue()


def test_a_half_written_checks_file_is_an_error_of_the_card_that_needs_it(build, tmp_path):
    (tmp_path / "autograder/exercises" / f"{GRADIENT}.py").write_text("1 / 0\n")
    _, _, log = build(PAGE)
    assert "lesson.md:5: ERROR" in log.getvalue()
    assert "ZeroDivisionError" in log.getvalue()
