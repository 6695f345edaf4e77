"""What people entered into nbgrader's gradebook: scores, credit, comments, due dates, names.

It is read with four queries, without nbgrader itself, whose import takes seconds.
"""

from dataclasses import dataclass, field
from pathlib import Path

from autograder.grading.results import CHECK
from autograder.reporting.database import told_in_one_line


@dataclass
class Entered:
    """What the gradebook holds that no result says; keys are (student, lesson) or longer."""

    due: dict = field(default_factory=dict)  # lesson -> datetime
    extensions: dict = field(default_factory=dict)  # (student, lesson) -> timedelta
    scores: dict = field(default_factory=dict)  # (student, lesson, exercise) -> points
    credit: dict = field(default_factory=dict)  # (student, lesson, exercise) -> points
    comments: dict = field(default_factory=dict)  # (student, lesson, exercise) -> text
    people: dict = field(default_factory=dict)  # student -> dict of names, email, lms_user_id


def read_entered(course, url=None):
    """Return what was `Entered` into the gradebook; nothing if there is none.

    Raises CourseError if the database cannot be read.
    """
    url = url or f"sqlite:///{Path(course, 'gradebook.db').resolve()}"
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).is_file():
        return Entered()
    from sqlalchemy import create_engine, inspect

    with told_in_one_line(url):
        engine = create_engine(url)
        with engine.connect() as connection:
            written = inspect(connection).has_table("assignment")
            entered = read_all(connection) if written else Entered()
        engine.dispose()
    return entered


def read_all(connection):
    """Return what was `Entered`, from an open connection."""
    t = tables()
    lesson, student = t["assignment"], t["student"]
    mine, notebook, cell = t["submitted_assignment"], t["submitted_notebook"], t["base_cell"]
    grade, comment = t["grade"], t["comment"]

    def rows(chosen, table, *joined, where):
        """Yield rows of a table with the cell, student and lesson that they belong to."""
        path = table
        for other, on in joined:
            path = path.join(other, on)
        return connection.execute(path.select().with_only_columns(*chosen).where(where))

    entered = Entered()
    chosen = (lesson.c.name, lesson.c.duedate)
    for name, due in rows(chosen, lesson, where=lesson.c.duedate.is_not(None)):
        entered.due[name] = due
    to_lesson = (lesson, mine.c.assignment_id == lesson.c.id)
    chosen = (mine.c.student_id, lesson.c.name, mine.c.extension)
    for person, name, more in rows(chosen, mine, to_lesson, where=mine.c.extension.is_not(None)):
        entered.extensions[person, name] = more
    for table, column, kept in (
        (grade, grade.c.manual_score, entered.scores),
        (grade, grade.c.extra_credit, entered.credit),
        (comment, comment.c.manual_comment, entered.comments),
    ):
        joined = (
            (notebook, table.c.notebook_id == notebook.c.id),
            (mine, notebook.c.assignment_id == mine.c.id),
            to_lesson,
            (cell, table.c.cell_id == cell.c.id),
        )
        chosen = (mine.c.student_id, lesson.c.name, cell.c.name, column)
        for person, name, part, value in rows(chosen, table, *joined, where=column.is_not(None)):
            kept[person, name, part.removesuffix(CHECK)] = value
    for row in connection.execute(student.select()).mappings():
        entered.people[row["id"]] = {key: value or "" for key, value in row.items()}
    return entered


def tables():
    """Return the tables of nbgrader's gradebook, as far as they are read here, by name."""
    from sqlalchemy import DateTime, Interval, column, table

    typed = {"duedate": DateTime, "extension": Interval}
    columns = {
        "assignment": "id name duedate",
        "student": "id first_name last_name email lms_user_id",
        "submitted_assignment": "id assignment_id student_id extension",
        "submitted_notebook": "id assignment_id",
        "base_cell": "id name",
        "grade": "notebook_id cell_id manual_score extra_credit",
        "comment": "notebook_id cell_id manual_comment",
    }
    return {
        name: table(name, *(column(part, typed.get(part)) for part in parts.split()))
        for name, parts in columns.items()
    }
