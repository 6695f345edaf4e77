"""Nothing of solutions, checks or mistakes' bodies is on the site or in what students get.

A line is compared without its white space, because highlighting puts tags between its words.
Lines that the lesson itself shows on purpose are public; a whole solution never is.
"""

import ast
import html
import json
import re

import pytest

from autograder.authoring.catalogue import all_exercise_paths
from autograder.authoring.exercise import BEGIN, END, ROOT

TAG = re.compile(r"<[^>]*>")
SHORTEST = 22  # characters; shorter lines occur in any program
TEXT = {".html", ".ipynb", ".json", ".txt", ".md", ".py", ".inv", ".xml"}


def squeezed(text):
    return "".join(text.split())


def region(path):
    """The lines of an exercise's solution."""
    text = (ROOT / "solutions" / f"{path}.py").read_text("utf-8")
    return text.split(BEGIN)[1].split(END)[0].split("\n")[1:]


def bodies(path):
    """The lines of all functions of an exercise's checks and shared files, without docstrings."""
    file, found = ROOT / "autograder" / "exercises" / f"{path}.py", []
    for text in [f.read_text("utf-8") for f in (file, *file.parent.glob("_*.py"))]:
        lines = text.split("\n")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1:] if ast.get_docstring(node) else node.body
                if first:
                    found += lines[first[0].lineno - 1 : node.end_lineno]
    return found


def secret_lines(path):
    """The lines to look for, squeezed."""
    lines = {squeezed(line.partition("  #")[0]) for line in [*region(path), *bodies(path)]}
    return {line for line in lines if len(line) >= SHORTEST and not line.startswith(("#", '"'))}


def public_lines():
    """What lessons and statements show, squeezed."""
    shown = [page.read_text("utf-8") for page in (ROOT / "book").glob("*.md")]
    for path in all_exercise_paths():
        text = (ROOT / "solutions" / f"{path}.py").read_text("utf-8")
        before, rest = text.split(BEGIN)
        shown += [before, rest.split(END)[1]]
    return squeezed("\n".join(shown))


def text_of(file):
    """The text of a published file, squeezed."""
    text = file.read_text("utf-8", errors="replace")
    if file.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        return squeezed("\n".join(f"{''.join(c['source'])}{c.get('outputs', '')}" for c in cells))
    return squeezed(html.unescape(TAG.sub("", text)) if file.suffix == ".html" else text)


def leaks(files, secrets):
    """(file, line) for every secret line that a file holds."""
    return [(file.name, line) for file in files for line in secrets if line in text_of_once(file)]


TEXTS = {}


def text_of_once(file):
    key = (file, file.stat().st_mtime_ns)
    if key not in TEXTS:
        TEXTS[key] = text_of(file)
    return TEXTS[key]


@pytest.fixture(scope="module")
def published(site):
    """Every text file of the site, and what is released to students."""
    files = [f for f in site.rglob("*") if f.suffix in TEXT]
    release = ROOT / "_build" / "course" / "release"
    return files + [f for f in release.rglob("*") if f.suffix in TEXT]


@pytest.fixture(scope="module")
def public():
    return public_lines()


@pytest.mark.parametrize("path", all_exercise_paths())
def test_no_line_of_solution_or_checks_is_published(published, public, path):
    secrets = [line for line in secret_lines(path) if line not in public]
    assert leaks(published, secrets) == []


@pytest.mark.parametrize("path", all_exercise_paths())
def test_no_lesson_shows_a_whole_solution(path):
    lessons = [squeezed(page.read_text("utf-8")) for page in (ROOT / "book").glob("*.md")]
    whole = squeezed("\n".join(region(path)))
    assert not any(whole in lesson for lesson in lessons)


def test_a_published_solution_would_be_found(site, tmp_path):
    path = "linear_regression/half_mse_gradient"
    page = site / "book" / "linear_regression.html"
    secrets = secret_lines(path)
    assert secrets
    code = "".join(f"<span>{html.escape(line)}</span>\n" for line in region(path))
    planted = tmp_path / "planted.html"
    planted.write_text(page.read_text("utf-8").replace("</article>", f"{code}</article>"), "utf-8")
    assert leaks([planted], secrets)
    assert not leaks([page], secrets)


def test_a_solution_in_a_notebook_would_be_found(tmp_path):
    path = "linear_regression/half_mse_gradient"
    cell = {"cell_type": "code", "source": [f"{line}\n" for line in region(path)], "outputs": []}
    planted = tmp_path / "planted.ipynb"
    planted.write_text(json.dumps({"cells": [cell]}), "utf-8")
    assert leaks([planted], secret_lines(path))


def test_no_source_file_of_a_secret_folder_is_published(site):
    names = [file.relative_to(site).as_posix() for file in site.rglob("*")]
    secret = ("solutions", "autograder", "tests", "src/", "_sources", "_ext")
    assert [name for name in names if name.startswith(secret)] == []
