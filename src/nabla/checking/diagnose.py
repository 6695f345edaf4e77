"""Which listed mistake gives exactly these outputs.

A diagnosis is made only if one mistake alone agrees with the answer on every probe, and differs
from the right outputs on at least one by a value (not only by an error). A wrong diagnosis is
worse than none.
"""

from nabla.checking.compare import agrees
from nabla.checking.probes import Failure


def diagnose(outputs, wanted, mistakes, tolerances):
    """Return the name of the one mistake that explains the outputs, or None.

    Parameters
    ----------
    outputs, wanted : lists, one entry per probe
    mistakes : dict from name to list of outputs, one entry per probe
    tolerances : list of Tolerance, one per probe
    """
    found = [
        name
        for name, signature in mistakes.items()
        if same(outputs, signature, tolerances) and telling(signature, wanted, tolerances)
    ]
    return found[0] if len(found) == 1 else None


def same(left, right, tolerances):
    """Return True if two lists of outputs agree on every probe."""
    return all(
        agrees(a, b, tolerance) for a, b, tolerance in zip(left, right, tolerances, strict=True)
    )


def telling(signature, wanted, tolerances):
    """Return True if a value, not only an error, tells the mistake from the right answer."""
    return any(
        not isinstance(got, Failure) and not agrees(got, right, tolerance)
        for got, right, tolerance in zip(signature, wanted, tolerances, strict=True)
    )
