"""Submissions of one lesson that are alike, with the lines that they share.

copydetect (the extra `similarity`; the report does without it) turns code into fingerprints that
do not see names, comments and layout. Left out is what anybody may have: the released notebook,
the reference's answers, every listed mistake and other right answer, and what many of the class
have written. An index from fingerprint to students finds the pairs, so that the cost grows with
the class and not with its square.
"""

import io
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from autograder.authoring.sample_class import without_markers
from autograder.grading.code import squeezed
from autograder.grading.course import CourseError
from autograder.grading.notebook import DamagedNotebook, read_notebook
from autograder.grading.results import Place, read_released, read_submission

GRAM = 25  # characters of tokens that make one fingerprint
SHORTEST = 100  # characters of tokens that two submissions share, at least
LEAST = 0.5  # of what is their own, in one of the two
COMMON, MOST = 0.2, 25  # in more of the class, or by more students: everybody's, not anybody's
SHOWN = 20  # pairs
MAX_CODE = 40_000  # characters of a submission
MAX_LINES = 12


@dataclass(frozen=True)
class Pair:
    """Two submissions that are alike: shares of what is each one's own, and the longest piece."""

    students: tuple
    shares: tuple
    pieces: tuple  # source of the longest piece that they share, in each


def is_there():
    """Return True if copydetect is installed."""
    try:
        import copydetect  # noqa: F401
    except ImportError:
        return False
    return True


def similar_pairs(course, lesson, students):
    """Return the `Pair`s of a lesson's submissions that are alike, the most alike first."""
    everybody = hashes_of_released(course, lesson)
    prints = {}
    for student in students:
        code = own_code(course, lesson, student)
        if code:
            prints[student] = fingerprint(code, everybody)
    limit = min(max(COMMON * len(students), 5), MOST)
    holders = defaultdict(list)
    for student, known in prints.items():
        for value in known.hashes:
            holders[value].append(student)
    common = {value for value, group in holders.items() if len(group) > limit}
    shared = Counter(
        pair
        for value, group in holders.items()
        if len(group) > 1 and value not in common
        for pair in combinations(sorted(group), 2)
    )
    for known in prints.values():
        leave_out(known, common)
    pairs = (compared(pair, prints) for pair, count in shared.items() if count >= SHORTEST - GRAM)
    found = sorted(filter(None, pairs), key=lambda pair: (-max(pair.shares), pair.students))
    return found[:SHOWN]


def own_code(course, lesson, student):
    """Return the code of a submission that does not stand in the released notebook."""
    try:
        cells = read_notebook(read_submission(course, Place(lesson, student))).cells
    except (CourseError, DamagedNotebook):
        return ""
    released = {squeezed(cell.source) for cell in read_released(course, lesson).master.cells}
    own = (c.source for c in cells if c.kind == "code" and squeezed(c.source) not in released)
    return "\n".join(own)[:MAX_CODE]


def hashes_of_released(course, lesson):
    """Return the fingerprints of what is given or known: stubs, answers, mistakes."""
    released = read_released(course, lesson)
    sources = [cell.source for cell in released.master.cells if cell.kind == "code"]
    for exercise in released.exercises:
        sources += [exercise.solution, without_markers(exercise.solution)]
        sources += [exercise.source_of(part.target) for part in exercise.corrects]
        sources += [exercise.source_of(part.target) for part in exercise.mistakes]
    return {value for source in sources for value in fingerprint(source, set()).hashes}


def fingerprint(code, left_out):
    """Return copydetect's fingerprints of a text without those of a set."""
    from copydetect import CodeFingerprint

    known = CodeFingerprint("answer.py", GRAM, 1, language="python", fp=io.StringIO(code))
    leave_out(known, left_out)
    return known


def leave_out(known, values):
    """Take fingerprints out, and count anew how much text the others cover."""
    from copydetect.utils import get_token_coverage

    known.hashes = {value for value in known.hashes if value not in values}
    known.hash_idx = {value: known.hash_idx[value] for value in known.hashes}
    known.token_coverage = get_token_coverage(known.hash_idx, GRAM, len(known.filtered_code))


def compared(students, prints):
    """Return the `Pair` of two students, or None if they are not alike."""
    from copydetect import compare_files

    both = [prints[student] for student in students]
    overlap, shares, slices = compare_files(*both)
    if overlap < SHORTEST or max(shares) < LEAST:
        return None
    texts = zip(both, slices, strict=True)
    pieces = tuple(longest(known.raw_code, places) for known, places in texts)
    return Pair(students, tuple(float(min(share, 1)) for share in shares), pieces)


def longest(code, places):
    """Return the lines of the longest of some slices of a text."""
    starts, ends = places.astype(int)
    start, end = max(zip(starts, ends, strict=True), key=lambda place: place[1] - place[0])
    start = code.rfind("\n", 0, start) + 1
    lines = code[start:end].split("\n")
    return "\n".join(lines[:MAX_LINES] + ["…"] * (len(lines) > MAX_LINES))
