"""Who a student is for a learning platform: name, address, and the platform's own number.

nbgrader's gradebook may hold names and addresses (`nbgrader db student import students.csv`);
`collect` has noted the numbers that stand in the names of the platform's files.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """What is known of a student; what is not is ""."""

    name: str
    email: str = ""
    login: str = ""
    canvas: str = ""  # Canvas's number of the user
    moodle: str = ""  # Moodle's "Participant 123"


class People:
    """The students of a course.

    Parameters
    ----------
    scores : `Scores` of the course
    """

    def __init__(self, scores):
        self.entered = scores.entered.people
        self.numbers = {name: number for number, name in scores.ledger.get("senders", {}).items()}

    def of(self, student):
        """Return the `Person` behind a student's folder."""
        row = self.entered.get(student, {})
        name = " ".join(filter(None, (row.get("first_name"), row.get("last_name"))))
        platform, _, number = self.numbers.get(student, "").partition("-")
        canvas = row.get("lms_user_id") or (number if platform == "canvas" else "")
        return Person(
            name=name or student.replace("_", " "),
            email=row.get("email") or "",
            login=student if not canvas else "",
            canvas=canvas,
            moodle=f"Participant {number}" if platform == "moodle" else "",
        )
