"""The class report: static pages that say what the class understood and what it did not."""

from pathlib import Path

from autograder.grading.course import CourseError, write_atomically
from autograder.grading.results import all_results
from autograder.reporting import figures
from autograder.reporting.pages import render
from autograder.reporting.statistics import STATES, STUCK, gather


def write_report(course, assignment=None):
    """Write report/index.html and one page for each lesson; return the path of the first.

    Raises CourseError if nothing is graded.
    """
    lessons = gather(all_results(course, assignment))
    if not lessons:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")
    folder = Path(course, "report")
    for lesson in lessons.values():
        write_atomically(folder / f"{lesson.name}.html", lesson_page(lesson))
    index = folder / "index.html"
    write_atomically(index, render("overview.html.j2", lessons=lessons.values()))
    return index


def lesson_page(lesson):
    """Return the page of one lesson."""
    drawn = bool(lesson.shares)
    return render(
        "report.html.j2",
        lesson=lesson,
        states=STATES,
        limit=STUCK,
        distribution=figures.distribution(lesson) if drawn else "",
        success=figures.success(lesson) if drawn else "",
    )
