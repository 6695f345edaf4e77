"""All lessons and exercises, in the order of the book.

`_toc.yml` owns the order of the lessons; a lesson's text owns the order of its exercises (the
directives in it). An exercise is what has a solution; a file of `autograder/exercises` without one,
whose name begins with "_", is shared by exercises (`sharing`).
"""

import re
from pathlib import Path

import yaml

from autograder.authoring.exercise import ROOT, AuthoringError, load_exercise

HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
DIRECTIVE = re.compile(r"^(?:```+|:::+)\{graded-exercise\}[ \t]+(\S+)[ \t]*$", re.MULTILINE)


def lessons(root=ROOT):
    """Return the names of all lessons with exercises, in the order of the book."""
    toc = yaml.safe_load(Path(root, "_toc.yml").read_text("utf-8"))
    names = [Path(file).name for file in files_in(toc)]
    return [name for name in names if Path(root, "solutions", name).is_dir()]


def titles(root=ROOT):
    """Return {lesson: the heading of its page}, in the order of the book."""
    pages = {name: Path(root, "book", f"{name}.md") for name in lessons(root)}
    heads = {name: HEADING.search(page.read_text("utf-8")) for name, page in pages.items()}
    return {name: head[1].strip() for name, head in heads.items() if head}


def files_in(node):
    """Return every `file` of a table of contents, in order."""
    if isinstance(node, list):
        return [file for entry in node for file in files_in(entry)]
    own = [node["file"]] if "file" in node else []
    parts = [node.get(key, []) for key in ("parts", "chapters", "sections")]
    return own + [file for part in parts for file in files_in(part)]


def exercise_paths(lesson, root=ROOT):
    """Return the identifiers of a lesson's exercises in the order of its text.

    Raises AuthoringError if a folder holds an exercise that the text does not show.
    """
    text = Path(root, "book", f"{lesson}.md").read_text("utf-8")
    shown = DIRECTIVE.findall(text)
    written = {f"{lesson}/{file.stem}" for file in Path(root, "solutions", lesson).glob("*.py")}
    if missing := sorted(written - set(shown)):
        raise AuthoringError(
            f"book/{lesson}.md: shows no card for {missing[0]}; add a graded-exercise directive"
        )
    return shown


def exercises(lesson, root=ROOT):
    """Return a lesson's exercises in order."""
    return [load_exercise(path, root) for path in exercise_paths(lesson, root)]


def all_exercise_paths(root=ROOT):
    """Return the identifiers of every exercise that has a solution file, sorted by lesson."""
    files = Path(root, "solutions").glob("*/*.py")
    return sorted(f"{file.parent.name}/{file.stem}" for file in files)
