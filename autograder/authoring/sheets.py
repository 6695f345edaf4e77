"""Making answer sheets: what solution and mistakes give on the public probes."""

from autograder.authoring.catalogue import exercises
from autograder.authoring.exercise import ROOT
from nabla.checking.probes import perform, widened
from nabla.checking.sheet import SUFFIX, Entry, PublicProbe, write_sheet
from nabla.checking.subjects import LocalSubject
from nabla.checking.summaries import summarize


def write_lesson_sheet(lesson, folder, root=ROOT):
    """Write `<lesson>.answers.json` into a folder; return its path."""
    path = folder / f"{lesson}{SUFFIX}"
    write_sheet(path, lesson, {e.name: public_entry(e) for e in exercises(lesson, root)})
    return path


def public_entry(exercise):
    """Return the sheet's entry for an exercise."""
    probes = [
        PublicProbe(probe, check.summary, check.tolerance, check.forbid_warnings)
        for check in exercise.probe_checks
        for probe in exercise.probes(check, public=True)
    ]
    mistakes = {
        mistake.name: {"hint": mistake.hint, "outputs": outputs_of(mistake.target, probes)}
        for mistake in exercise.mistakes
    }
    return Entry(probes, outputs_of(exercise.reference, probes, shown=widened), mistakes)


def outputs_of(target, probes, shown=lambda probe: probe):
    """Return what a trusted function or class gives on each probe as shown to it, summarized."""
    subject = LocalSubject(target)
    return [summarize(p.summary, perform(shown(p.probe), subject), p.probe) for p in probes]
