"""Whose file is it, and of which lesson: the names that learning platforms give to hand-ins.

Canvas   lastfirst_LATE_12345_67890_linear_regression-2.ipynb     attempt 2, user 12345
Moodle   Ana Popescu_12345_assignsubmission_file_/linear_regression.ipynb, or the same in one name
folders  ana/linear_regression/linear_regression.ipynb, ana/linear_regression.ipynb, with any
         folders above and `attempt 2` or the like between; ana_linear_regression.ipynb
"""

import re
import unicodedata
from dataclasses import dataclass, replace

CANVAS = re.compile(
    r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<order>\d+)_(?P<file>.+)\Z", re.I
)
MOODLE = re.compile(
    r"(?P<name>.+)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)\Z"
)
COPY = re.compile(
    r"(?:[ _]*\((?P<a>\d+)\)|-(?P<b>\d{1,3})|[ _-]*[Cc]opy(?P<c>\d*)|[ _-](?P<d>\d{1,2}))\Z"
)
ATTEMPT = re.compile(r"(?:attempt|try|version)[ _-]*(\d{1,3})\Z", re.I)  # a folder of one hand-in
TWICE = re.compile(r"\A(?:[Cc]opy[ _]of[ _])+")


@dataclass(frozen=True)
class Sender:
    """A student as a file's path names them: a readable name, and the platform's own number."""

    name: str
    number: str | None = None  # such as "canvas-12345"


@dataclass(frozen=True)
class Named:
    """What a path says: the sender, the notebook's stem without marks of copies, the attempt.

    Files in an archive of Canvas or Moodle bear the time of the download. It is no `timed` hand-in
    then, unless Canvas calls it late: so late at most.
    """

    sender: Sender | None
    stem: str
    order: tuple = (0, 0)  # number of the submission, mark of the copy
    timed: bool = True


def read_name(path, lessons):
    """Return what a path (PurePosixPath) says about a hand-in.

    >>> from pathlib import PurePosixPath as P
    >>> read_name(P("popescuana_12_345_losses-2.ipynb"), ["losses"]).sender
    Sender(name='popescuana', number='canvas-12')
    >>> read_name(P("popescuana_LATE_12_345_losses-2.ipynb"), ["losses"]).order
    (345, 2)
    >>> read_name(P("fall/ana/losses/losses.ipynb"), ["losses"]).sender
    Sender(name='ana', number=None)
    """
    folders = [folder for folder in path.parts[:-1] if folder not in (".", "submitted")]
    marks = [int(found[1]) for found in map(ATTEMPT.match, folders) if found]
    folders = [folder for folder in folders if not ATTEMPT.match(folder)]
    named = read_parts(folders, path, lessons)
    order, copy = named.order
    return replace(named, order=(order, max(copy, *marks))) if marks else named


def read_parts(folders, path, lessons):
    """Return what a path says, given its folders without those of attempts."""
    for folder in reversed(folders):
        if found := MOODLE.match(folder):
            sender = Sender(student_name(found["name"]), f"moodle-{found['user']}")
            return replace(with_stem(sender, path.stem, 0, lessons), timed=False)
    if found := MOODLE.match(path.stem) or CANVAS.match(path.stem):
        kind = "moodle" if "assignsubmission" in path.stem else "canvas"
        sender = Sender(student_name(found["name"]), f"{kind}-{found['user']}")
        parts = found.groupdict()
        named = with_stem(sender, parts["file"], int(parts.get("order") or 0), lessons)
        return replace(named, timed=bool(parts.get("late")))
    owners = [folder for folder in folders if folder not in lessons]
    if owners:
        return with_stem(Sender(student_name(owners[-1])), path.stem, 0, lessons)
    named = with_stem(None, path.stem, 0, lessons)
    for lesson in lessons:
        if named.stem.endswith((f"_{lesson}", f"-{lesson}")):
            owner = named.stem[: -len(lesson) - 1]
            return Named(Sender(student_name(owner)), lesson, named.order)
    return named


def with_stem(sender, stem, order, lessons):
    """Return the `Named` with the marks of copies taken from the stem, if it is no lesson yet."""
    copy = 0
    stem = TWICE.sub("", stem)
    while stem not in lessons and (found := COPY.search(stem)):
        copy = max(copy, *(int(value) for value in found.groupdict("0").values() if value), 0)
        stem = stem[: found.start()]
    return Named(sender, stem, (order, copy))


def student_name(text):
    """Return a readable name that can be a folder: letters of any script, digits, . _ -

    >>> student_name("Ana  Popescu"), student_name("../x y"), student_name("Țîrlea")
    ('Ana_Popescu', 'x_y', 'Țîrlea')
    """
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[^\w.-]+", "_", text).strip("._-")
    return text.removesuffix(".timings")[:100] or "unnamed"
