"""Rows of nbgrader's tables for a batch of results, written in bulk.

nbgrader's own objects compute every sum of a class whenever one is loaded; rows do not. Each
function takes an open session of SQLAlchemy and leaves the commit to its caller. Existing rows are
updated, missing ones made; what a person entered (manual scores, comments, credit) is not touched.
"""

from dataclasses import dataclass

from autograder.grading.results import CHECK


@dataclass(frozen=True)
class AssignmentRows:
    """The ids that an assignment's submissions refer to; cells by name."""

    assignment: str
    notebook: str
    grade_cells: dict
    solution_cells: dict


def write_assignment(gradebook, name, marks):
    """Write assignment, notebook and cells of a released master; return the `AssignmentRows`.

    Parameters
    ----------
    marks : dict from grade id to the released cell, as in `autograded.released_marks`
    """
    gradebook.update_or_create_assignment(name)
    gradebook.update_or_create_notebook(name, name)
    grade_cells, solution_cells = {}, {}
    for grade_id, cell in marks.items():
        info = cell["metadata"]["nbgrader"]
        if info["grade"]:
            row = gradebook.update_or_create_grade_cell(
                grade_id, name, name, max_score=float(info["points"]), cell_type=cell["cell_type"]
            )
            grade_cells[grade_id] = row.id
        if info["solution"]:
            row = gradebook.update_or_create_solution_cell(grade_id, name, name)
            solution_cells[grade_id] = row.id
        gradebook.update_or_create_source_cell(
            grade_id,
            name,
            name,
            cell_type=cell["cell_type"],
            locked=info["locked"],
            source="".join(cell["source"]),
            checksum=info.get("checksum"),
        )
    assignment = gradebook.find_assignment(name).id
    notebook = gradebook.find_notebook(name, name).id
    remove_other_cells(gradebook.db, notebook, {*marks})
    return AssignmentRows(assignment, notebook, grade_cells, solution_cells)


def remove_other_cells(db, notebook, names):
    """Remove the cells of earlier releases, and what refers to them."""
    from nbgrader import api
    from sqlalchemy import delete, select

    base, source = api.BaseCell.__table__, api.SourceCell.__table__
    rows = db.execute(select(base.c.id, base.c.name).where(base.c.notebook_id == notebook))
    old = [row.id for row in rows if row.name not in names]
    for model in (api.Grade, api.Comment):
        db.execute(delete(model.__table__).where(model.__table__.c.cell_id.in_(old)))
    for model in (api.GradeCell, api.SolutionCell, api.TaskCell):
        db.execute(delete(model.__table__).where(model.__table__.c.id.in_(old)))
    db.execute(delete(base).where(base.c.id.in_(old)))
    gone = source.c.name.not_in(names)
    db.execute(delete(source).where((source.c.notebook_id == notebook) & gone))


def submitted_students(db, rows):
    """Return the students that have a submission of an assignment."""
    from nbgrader import api
    from sqlalchemy import select

    table = api.SubmittedAssignment.__table__
    found = db.execute(select(table.c.student_id).where(table.c.assignment_id == rows.assignment))
    return {row.student_id for row in found}


def write_submissions(db, rows, entries):
    """Write the rows of a batch.

    Parameters
    ----------
    entries : list of dicts: "student", "timestamp" (datetime or None), "scores" (by name of the
        grade cell) and "comments" (by name of the solution cell)
    """
    from nbgrader import api
    from sqlalchemy import select

    students = [entry["student"] for entry in entries]
    table = api.Student.__table__
    present = {row[0] for row in db.execute(select(table.c.id).where(table.c.id.in_(students)))}
    missing = [{"id": student} for student in students if student not in present]
    insert(db, table, missing)
    keys = [(rows.assignment, student) for student in students]
    times = [{"timestamp": entry["timestamp"]} for entry in entries]
    names = ("assignment_id", "student_id")
    submissions = upsert(db, api.SubmittedAssignment.__table__, names, keys, times)
    keys = [(rows.notebook, submission) for submission in submissions]
    empty = [{} for _ in keys]
    table = api.SubmittedNotebook.__table__
    notebooks = upsert(db, table, ("notebook_id", "assignment_id"), keys, empty, flagged=False)
    write_cells(db, rows, entries, notebooks)


def write_cells(db, rows, entries, notebooks):
    """Write scores and comments of a batch."""
    from nbgrader import api

    keys, values = [], []
    for notebook, entry in zip(notebooks, entries, strict=True):
        for name, cell in rows.grade_cells.items():
            keys.append((cell, notebook))
            score = entry["scores"].get(name, 0.0)
            values.append({"auto_score": score, "needs_manual_grade": False})
    names = ("cell_id", "notebook_id")
    upsert(db, api.Grade.__table__, names, keys, values)
    keys, values = [], []
    for notebook, entry in zip(notebooks, entries, strict=True):
        for name, cell in rows.solution_cells.items():
            keys.append((cell, notebook))
            values.append({"auto_comment": entry["comments"].get(name)})
    upsert(db, api.Comment.__table__, names, keys, values)
    review_changed(db, notebooks)


def review_changed(db, notebooks):
    """Ask for a review where a person's score stands beside a new one, as nbgrader does."""
    from nbgrader import api
    from sqlalchemy import update

    table = api.Grade.__table__
    manual = table.c.notebook_id.in_(notebooks) & table.c.manual_score.is_not(None)
    db.execute(update(table).where(manual).values(needs_manual_grade=True))


def upsert(db, table, names, keys, values, **defaults):
    """Write rows with unique pairs of columns; return their ids in the order of `keys`."""
    from nbgrader.api import new_uuid
    from sqlalchemy import bindparam, select, update

    first, second = (table.c[name] for name in names)
    chosen = first.in_({key[0] for key in keys}) & second.in_({key[1] for key in keys})
    found = db.execute(select(table.c.id, first, second).where(chosen))
    ids = {(row[1], row[2]): row[0] for row in found}
    new, old = [], []
    for key, value in zip(keys, values, strict=True):
        if key in ids:
            old.append({"row": ids[key], **{f"new_{k}": v for k, v in value.items()}})
        else:
            ids[key] = new_uuid()
            new.append({"id": ids[key], **dict(zip(names, key, strict=True)), **defaults, **value})
    insert(db, table, new)
    if old and values[0]:
        changed = {name: bindparam(f"new_{name}") for name in values[0]}
        db.connection().execute(
            update(table).where(table.c.id == bindparam("row")).values(changed), old
        )
    return [ids[key] for key in keys]


def insert(db, table, rows):
    """Insert rows, if there are any."""
    if rows:
        db.execute(table.insert(), rows)


def scores_of(result):
    """Return the points of a result by the name of the grade cell."""
    return {exercise["name"] + CHECK: float(exercise["points"]) for exercise in result["exercises"]}
