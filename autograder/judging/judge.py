"""The verdict on one answer to one exercise.

The judge shows the hidden probes to a subject (see nabla.checking.subjects), compares outputs
with the reference's, tries the properties, and looks for the listed mistake that explains what
it saw. The default verdict is "not passed". Reference and mistakes are trusted code and run here;
what they give on the hidden probes is computed once in a process.
"""

from dataclasses import asdict, dataclass, field

from autograder.authoring.checks import ProbeCheck, Wrong
from nabla.checking.compare import agrees
from nabla.checking.describe import describe, describe_failure, sizes_of
from nabla.checking.diagnose import diagnose
from nabla.checking.probes import AnswerFailed, Failure, perform, widened
from nabla.checking.selfcheck import WARNED
from nabla.checking.subjects import LocalSubject
from nabla.checking.summaries import summarize

ENDINGS = ("missing", "stub", "timeout", "gone")  # after these no further probe is tried


@dataclass
class CheckResult:
    """One check: passed or not, and the sentence for the student."""

    name: str
    title: str
    points: float
    max_points: float
    message: str = ""


@dataclass
class Verdict:
    """All checks of an exercise, and the diagnosis if exactly one listed mistake explains it."""

    exercise: str
    checks: list = field(default_factory=list)
    diagnosis: str | None = None  # the hint
    mistake: str | None = None  # the name, for the class report
    ending: str | None = None  # the kind of the `Failure` after which nothing more was tried

    @property
    def points(self):
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self):
        """Points that can be earned."""
        return sum(check.max_points for check in self.checks)

    def as_dict(self):
        """Return plain data."""
        return asdict(self) | {"points": self.points, "max_points": self.max_points}


class Judge:
    """Judges answers; keeps what reference and mistakes give on the hidden probes."""

    def __init__(self):
        self._known = {}

    def judge(self, exercise, subject):
        """Return the verdict on a subject; `subject` may be a `Failure` (no such name, stub)."""
        verdict = Verdict(exercise.path)
        outputs, ended = {}, subject if isinstance(subject, Failure) else None
        for check in exercise.checks:
            result = CheckResult(check.name, check.title, 0.0, check.points)
            verdict.checks.append(result)
            if ended:
                result.message = describe_failure(ended)
                continue
            subject.seconds = check.seconds
            if isinstance(check, ProbeCheck):
                outputs[check.name] = self._probe(exercise, check, subject, result)
                ended = next((o for o in outputs[check.name] if is_ending(o)), None)
            else:
                ended = judge_property(exercise, check, subject, result)
        verdict.ending = ended.kind if ended else None
        if not ended and verdict.points < verdict.max_points:
            self._diagnose(exercise, outputs, verdict)
        return verdict

    def _probe(self, exercise, check, subject, result):
        """Judge one probe check; return the (summarized) outputs."""
        probes, wanted = self.known(exercise, check, None)
        outputs, warned = [], []
        for probe in probes:
            before = len(subject.warnings)
            output = perform(probe, subject)
            warned += [w for w in subject.warnings[before:] if w == "RuntimeWarning"]
            outputs.append(summarize(check.summary, output, probe))
            if is_ending(output):
                break
        outputs += [outputs[-1]] * (len(probes) - len(outputs))
        for probe, got, right in zip(probes, outputs, wanted, strict=True):
            if not agrees(got, right, check.tolerance):
                sizes = sizes_of(probe.arguments())
                result.message = describe(got, right, tolerance=check.tolerance, sizes=sizes)
                return outputs
        if check.forbid_warnings and warned:
            result.message = WARNED
            return outputs
        result.points = check.points
        return outputs

    def _diagnose(self, exercise, outputs, verdict):
        """Name the one listed mistake that gives the same outputs on every probe."""
        checks = [check for check in exercise.probe_checks if check.name in outputs]
        seen = [o for check in checks for o in outputs[check.name]]
        wanted = [o for check in checks for o in self.known(exercise, check, None)[1]]
        tolerances = [check.tolerance for check in checks for _ in outputs[check.name]]
        signatures = {
            mistake.name: [o for c in checks for o in self.known(exercise, c, mistake)[1]]
            for mistake in exercise.mistakes
        }
        verdict.mistake = diagnose(seen, wanted, signatures, tolerances)
        hints = {mistake.name: mistake.hint for mistake in exercise.mistakes}
        verdict.diagnosis = hints.get(verdict.mistake)

    def known(self, exercise, check, mistake):
        """Return (probes, outputs) of the reference (None) or of a mistake, computed once."""
        key = (exercise.path, exercise.fingerprint, check.name, mistake and mistake.name)
        if key not in self._known:
            probes = exercise.probes(check)
            self._known[key] = (probes, known_outputs(exercise, check, mistake, probes))
        return self._known[key]


def known_outputs(exercise, check, mistake, probes):
    """Return what the reference (None) or a mistake gives on probes, summarized.

    The reference gets float64 where a probe holds float32: what is wanted is exact.
    """
    subject = LocalSubject(mistake.target if mistake else exercise.reference)
    shown = probes if mistake else [widened(probe) for probe in probes]
    given = [perform(probe, subject) for probe in shown]
    return [summarize(check.summary, out, p) for out, p in zip(given, probes, strict=True)]


def judge_property(exercise, check, subject, result):
    """Judge one property; return the `Failure` after which nothing more can be tried, or None."""
    try:
        check.claim(subject, exercise.rng(check))
    except Wrong as wrong:
        result.message = str(wrong)
    except AnswerFailed as failed:
        result.message = describe_failure(failed.failure)
        return failed.failure if is_ending(failed.failure) else None
    except Exception:  # an output of a form that the property did not expect
        result.message = "what it returns is not of the form that the statement asks for."
    else:
        result.points = check.points
    return None


def is_ending(output):
    """Return True if nothing more can be tried after this output."""
    return isinstance(output, Failure) and output.kind in ENDINGS
