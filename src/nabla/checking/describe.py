"""The first difference between an output and the wanted one, in words for the student.

The words never show the wanted numbers: they name shape, type, nan, sign, a constant factor, a
transposed result, or the place of the first differing entry.
"""

import numpy as np

from nabla.checking.compare import EXACT, FLOOR, agrees, allowed_error, as_numbers, is_sequence
from nabla.checking.probes import Failure

KINDS = {
    "missing": "there is no {name} in your notebook: was it renamed, or its cell not run?",
    "stub": "it is not written yet.",
    "timeout": "it did not end in time: is there a loop that never stops?",
    "gone": "the program ended while it ran ({message}).",
    "opaque": "it returns {article} {name}, where numbers or arrays are wanted.",
}
FACTORS = {-1.0: "its sign is reversed", 2.0: "it is exactly twice as large", 0.5: "it is half"}


def describe(got, wanted, *, tolerance=EXACT, sizes=None, part="the output"):
    """Return one sentence on the first difference, or None if there is none.

    Parameters
    ----------
    got, wanted : outputs, as in `agrees`
    tolerance : Tolerance, as in `agrees`
    sizes : dict from a name such as "N" to an int: lengths that a wrong factor may equal
    part : str, what the sentence calls the output
    """
    if agrees(got, wanted, tolerance):
        return None
    if isinstance(got, Failure):
        return describe_failure(got)
    if isinstance(wanted, Failure):
        return f"{part}: an error ({wanted.name}) is wanted here."
    if isinstance(wanted, (tuple, list)):
        return describe_parts(got, wanted, tolerance, sizes, part)
    if isinstance(wanted, dict) and isinstance(got, dict):
        return describe_entries(got, wanted, tolerance, sizes)
    if wanted is None or isinstance(wanted, (str, dict)):
        return f"{part} is not what is asked for; it is a {type(got).__name__}."
    return describe_numbers(got, np.asarray(wanted), tolerance, sizes or {}, part)


def describe_failure(failure):
    """Say how a call failed, with the student's own line."""
    if failure.kind in KINDS:
        article = "an" if failure.name[:1].lower() in tuple("aeiou") else "a"
        words = {"name": failure.name, "article": article, "message": failure.message}
        return KINDS[failure.kind].format(**words)
    where = f" in line {failure.line}" if failure.line else ""
    line = f" (`{failure.text.strip()}`)" if failure.text else ""
    readonly = " Arrays that are passed in must not be written to: work on a copy."
    hint = readonly if "read-only" in failure.message else ""
    return f"it stops with {failure.name}: {failure.message}{where}{line}.{hint}"


def describe_parts(got, wanted, tolerance, sizes, part):
    """Describe the first part of a tuple or list that differs."""
    if not is_sequence(got):
        return f"{part} is one {type(got).__name__}; {len(wanted)} values are wanted."
    if len(got) != len(wanted):
        return f"{part} has {len(got)} parts; {len(wanted)} are wanted."
    for place, (g, w) in enumerate(zip(got, wanted, strict=True), start=1):
        name = f"part {place} of {part}" if part == "the output" else f"{part}, part {place}"
        sentence = describe(g, w, tolerance=tolerance, sizes=sizes, part=name)
        if sentence:
            return sentence
    return None


def describe_entries(got, wanted, tolerance, sizes):
    """Describe the first entry of a dict (a summary) that differs; its key names it."""
    for key, entry in wanted.items():
        if key not in got:
            return f"{key} cannot be found: the parts do not fit together."
        sentence = describe(got[key], entry, tolerance=tolerance, sizes=sizes, part=key)
        if sentence:
            return sentence
    return "the output holds more than is asked for."


def describe_numbers(got, wanted, tolerance, sizes, part):
    """Describe the difference between two arrays or numbers."""
    numbers = as_numbers(got)
    if numbers is None:
        kind = "None (is a return missing?)" if got is None else f"a {type(got).__name__}"
        return f"{part} is {kind}; {noun(wanted)} is wanted."
    if numbers.shape != wanted.shape:
        if numbers.shape == wanted.T.shape and agrees(numbers.T, wanted, tolerance):
            return f"{part} is transposed: its shape is {numbers.shape}."
        return f"{part} has shape {numbers.shape}; {wanted.shape} is wanted."
    numbers, wanted = numbers.astype(float), wanted.astype(float)
    if np.isnan(numbers).any() and not np.isnan(wanted).any():
        return f"{part} holds nan; every number asked for here is a number."
    if np.isinf(numbers).any() and not np.isinf(wanted).any():
        return f"{part} holds inf; the right result is finite."
    if wanted.ndim == 2 and wanted.shape[0] == wanted.shape[1] and agrees(numbers.T, wanted):
        return f"{part} is transposed."
    return describe_factor(numbers, wanted, tolerance, sizes, part) or describe_place(
        numbers, wanted, tolerance, part
    )


def describe_factor(got, wanted, tolerance, sizes, part):
    """Say by which constant factor the output differs, if there is one."""
    scale = np.abs(wanted).max(initial=0.0)
    if scale <= FLOOR or not np.isfinite(scale):
        return None
    largest = np.unravel_index(np.abs(wanted).argmax(), wanted.shape)
    factor = float(got[largest] / wanted[largest])
    if factor == 0.0 or not agrees(got, wanted * factor, tolerance):
        return None
    if abs(factor - 1.0) < 1e-3:  # a rounding error has no factor worth naming
        return None
    for known, words in FACTORS.items():
        if np.isclose(factor, known, rtol=1e-6):
            return f"{part} is right but for a factor: {words}."
    for name, size in sizes.items():
        if size > 1 and np.isclose(factor, size, rtol=1e-6):
            return f"{part} is exactly {name} times too large ({name} = {size})."
        if size > 1 and np.isclose(factor, 1 / size, rtol=1e-6):
            return f"{part} is exactly {name} times too small ({name} = {size})."
    if wanted.size == 1:
        return None
    return f"{part} is {factor:.4g} times what it should be, in every entry."


def describe_place(got, wanted, tolerance, part):
    """Say which entry differs first, and how many do."""
    if wanted.ndim == 0:
        side = "large" if got > wanted else "small"
        return f"{part}, {float(got):.6g}, is too {side}."
    allowed = allowed_error(wanted[np.isfinite(wanted)], tolerance)
    with np.errstate(invalid="ignore"):
        wrong = ~(np.abs(got - wanted) <= allowed)
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    shown = ", ".join(map(str, index))
    count = int(wrong.sum())
    share = "every entry differs" if count == wanted.size else f"{count} of {wanted.size} differ"
    return f"{part}: {share}; the first is entry [{shown}], where you have {got[index]:.6g}."


def noun(wanted):
    """Return "a number" or "an array of shape ..."."""
    return "a number" if wanted.ndim == 0 else f"an array of shape {wanted.shape}"


def sizes_of(arguments):
    """Return the lengths that a wrong factor may equal: N and D of the first 2-D array.

    >>> sizes_of([np.zeros((7, 3))])
    {'N': 7, 'D': 3, 'N·D': 21}
    """
    for value in arguments:
        if isinstance(value, np.ndarray) and value.ndim >= 1:
            names = ("N", "D")[: value.ndim]
            sizes = dict(zip(names, value.shape, strict=False))
            if value.ndim == 2:
                sizes["N·D"] = value.size
            return sizes
    return {}
