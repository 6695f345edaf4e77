"""What an instructor should look at first: of one lesson, and of the whole course."""

import statistics

from autograder.reporting.words import listed

BEHIND = 0.5  # of the median of the class
HARD = 0.5  # an exercise that fewer have right


def summary(lesson):
    """Return what stands out in a lesson as (anchor on the page, title, sentence)."""
    found, incidents = [], number_of_incidents(lesson)
    for exercise, hint, students in lesson.mistakes[:1]:
        if len(students) > 1:
            found.append(
                ("mistakes", "Mistakes", f"{len(students)} students, `{exercise}`: {hint}")
            )
    hard = [e.name for e in lesson.exercises.values() if e.share_right < HARD]
    if hard:
        names = listed([f"`{name}`" for name in hard])
        found.append(
            ("exercises", "Exercises", f"Fewer than half of the class have {names} right.")
        )
    odd = [e.name for e in lesson.exercises.values() if e.separation and e.separation < 0]
    if odd:
        names = listed([f"`{name}`" for name in odd])
        found.append(
            ("exercises", "Exercises", f"Strong students do worse than weak ones in {names}.")
        )
    for anchor, title, number, one, many in (
        ("stuck", "Stuck", len(lesson.stuck), "student", "students"),
        ("late", "Late", len(lesson.late), "notebook", "notebooks"),
        ("notebooks", "Unreadable", len(lesson.damaged), "notebook", "notebooks"),
        ("incidents", "Stopped or refused", incidents, "submission", "submissions"),
        ("similar", "Alike", len(lesson.similar), "pair of submissions", "pairs of submissions"),
    ):
        if number:
            found.append((anchor, title, f"{number} {one if number == 1 else many}."))
    return found


def number_of_incidents(lesson):
    """Return how many students there are with incidents."""
    return len({student for rows in lesson.incidents.values() for student, *_ in rows})


def top_mistakes(lessons, count=10):
    """Return (lesson, exercise, hint, students) of the most frequent mistakes of the course."""
    found = [(lesson.name, *row) for lesson in lessons for row in lesson.mistakes]
    found = [row for row in found if len(row[3]) > 1]
    return sorted(found, key=lambda row: (-len(row[3]), *row[:2]))[:count]


def behind(lessons):
    """Return (student, share, lessons handed in) of those far behind the class, weakest first.

    The share is the mean over all lessons of the course; one not handed in counts as nothing.
    """
    students = sorted({student for lesson in lessons for student in lesson.shares})
    shares = {
        student: statistics.fmean(lesson.shares.get(student, 0.0) for lesson in lessons)
        for student in students
    }
    if not shares:
        return []
    limit = BEHIND * statistics.median(shares.values())
    found = [
        (student, share, sum(student in lesson.shares for lesson in lessons))
        for student, share in shares.items()
        if share < limit
    ]
    return sorted(found, key=lambda row: (row[1], row[0]))
