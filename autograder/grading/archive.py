"""The files of a folder or a zip archive, read safely, one at a time.

Nothing is unpacked: a file's bytes are read under a cap and handed on with the path it had. Links,
devices, absolute paths, `..`, encrypted entries and archives that hold far more than they weigh
are refused, each with its reason. A zip within a zip is opened once (one student's archive).
"""

import io
import os
import stat
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from autograder.grading.course import CourseError

MAX_FILES = 200_000
MAX_FILE = 50 << 20
MAX_TOTAL = 8 << 30
IGNORED = ("__MACOSX", ".ipynb_checkpoints", ".git")


@dataclass(frozen=True)
class Found:
    """A file with the path it had; `data` is None if it was not read, and `problem` says why."""

    path: PurePosixPath
    data: bytes | None
    time: datetime
    problem: str = ""


def files_of(source):
    """Yield a `Found` for every file of a folder or zip archive, sorted by path.

    Raises CourseError if the source is neither.
    """
    source = Path(source)
    if source.is_dir():
        yield from files_of_folder(source)
    elif source.is_file() and zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            yield from files_of_zip(archive, PurePosixPath())
    elif source.is_file():
        raise CourseError(f"{source}: is neither a folder nor a zip archive; unpack it first")
    else:
        raise CourseError(f"{source}: does not exist; name a folder or a zip archive")


def files_of_folder(folder):
    """Yield the files below a folder; links are reported, not followed."""
    for directory, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(name for name in names if name not in IGNORED)
        for name in sorted(files):
            path = Path(directory, name)
            shown = PurePosixPath(path.relative_to(folder).as_posix())
            yield from opened(read_file(path, shown))


def read_file(path, shown):
    """Return the `Found` of one file on disk."""
    status = path.lstat()
    time = datetime.fromtimestamp(int(status.st_mtime), UTC)
    if not stat.S_ISREG(status.st_mode):
        return Found(shown, None, time, "is a link or a device, which is not followed")
    if status.st_size > MAX_FILE:
        return Found(shown, None, time, f"is larger than {MAX_FILE >> 20} MB")
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        return Found(shown, None, time, f"cannot be read: {error.strerror}")
    with os.fdopen(descriptor, "rb") as file:
        return Found(shown, file.read(MAX_FILE + 1), time)


def files_of_zip(archive, folder, within=False):
    """Yield the files of an open archive under the path `folder`."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    if len(entries) > MAX_FILES:
        raise CourseError(f"{archive.filename}: holds more than {MAX_FILES} files; split it")
    total = 0
    for entry in entries:
        if entry.is_dir() or any(part in IGNORED for part in entry.filename.split("/")):
            continue
        found = read_entry(archive, entry, folder)
        total += len(found.data or b"")
        if total > MAX_TOTAL:
            raise CourseError(f"{archive.filename}: holds more than {MAX_TOTAL >> 30} GB; split it")
        yield from [found] if within else opened(found)


def read_entry(archive, entry, folder):
    """Return the `Found` of one entry of an archive."""
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    time = datetime(*clamped(entry.date_time), tzinfo=UTC)
    problem = problem_of(entry, name)
    shown = folder / "/".join(part for part in name.parts if part not in ("/", ".."))
    if problem:
        return Found(shown, None, time, problem)
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_FILE + 1)  # the size that the archive claims is not believed
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        return Found(shown, None, time, f"is damaged in the archive ({error})")
    if len(data) > MAX_FILE:
        return Found(shown, None, time, f"is larger than {MAX_FILE >> 20} MB")
    return Found(shown, data, time)


def problem_of(entry, name):
    """Return why an entry of an archive is refused, or ""."""
    if name.is_absolute() or ".." in name.parts or ":" in entry.filename.split("/")[0][:2]:
        return "has a path that leads out of the archive"
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device, which is not followed"
    if entry.flag_bits & 1:
        return "is encrypted"
    return ""


def opened(found):
    """Yield the files of a zip within the source, or the file itself."""
    if found.data is None or found.path.suffix.lower() != ".zip":
        yield found
        return
    try:
        with zipfile.ZipFile(io.BytesIO(found.data)) as archive:
            yield from files_of_zip(archive, found.path.with_suffix(""), within=True)
    except (zipfile.BadZipFile, CourseError) as error:
        yield Found(found.path, None, found.time, f"is an archive that cannot be read ({error})")


def clamped(moment):
    """Return an archive's date and time with impossible parts put right.

    >>> clamped((1980, 0, 40, 25, 61, 99))
    (1980, 1, 28, 23, 59, 59)
    """
    year, month, day, hour, minute, second = moment
    return (
        max(year, 1980),
        min(max(month, 1), 12),
        day if 1 <= day <= 28 else min(max(day, 1), 28 if month == 2 else 30) if day < 31 else 28,
        min(hour, 23),
        min(minute, 59),
        min(second, 59),
    )
