"""What the hidden test cells call when stock nbgrader grades a notebook.

Stock nbgrader runs tests in the student's own process, where a wrong answer can win in many
ways; `autograder grade` does not. This serves those who want nbgrader alone all the same.
"""

import contextlib
import sys
from functools import cache

from autograder.authoring.exercise import load_exercise
from autograder.judging.judge import Judge
from nabla.checking.subjects import LocalSubject


def score(path, target):
    """Judge an answer in this process, print what to look at, and return the points.

    Parameters
    ----------
    path : identifier `<lesson>/<exercise>`
    target : the student's function or class

    nbgrader takes the returned float as partial credit; anything on stderr would make it zero.
    """
    with contextlib.redirect_stderr(sys.stdout):
        verdict = judge().judge(load_exercise(path), LocalSubject(target))
    for check in verdict.checks:
        passed = check.points == check.max_points
        print(f"{'passed' if passed else 'failed'}: {check.title}" + ": " * (not passed), end="")
        print(check.message)
    if verdict.diagnosis:
        print(verdict.diagnosis)
    return float(verdict.points)


@cache
def judge():
    """Return the one judge of this process."""
    return Judge()
