"""Feedback: one page for each student and lesson, first what was right."""

from pathlib import Path

from autograder.grading.course import CourseError, title_of, write_atomically
from autograder.grading.results import all_results
from autograder.reporting.pages import render
from autograder.reporting.scores import Scores
from autograder.reporting.words import passed, praise, state_of


def write_feedback(course, site=None, assignment=None, student=None, url=None):
    """Write the pages; yield the path of each.

    Parameters
    ----------
    site : address of the published site, for links to the lessons, or None
    url : SQLAlchemy's URL of the gradebook; None is <course>/gradebook.db

    Raises CourseError if nothing is graded.
    """
    found, scores = False, Scores(course, url)
    for result in all_results(course, assignment, student):
        found = True
        folder = Path(course, "feedback", result["student"], result["assignment"])
        path = folder / f"{result['assignment']}.html"
        write_atomically(path, feedback_page(result, scores.of(result), site))
        yield path
    if not found:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")


def feedback_page(result, score, site=None):
    """Return the page of a result and its `Score`."""
    cells = {cell["cell"]: cell for cell in result["cells"]}
    own = {exercise["cell"] for exercise in result["exercises"]}
    return render(
        "feedback.html.j2",
        result=result,
        score=score,
        lesson=title_of(result["assignment"]),
        praise=praise(result),
        site=(site or "").rstrip("/"),
        exercises=[shown(exercise, cells, score) for exercise in result["exercises"]],
        others=[cell for index, cell in sorted(cells.items()) if index not in own],
    )


def shown(exercise, cells, score):
    """Return an exercise with what the page needs: its checks in two lists, and its cell."""
    name = exercise["name"]
    failed = [check for check in exercise["checks"] if not passed(check)]
    messages = {check["message"] for check in failed}
    return exercise | {
        "state": state_of(exercise),
        "score": {"points": score.exercises[name], "max_points": exercise["max_points"]},
        "by_hand": score.by_hand.get(name, {}),
        "passed": [check for check in exercise["checks"] if passed(check)],
        "failed": failed,
        "reason": messages.pop() if len(messages) == 1 else None,  # said once
        "lost": sum(check["max_points"] for check in failed),
        "cell": cells.get(exercise["cell"]),
    }
