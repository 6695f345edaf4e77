"""What a submission did that an instructor may want to look at: it was refused, or did not end.

Most of it is a slip (an endless loop, a large array). None of it earned a point.
"""

import re

REFERENCE = "asked for the reference `nabla`"
WALLS = "asked for something that the sandbox refuses"
TIME = "did not end in time"
GONE = "ended the process it ran in"

PHRASES = {  # what the sandbox and the operating system say
    REFERENCE: re.compile(r"the reference `nabla` is not available"),
    WALLS: re.compile(
        r"\bPermissionError\b|Operation not permitted|Permission denied|Network is unreachable"
        r"|Read-only file system|name resolution|its replies could not be read"
    ),
}


def incidents(result):
    """Yield (kind, where, message) for each incident of a result, each once.

    >>> gone = {"name": "f", "ending": "gone", "checks": [{"message": "the memory was used up."}]}
    >>> list(incidents({"exercises": [gone], "cells": []}))
    [('ended the process it ran in', 'f', 'the memory was used up.')]
    """
    seen = set()
    for exercise in result["exercises"]:
        messages = dict.fromkeys(check["message"] for check in exercise["checks"])
        kinds = {"timeout": TIME, "gone": GONE}
        kind = kinds.get(exercise["ending"])
        for message in filter(None, messages):
            found = kind_of(message) or kind
            if found and (found, exercise["name"]) not in seen:
                seen.add((found, exercise["name"]))
                yield found, exercise["name"], message
    for cell in result["cells"]:
        error = cell["error"]
        if not error or cell.get("exercises"):
            continue
        message = f"{error['name']}: {error['message']}"
        found = kind_of(message)
        if error["name"] == "Stopped":
            found = found or (TIME if "in time" in message else GONE)
        if found:
            yield found, f"cell {cell['cell'] + 1}", message


def kind_of(message):
    """Return the kind of incident that a message tells of, or None."""
    return next((kind for kind, pattern in PHRASES.items() if pattern.search(message)), None)
