"""The words an exercise's file is written in.

    @probe_check(points=2)           a generator function of `rng` that yields `Call`s or `Steps`;
    def values(rng): ...             outputs are compared with those of the reference
    @property_check(points=1)        a function of (answer, rng) that raises `Wrong("sentence")`;
    def learns(answer, rng): ...     `answer` has `call` and `new`, as in nabla.checking.subjects
    @mistake("hint")                 a wrong way to write the answer, with the sentence that a
    def no_mean(X, ...): ...         student who wrote it should read
    @correct                         another right way to write it; must earn everything
    def with_loops(X, ...): ...

The first line of a check's docstring is its title in the feedback. Mistakes and correct answers
are self-contained (they may use `np`): their source is put into the notebooks of sample classes.
"""

from dataclasses import dataclass

from nabla.checking.compare import Tolerance


class Wrong(Exception):
    """Raised by a property: one sentence for the student."""


@dataclass(frozen=True)
class ProbeCheck:
    """Outputs on drawn inputs equal those of the reference.

    points           for the whole check; a check is passed or not
    draw             function of a Generator that yields probes
    tolerance        largest error allowed
    summary          name of a public summary that is compared instead of the output, or None
    num_public       how many of its probes (drawn anew) go into the answer sheet
    forbid_warnings  True if a NumPy warning makes the answer wrong
    seconds          allowed for one call when graded; None is the sandbox's own limit
    """

    points: float
    draw: object
    tolerance: Tolerance = Tolerance()
    summary: str | None = None
    num_public: int = 2
    forbid_warnings: bool = False
    seconds: float | None = None

    @property
    def name(self):
        """The function's name."""
        return self.draw.__name__

    @property
    def title(self):
        """The first line of the function's docstring."""
        return title_of(self.draw)


@dataclass(frozen=True)
class PropertyCheck:
    """A claim that needs code."""

    points: float
    claim: object
    seconds: float | None = None  # allowed for one call, as in ProbeCheck

    @property
    def name(self):
        """The function's name."""
        return self.claim.__name__

    @property
    def title(self):
        """The first line of the function's docstring."""
        return title_of(self.claim)


@dataclass(frozen=True)
class Mistake:
    """A wrong way to write the answer and the hint for who wrote it."""

    hint: str
    target: object

    @property
    def name(self):
        """The name of the wrong function or class."""
        return self.target.__name__


@dataclass(frozen=True)
class Correct:
    """Another right way to write the answer."""

    target: object

    @property
    def name(self):
        """The name of the function or class."""
        return self.target.__name__


def probe_check(points, *, tolerance=1e-8, absolute=0.0, **options):
    """Make a `ProbeCheck` of a generator function; the options are its other fields."""
    close = Tolerance(tolerance, absolute)
    return lambda draw: ProbeCheck(points, draw, close, **options)


def property_check(points, *, seconds=None):
    """Make a `PropertyCheck` of a function of (answer, rng)."""
    return lambda claim: PropertyCheck(points, claim, seconds)


def mistake(hint):
    """Make a `Mistake` of a function or class."""
    return lambda target: Mistake(hint, target)


def correct(target):
    """Make a `Correct` of a function or class."""
    return Correct(target)


def title_of(function):
    """Return the first line of a docstring, without its full stop."""
    return (function.__doc__ or function.__name__.replace("_", " ")).split("\n")[0].rstrip(".")
