"""The contract of every exercise: what its files promise, its checks keep."""

import doctest
import itertools

import numpy as np
import pytest

from autograder.authoring.catalogue import all_exercise_paths
from autograder.authoring.exercise import load_exercise
from autograder.authoring.sheets import public_entry
from autograder.judging.judge import Judge
from nabla.checking.selfcheck import compare_with_sheet
from nabla.checking.subjects import LocalSubject

PATHS = all_exercise_paths()
MIN_MISTAKES, MIN_CORRECTS = 4, 2
JUDGE = Judge()


@pytest.fixture(scope="module", params=PATHS)
def exercise(request):
    return load_exercise(request.param)


def defined_by(source, name):
    namespace = {}
    exec(compile(source, f"<{name}>", "exec"), namespace)
    return namespace[name]


def judged(exercise, source):
    return JUDGE.judge(exercise, LocalSubject(defined_by(source, exercise.name)))


def test_solution_earns_everything(exercise):
    verdict = judged(exercise, exercise.solution)
    assert [c.message for c in verdict.checks if c.points < c.max_points] == []
    assert verdict.points == verdict.max_points > 0


def test_stub_earns_nothing(exercise):
    assert judged(exercise, exercise.stub).points == 0


def test_every_mistake_fails_and_is_diagnosed_as_itself(exercise):
    found = {}
    for mistake in exercise.mistakes:
        verdict = judged(exercise, exercise.source_of(mistake.target))
        assert verdict.points < verdict.max_points, f"{mistake.name} earns everything"
        found[mistake.name] = verdict.mistake
    assert found == {name: name for name in found}


def test_mistakes_are_diagnosed_by_the_self_check_too(exercise):
    entry = public_entry(exercise)
    if not entry.probes:
        pytest.skip("only properties, which do not travel")
    for mistake in exercise.mistakes:
        target = defined_by(exercise.source_of(mistake.target), exercise.name)
        assert compare_with_sheet(target, entry) == mistake.hint, mistake.name


def test_self_check_accepts_solution_and_other_right_answers(exercise):
    entry = public_entry(exercise)
    sources = [exercise.solution, *(exercise.source_of(c.target) for c in exercise.corrects)]
    for source in sources:
        assert compare_with_sheet(defined_by(source, exercise.name), entry) is None


def test_other_right_answers_earn_everything(exercise):
    assert len(exercise.corrects) >= MIN_CORRECTS
    for other in exercise.corrects:
        verdict = judged(exercise, exercise.source_of(other.target))
        messages = [c.message for c in verdict.checks if c.points < c.max_points]
        assert messages == [], other.name


def test_hints_are_distinct_and_give_no_code_away(exercise):
    hints = [mistake.hint for mistake in exercise.mistakes]
    assert len(set(hints)) == len(hints)
    for hint in hints:
        assert hint.endswith((".", "?"))
        assert not any(code in hint for code in ("np.", "return ", "@ ", "axis=", ".T", ".sum"))


def test_statement_fits_a_screen_and_its_example_holds(exercise):
    assert len(exercise.solution.split("### BEGIN")[0].splitlines()) <= 45
    target = defined_by(exercise.solution, exercise.name)
    finder = doctest.DocTestFinder(recurse=False)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    tests = finder.find(target, exercise.name, globs={"np": np, exercise.name: target})
    for test in tests:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
    assert runner.tries > 0


def test_documented_names_are_the_signatures(exercise):
    if exercise.is_class:
        pytest.skip("a class documents its methods")
    arguments = exercise.definition.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    terms = [term.split(":")[0] for term, _ in exercise.statement.sections.get("Parameters", [])]
    documented = [name.strip() for name in itertools.chain(*(term.split(",") for term in terms))]
    assert documented == names


def test_exercises_have_mistakes(exercise):
    assert len(exercise.mistakes) >= MIN_MISTAKES or exercise.path in FEW_MISTAKES


FEW_MISTAKES = {
    "training/train_classifier",  # any way to learn will do; properties alone
}


def test_there_are_exercises():
    assert PATHS
