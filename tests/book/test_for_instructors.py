"""The page for instructors shows commands, rules and messages that exist."""

import re
import shlex
import tomllib

import click
import pytest

from autograder import cli
from autograder.authoring.exercise import ROOT, load_exercise
from autograder.grading.policy import policy_of

PAGE = (ROOT / "book" / "for_instructors.md").read_text("utf-8")
BLOCKS = re.findall(r"^ *```(console|toml)\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    shlex.split(line.strip()[2:])
    for kind, block in BLOCKS
    for line in block.splitlines()
    if kind == "console" and line.strip().startswith("$ ")
]
OWN = [words[1:] for words in COMMANDS if words[0] == "autograder"]
# `--option value` in the running text belongs to one of these
MENTIONED = re.findall(r"`(--[\w-]+)(?: [^`]*)?`", PAGE)


def parsed(words):
    """The command that these words call, once its options and arguments are read; it is not run."""
    first = 2 if words[0] == "--course" else 0
    name, *rest = words[first:]
    above = cli.main.make_context("autograder", [*words[:first], name])
    command = cli.main.get_command(above, name)
    assert command, f"there is no command {name}"
    command.make_context(name, rest, parent=above)
    return command


@pytest.mark.parametrize("words", OWN, ids=" ".join)
def test_a_command_of_the_page_is_understood(words):
    parsed(words)


def test_a_command_that_does_not_exist_is_found():
    with pytest.raises(click.UsageError):
        parsed(["grade", "--workers", "8"])


def test_the_page_shows_every_command():
    assert {parsed(words).name for words in OWN} == set(cli.main.commands)


def test_options_named_in_the_text_exist():
    known = {name for c in cli.main.commands.values() for p in c.params for name in p.opts}
    known |= {name for p in cli.main.params for name in p.opts}
    assert MENTIONED
    assert set(MENTIONED) <= known


def test_targets_and_modules_exist():
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = [words[1] for words in COMMANDS if words[0] == "make"]
    named += re.findall(r"`make (\w+)`", PAGE)
    assert set(named) <= set(targets)
    assert (ROOT / "autograder" / "authoring" / "sample_class.py").is_file()
    for file in re.findall(r"`(tests/[\w/]+\.py)`", PAGE):
        assert (ROOT / file).is_file()


def test_the_rules_are_understood_and_each_is_shown():
    settings = tomllib.loads(next(block for kind, block in BLOCKS if kind == "toml"))
    policy = policy_of(settings)
    assert (policy.late, policy.count, policy.allowed) == ("per_day", "best", 3)
    assert set(settings) == {"timezone", "due", "late", "attempts", "extensions"}


def test_the_exercise_that_is_shown_has_this_hint():
    name = next(words[1] for words in OWN if words[0] == "check")
    shown = re.search(r"answer\.py: .*?\n((?:  .*\n)+)", PAGE)[1]
    exercise = load_exercise(name)
    titles = [check.title for check in exercise.checks]
    hints = [mistake.hint for mistake in exercise.mistakes]
    assert all(any(f"  failed  {title}: " in shown for title in titles) for title in titles)
    assert any(hint in shown for hint in hints)
