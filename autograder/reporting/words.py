"""Verdicts in sentences: first what was right, then the one thing to look at."""

import math


def points(value):
    """Return "1 point", "2.5 points".

    >>> points(1), points(2.5), points(0.0)
    ('1 point', '2.5 points', '0 points')
    """
    return f"{value:g} point{'' if value == 1 else 's'}"


def of_points(part):
    """Return "2 of 3 points" for a record with points and max_points."""
    return f"{part['points']:g} of {points(part['max_points'])}"


def lateness(seconds):
    """Return "5 hours", "2 days", rounded up as days are counted.

    >>> lateness(60), lateness(5 * 3600), lateness(25 * 3600)
    ('1 hour', '5 hours', '2 days')
    """
    hours = math.ceil(seconds / 3600)
    number, unit = (hours, "hour") if hours <= 24 else (math.ceil(seconds / 86400), "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def passed(check):
    """Return True if a check earned all its points."""
    return check["points"] == check["max_points"]


def state_of(exercise):
    """Return one word for an exercise of a result: right, partly, wrong, or how it ended."""
    if exercise["points"] == exercise["max_points"]:
        return "right"
    if exercise["ending"] in ("stub", "missing"):
        return "not written"
    if exercise["ending"] in ("timeout", "gone", "error"):
        return "stopped"
    return "partly right" if exercise["points"] else "wrong"


def praise(result):
    """Return the sentence on what was right in a result."""
    right = [e["name"] for e in result["exercises"] if state_of(e) == "right"]
    total = len(result["exercises"])
    if right and len(right) == total:
        return "Every exercise is right."
    if right:
        verb = "is" if len(right) == 1 else "are"
        names = listed([f"`{name}`" for name in right])
        return f"{names} {verb} right: {len(right)} of {total} exercises."
    checks = [check for exercise in result["exercises"] for check in exercise["checks"]]
    some = sum(passed(check) for check in checks)
    if some:
        return f"{some} of {len(checks)} checks passed."
    return "Nothing has earned points yet; each exercise below says what to look at first."


def listed(names):
    """Return names as a list in a sentence.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def feedback_lines(exercise):
    """Return the feedback on an exercise as lines of plain text."""
    checks = sorted(exercise["checks"], key=lambda check: not passed(check))
    lines = [f"{exercise['name']}: {of_points(exercise)}"]
    for check in checks:
        if passed(check):
            lines.append(f"passed: {check['title']}")
        else:
            lines.append(f"failed: {check['title']}: {check['message']}")
    if exercise["diagnosis"]:
        lines.append(exercise["diagnosis"])
    return lines
