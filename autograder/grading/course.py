"""Where things lie in a course folder (nbgrader's layout), and how files are written there.

source/<lesson>/  release/<lesson>/            made by `autograder release`
submitted/<student>/<lesson>/<lesson>.ipynb    made by `autograder collect`
attempts/<student>/<lesson>/                   every hand-in; the one in submitted/ counts
results/<lesson>/<student>.json                made by `autograder grade`; the results of hand-ins
                                               that do not count lie in results/<lesson>/attempts/
autograded/  feedback/<student>/<lesson>/      notebook and page for the student
gradebook.db  grades.csv  report/
course.toml                                    rules on time and attempts, by hand
"""

import json
import os
import re
import tempfile
from functools import cache
from pathlib import Path

from autograder.authoring.catalogue import titles

NAME = re.compile(r"[^\W_][\w.@ -]{0,126}\Z")


class CourseError(Exception):
    """One line that names the file and the cure."""


def released_lessons(course):
    """Return the names of the released lessons, sorted.

    Raises CourseError if nothing is released.
    """
    folders = sorted(Path(course, "release").glob("*/*.ipynb"))
    names = [path.stem for path in folders if path.stem == path.parent.name]
    if not names:
        raise CourseError(f"{course}/release: no released notebook; run `autograder release` first")
    return names


@cache
def book():
    """Return {lesson: title} of the book, in its order."""
    return titles()


def title_of(lesson):
    """Return a lesson's title, made of its name if the book does not have it.

    >>> title_of("neuron"), title_of("my_lesson")
    ('The neuron', 'My lesson')
    """
    return book().get(lesson, lesson.replace("_", " ").capitalize())


def in_book_order(names):
    """Return lessons in the order of the book, others after them by name.

    >>> in_book_order(["zeros", "neuron", "linear_regression"])
    ['linear_regression', 'neuron', 'zeros']
    """
    order = list(book())
    return sorted(names, key=lambda name: (order.index(name) if name in order else 999, name))


def is_name(text):
    """Return True if text can name a student's folder.

    >>> is_name("ana_12"), is_name("../x"), is_name("a/b"), is_name(".hidden")
    (True, False, False, False)
    """
    return bool(NAME.match(text)) and not text.endswith((" ", "."))


def write_atomically(path, data):
    """Write text or bytes so that the file is either the old one or the new one, whole."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, str):
        data = data.encode("utf-8", "backslashreplace")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_json(path, value):
    """Write JSON in a form that depends on nothing but the value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    write_atomically(path, text + "\n")
