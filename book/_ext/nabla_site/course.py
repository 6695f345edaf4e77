"""What is known of each lesson, read from its own text and exercises; nothing is typed twice.

title, question   the heading and the first paragraph of book/<lesson>.md
goals             the list under "After this lesson you can:"
minutes           to read it: prose, formulas and code cells, without the exercises
exercises         name and points, from the exercises' files, in the order of the text
needs             lessons to read before, from `nabla_needs` in _config.yml
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from sphinx.errors import ExtensionError

from autograder.authoring.catalogue import DIRECTIVE, exercises, files_in, lessons

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE_CELL = re.compile(r"^```\{code-cell\}.*?^```$", re.MULTILINE | re.DOTALL)
GOALS = re.compile(r"^After this lesson you can:\n\n((?:- .*\n|  .*\n)+)", re.MULTILINE)
COMMENT_OR_LABEL = re.compile(r"^(?:%.*|\([\w-]+\)=)\n", re.MULTILINE)
WORDS_A_MINUTE, MINUTES_A_FORMULA, MINUTES_A_CELL = 220, 0.2, 0.25


@dataclass
class Lesson:
    """One lesson of the course."""

    name: str
    title: str
    goals: list
    minutes: int
    needs: list = field(default_factory=list)
    exercises: list = field(default_factory=list)  # (name, points)

    @property
    def points(self):
        """Points of all exercises."""
        return sum(points for _, points in self.exercises)


def counted(number, what):
    """Return "1 point", "2 points".

    >>> counted(1.5, "point"), counted(1, "exercise")
    ('1.5 points', '1 exercise')
    """
    return f"{number:g} {what}" + ("" if number == 1 else "s")


def course(app):
    """Return {name: Lesson} in the order of the book; read once a build."""
    if not hasattr(app, "nabla_course"):
        needs = app.config.nabla_needs
        root = Path(app.srcdir)
        app.nabla_course = {name: read(name, root, needs) for name in lessons(root)}
        check_needs(needs, app)
    return app.nabla_course


def check_needs(needs, app):
    """Refuse a name in `nabla_needs` that is neither a lesson nor planned."""
    named = {*needs, *(before for all_before in needs.values() for before in all_before)}
    if unknown := sorted(named - {*app.nabla_course, *app.config.nabla_planned}):
        raise ExtensionError(f"_config.yml: nabla_needs names {unknown[0]}, which is no lesson")


def read(name, root, needs):
    """Return what is known of one lesson."""
    text = COMMENT_OR_LABEL.sub("", FRONT_MATTER.sub("", page_of(name, root).read_text("utf-8")))
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return Lesson(
        name=name,
        title=heading[1].strip() if heading else name,
        goals=goals_in(text),
        minutes=minutes_of(text),
        needs=list(needs.get(name, [])),
        exercises=[(e.name, e.max_points) for e in exercises(name, root)],
    )


def goals_in(text):
    """Return the items of the list of goals, each on one line."""
    found = GOALS.search(text)
    items = re.split(r"^- ", found[1], flags=re.MULTILINE)[1:] if found else []
    return [" ".join(item.split()).rstrip(";.") for item in items]


def minutes_of(text):
    """Return the time to read a lesson in steps of five minutes."""
    prose = DIRECTIVE.sub("", CODE_CELL.sub("", text))
    formulas = len(re.findall(r"^\$\$", prose, re.MULTILINE)) / 2
    cells = len(CODE_CELL.findall(text))
    minutes = len(prose.split()) / WORDS_A_MINUTE
    return 5 * max(1, round((minutes + formulas * MINUTES_A_FORMULA + cells * MINUTES_A_CELL) / 5))


def page_of(name, root):
    """Return the file of a lesson."""
    return Path(root, "book", f"{name}.md")


def parts(app):
    """Return [(caption, [Lesson])] of the parts of the book that hold lessons."""
    toc = yaml.safe_load(Path(app.srcdir, "_toc.yml").read_text("utf-8"))
    known = course(app)
    found = []
    for part in toc.get("parts", []):
        names = [Path(file).name for file in files_in(part)]
        if held := [known[name] for name in names if name in known]:
            found.append((part.get("caption", ""), held))
    return found


def note_lessons(env):
    """Let the page being read be read again when any lesson, its points or the order change."""
    root = Path(env.srcdir)
    files = [root / "_toc.yml", root / "_config.yml"]
    files += [page_of(name, root) for name in lessons(root)]
    for file in files:
        env.note_dependency(str(file))


def setup(app):
    """Register the setting."""
    app.add_config_value("nabla_needs", {}, "env")
