"""The command line: what it prints, and its exit status."""

import json
import zipfile

import pytest
from click.testing import CliRunner

from autograder.authoring.exercise import load_exercise
from autograder.cli import main
from autograder.sandbox.outcomes import SandboxUnavailable
from autograder.sandbox.session import Sandbox
from tests.autograder.notebooks import (
    LESSON,
    answered,
    as_bytes,
    honest,
    mistake,
    solution,
    write_release,
)

NAME = "half_mse_gradient"
PATH = f"{LESSON}/{NAME}"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def course(tmp_path):
    write_release(tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture
def answer(tmp_path):
    def write(source, name="answer.py"):
        path = tmp_path / name
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return path

    return write


@pytest.mark.sandbox
def test_a_missing_file_fails_after_the_others_are_graded(answer, tmp_path):
    right, absent = answer(solution(NAME), "right.py"), tmp_path / "absent.py"
    outcome = run("check", PATH, absent, right, "--json")
    assert outcome.exit_code == 1
    points = [json.loads(line)["points"] for line in outcome.stdout.splitlines()]
    assert points == [0, load_exercise(PATH).max_points]
    assert outcome.stderr == f"Error: {absent}: no such file; name a file with the answer\n"


@pytest.mark.sandbox
def test_check_prints_one_json_object_a_line_with_the_promised_keys(answer):
    right = answer(solution(NAME), "right.py")
    wrong = answer(mistake(NAME, "not_divided"), "wrong.py")
    outcome = run("check", PATH, right, wrong, "--json")
    assert outcome.exit_code == 0
    good, bad = map(json.loads, outcome.stdout.splitlines())
    exercise = load_exercise(PATH)
    assert set(good) == {"file", "points", "max_points", "diagnosis", "checks"}
    assert [set(check) for check in good["checks"]] == [
        {"name", "points", "max_points", "message"} for _ in exercise.checks
    ]
    assert (good["file"], good["points"], good["diagnosis"]) == (
        str(right),
        exercise.max_points,
        None,
    )
    hints = {m.name: m.hint for m in exercise.mistakes}
    assert (bad["points"], bad["diagnosis"]) == (0, hints["not_divided"])


@pytest.mark.sandbox
@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"def half_mse_gradient(X", "SyntaxError"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"", "there is no half_mse_gradient"),
        (b"import nabla\nhalf_mse_gradient = nabla.half_mse_gradient", "write the function yours"),
        (b"raise SystemExit(3)", "SystemExit"),
        (b"x" * 2_000_000, "larger than 1 MB"),
        (None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_used_gets_no_points_and_one_clear_line(answer, source, words):
    path = "no/such/file.py" if source is None else answer(source)
    outcome = run("check", PATH, path, "--json")
    assert outcome.exit_code == (1 if source is None else 0)
    result = json.loads(outcome.stdout)
    assert result["points"] == 0
    for check in result["checks"]:
        assert words in check["message"]
        assert "\n" not in check["message"]


@pytest.mark.sandbox
def test_check_in_words_names_passed_and_failed_checks(answer):
    outcome = run("check", PATH, answer(mistake(NAME, "not_divided")))
    assert "0 of 3 points" in outcome.stdout
    assert "failed  Both derivatives for several shapes: part 1" in outcome.stdout


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{LESSON}/half_mse_gradien", f"{LESSON}/half_mse_gradient"),
        (f"other/{NAME}", f"did you mean {PATH}?"),
        ("nothing", "<lesson>/<exercise>"),
    ],
)
def test_an_unknown_exercise_names_the_close_ones(answer, path, words):
    outcome = run("check", path, answer(""))
    assert outcome.exit_code == 2
    assert words in outcome.stderr


def test_a_wrong_call_is_status_2(course):
    assert run("check", PATH).exit_code == 2
    assert run("grade", "--jobs", "0").exit_code == 2
    assert run("--course", course, "grade", "other").exit_code == 2
    assert run("nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("grade",), "autograder release"),
        (("collect", "nowhere.zip"), "autograder release"),
        (("feedback",), "autograder grade"),
        (("export",), "autograder grade"),
        (("report",), "autograder grade"),
    ],
)
def test_an_error_is_one_line_with_its_cure_and_status_1(tmp_path, words, cure):
    outcome = run("--course", tmp_path / "empty", *words)
    assert outcome.exit_code == 1
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.startswith("Error: ")
    assert cure in outcome.stderr


def test_grading_is_refused_without_a_sandbox(course, answer, monkeypatch):
    def unavailable(self):
        raise SandboxUnavailable("no bubblewrap on PATH; install it (apt install bubblewrap)")

    monkeypatch.setattr(Sandbox, "start", unavailable)
    outcome = run("check", PATH, answer(solution(NAME)))
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr == ("Error: no bubblewrap on PATH; install it (apt install bubblewrap)\n")


@pytest.mark.sandbox
def test_from_an_archive_to_pages_grades_and_report(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        wrong = answered({NAME: mistake(NAME, "not_divided")})
        archive.writestr(f"ana_1_9_{LESSON}.ipynb", as_bytes(honest()))
        archive.writestr(f"ana_1_10_{LESSON}-1.ipynb", as_bytes(wrong))
        archive.writestr(f"boris_LATE_2_11_{LESSON}-1.ipynb", as_bytes(wrong))
        archive.writestr("readme.txt", "hello")
    outcome = run("--course", course, "collect", tmp_path / "all.zip")
    assert outcome.stdout == "2 new, 0 replaced, 0 unchanged, 1 left out\n"
    assert "readme.txt" in outcome.stderr
    outcome = run("--course", course, "grade", "--jobs", "1", "--json")
    assert outcome.exit_code == 0, outcome.output + outcome.stderr
    rows = [json.loads(line) for line in outcome.stdout.splitlines()]
    points = {(row["student"], bool(row["attempt"])): row["points"] for row in rows}
    assert points == {("ana", False): 0, ("ana", True): 7, ("boris", False): 0}
    assert (course / "gradebook.db").is_file()
    (course / "course.toml").write_text("[attempts]\ncount = 'best'\n")
    outcome = run("--course", course, "grade")
    assert outcome.stdout == "3 unchanged\n"
    for command, made in (
        ("feedback", f"feedback/ana/{LESSON}/{LESSON}.html"),
        ("export", "grades.csv"),
        ("report", "report/index.html"),
    ):
        assert run("--course", course, command).exit_code == 0
        assert (course / made).is_file()
    assert "ana,linear_regression,7,7,0,1," in (course / "grades.csv").read_text("utf-8")


@pytest.mark.sandbox
def test_the_doctor_says_what_holds():
    outcome = run("doctor")
    assert outcome.exit_code == 0, outcome.output
    assert "network" in outcome.stdout


def test_help_names_every_command():
    outcome = run("--help")
    commands = ("release", "collect", "grade", "feedback", "export", "report", "check", "doctor")
    for command in commands:
        assert f"  {command} " in outcome.stdout
