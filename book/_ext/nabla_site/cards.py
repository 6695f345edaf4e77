"""The directive `graded-exercise <lesson>/<name>`: an exercise as a card on the page.

Everything shown is public: it comes from the signature and the docstring of the solution file,
which the student's notebook holds too. Other pages link to `<page>.html#exercise-<name>`.
"""

import re
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from autograder.authoring.exercise import AuthoringError, load_exercise
from nabla_site.course import counted
from nabla_site.launching import reference_to
from nabla_site.notebooks import notebook_uri

CODE = re.compile(r"``([^`]+)``|`([^`]+)`")
HOW_GRADED = "book/how_graded"


class card_title(nodes.title):
    """The heading of a card; its level follows from its place in the page. Search lists titles."""


class GradedExercise(SphinxDirective):
    """The card of one exercise; its content is extra text for the page."""

    required_arguments = 1
    has_content = True

    def run(self):
        """Return the card, or an error that names this file and line."""
        path = self.arguments[0]
        for folder in ("solutions", "autograder/exercises"):
            self.env.note_dependency(str(Path(self.env.srcdir, folder, f"{path}.py")))
        exercise = self.load(path)
        for file in exercise.shared:
            self.env.note_dependency(str(file))
        number = self.env.temp_data["exercise_number"] = (
            self.env.temp_data.get("exercise_number", 0) + 1
        )
        card = nodes.container(classes=["exercise-card"], ids=[f"exercise-{exercise.name}"])
        card += heading(exercise, number)
        card += code(exercise.signature)
        card += statement(exercise.statement)
        if self.content:
            self.state.nested_parse(self.content, self.content_offset, card)
        card += footer(exercise, self.env)
        return [card]

    def load(self, path):
        """Return the exercise; whatever is wrong with its files becomes an error of this line."""
        try:
            return load_exercise(path, Path(self.env.srcdir))
        except AuthoringError as error:
            raise self.error(f"graded-exercise: {error}") from error
        except Exception as error:  # an author's half-written file may raise anything
            kind = type(error).__name__
            raise self.error(f"graded-exercise {path}: {kind}: {error}") from error


def heading(exercise, number):
    """Return number, name and points."""
    points = counted(exercise.max_points, "point")
    title = card_title("", "", classes=["exercise-title"])
    title += nodes.inline("", f"Exercise {number}", classes=["exercise-number"])
    title += nodes.Text(" ")
    title += nodes.literal("", exercise.name)
    title += nodes.Text(" ")
    title += nodes.inline("", points, classes=["exercise-points"])
    return title


def statement(parts):
    """Return the statement's sentences, sections and example."""
    shown = [paragraph(parts.summary)]
    for block in parts.body:
        shown += prose(block)
    for title, items in parts.sections.items():
        shown += [label(title), definitions(items)]
    return [*shown, label("Example"), code(parts.example, "pycon")]


def prose(block):
    """Return paragraphs; lines indented by four spaces are a formula in plain characters."""
    runs = groupby(block.split("\n"), lambda line: line.startswith("    "))
    runs = [(is_formula, list(lines)) for is_formula, lines in runs]
    return [formula_block(ls) if is_formula else paragraph(" ".join(ls)) for is_formula, ls in runs]


def formula_block(lines):
    """Return lines of a formula, without their common indent."""
    text = "\n".join(line[4:] for line in lines)
    return nodes.literal_block(text, text, language="none", classes=["exercise-formula"])


def label(title):
    """Return the small heading of a section."""
    return nodes.paragraph("", title, classes=["exercise-label"])


def definitions(items):
    """Return (term, text) pairs as a definition list."""
    shown = nodes.definition_list(classes=["exercise-terms"])
    for term, text in items:
        name, _, kind = term.partition(" : ")
        heading = nodes.term("", "")
        heading += nodes.literal("", name) if kind else inline(name)
        if kind:
            heading += [nodes.Text(" "), nodes.inline("", kind, classes=["exercise-type"])]
        body = nodes.definition("", paragraph(text)) if text else nodes.definition("")
        shown += nodes.definition_list_item("", heading, body)
    return shown


def footer(exercise, env):
    """Return how to get at the exercise and how to check an answer."""
    shown = nodes.paragraph(classes=["exercise-footer"])
    uri = notebook_uri(env, exercise.lesson)
    if uri:
        shown += nodes.reference("", "Download the notebook", refuri=uri, internal=True)
        shown += nodes.Text(", write your answer, and run ")
    else:
        shown += nodes.Text("In the notebook, run ")
    shown += nodes.literal("", f"check({exercise.name})")
    shown += nodes.Text(" below it. ")
    if HOW_GRADED in env.found_docs:
        link = reference_to(HOW_GRADED, "How answers are graded", env)
        shown += [link, nodes.Text(".")]
    return shown


def code(text, language="python"):
    """Return highlighted code."""
    return nodes.literal_block(text, text, language=language)


def paragraph(text):
    """Return a paragraph of plain text in which `code` is marked."""
    return nodes.paragraph("", "", *inline(text))


def inline(text):
    """Return plain text and `code` as nodes."""
    pieces = CODE.split(text)
    shown = []
    for index in range(0, len(pieces), 3):
        shown.append(nodes.Text(pieces[index]))
        if index + 1 < len(pieces):
            shown.append(nodes.literal("", pieces[index + 1] or pieces[index + 2]))
    return [node for node in shown if node.astext()]


def visit_title(translator, node):
    """Open a card's title as a heading one level below the section that the card lies in."""
    depth, place = 1, node.parent
    while place is not None:
        depth, place = depth + isinstance(place, nodes.section), place.parent
    node["level"] = depth
    translator.body.append(translator.starttag(node, f"h{depth}", ""))


def depart_title(translator, node):
    """Close the heading."""
    translator.body.append(f"</h{node['level']}>\n")


def setup(app):
    """Register the directive and its title."""
    app.add_node(card_title, html=(visit_title, depart_title))
    app.add_directive("graded-exercise", GradedExercise)
