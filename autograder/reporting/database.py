"""What can go wrong with a database, in one line that names it and the cure."""

from contextlib import contextmanager

from autograder.grading.course import CourseError


@contextmanager
def told_in_one_line(url):
    """Turn errors of the database behind a URL, or of a missing driver, into a CourseError."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        reason = str(error).split("\n")[0]
        raise CourseError(f"{shown_url(url)}: the gradebook cannot be used: {reason}") from error
    except ModuleNotFoundError as error:
        cure = "for PostgreSQL install psycopg2-binary and write postgresql+psycopg2://..."
        raise CourseError(f"{shown_url(url)}: {error.name} is not installed; {cure}") from error


def shown_url(url):
    """Return a URL without its password."""
    before, at, after = url.rpartition("@")
    return before.rpartition(":")[0] + at + after if at else url
