"""Every exercise gives the same verdicts through the sandbox as in this process."""

import pytest

from autograder.authoring.catalogue import all_exercise_paths
from autograder.authoring.exercise import load_exercise
from autograder.judging.judge import Judge
from autograder.judging.subject import find_subject

pytestmark = pytest.mark.sandbox
JUDGE = Judge()


def judged(exercise, source, sandbox):
    with sandbox.session() as session:
        session.run_cell(source, number=1)
        return JUDGE.judge(exercise, find_subject(session, exercise.name, {1: source}))


@pytest.mark.parametrize("path", all_exercise_paths())
def test_right_answers_earn_everything_and_mistakes_are_diagnosed(path, sandbox):
    exercise = load_exercise(path)
    others = [exercise.source_of(other.target) for other in exercise.corrects]
    for source in [exercise.solution, *others]:
        verdict = judged(exercise, source, sandbox)
        assert [check.message for check in verdict.checks if check.message] == []
    for mistake in exercise.mistakes:
        verdict = judged(exercise, exercise.source_of(mistake.target), sandbox)
        assert verdict.points < verdict.max_points
        assert verdict.mistake == mistake.name
    assert judged(exercise, exercise.stub, sandbox).points == 0
