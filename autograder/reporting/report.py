"""The class report: static pages that say what the class understood and what it did not."""

from pathlib import Path

from autograder.grading.attempts import attempts_of
from autograder.grading.course import CourseError, write_atomically
from autograder.grading.results import Place, all_results, read_result
from autograder.reporting import figures, similarity
from autograder.reporting.overview import behind, summary, top_mistakes
from autograder.reporting.pages import render
from autograder.reporting.scores import Scores
from autograder.reporting.statistics import STATES, STUCK, gather
from autograder.reporting.words import state_of


def write_report(course, assignment=None, url=None):
    """Write report/index.html and one page for each lesson; return the path of the first.

    Of one assignment its page alone is written, and the index only if there is none.

    Raises CourseError if nothing is graded.
    """
    scores = Scores(course, url)
    lessons = gather(course, all_results(course, assignment), scores)
    if not lessons:
        raise CourseError(f"{course}/results: nothing is graded yet; run `autograder grade` first")
    folder, comparable = Path(course, "report"), similarity.is_there()
    for lesson in lessons.values():
        for student, score in lesson.again:
            lesson.attempts[student] = attempts_at(scores, Place(lesson.name, student), score)
        if comparable:
            lesson.similar = similarity.similar_pairs(course, lesson.name, list(lesson.shares))
        write_atomically(folder / f"{lesson.name}.html", lesson_page(lesson, comparable))
    index = folder / "index.html"
    if assignment and index.is_file():
        return folder / f"{assignment}.html"
    found = list(lessons.values())
    values = {"wide": True, "mistakes": top_mistakes(found), "behind": behind(found)}
    write_atomically(index, render("overview.html.j2", lessons=found, **values))
    return index


def attempts_at(scores, place, score):
    """Return what became of the exercises over all attempts at a place.

    Returns (shares of the points in order, names that were wrong in every attempt).
    """
    shares, never = [], None
    for number, attempt in enumerate(attempts_of(scores.ledger, place), start=1):
        other = Place(place.assignment, place.student, attempt.name)
        result = read_result((place if number == score.attempt else other).result(scores.course))
        if result is None:
            continue
        shares.append(result["points"] / result["max_points"])
        failed = [e["name"] for e in result["exercises"] if state_of(e) != "right"]
        never = failed if never is None else [name for name in never if name in failed]
    return shares, never or []


def lesson_page(lesson, comparable):
    """Return the page of one lesson."""
    drawn = bool(lesson.shares)
    return render(
        "report.html.j2",
        wide=True,
        lesson=lesson,
        look=summary(lesson),
        states=STATES,
        limit=STUCK,
        comparable=comparable,
        distribution=figures.distribution(lesson) if drawn else "",
        success=figures.success(lesson) if drawn else "",
        separation=figures.separation(lesson) if drawn else "",
    )
