"""Answer sheets and the self-check of a notebook."""

import numpy as np
import pytest

from nabla.checking import Call, Function, Get, Steps, check
from nabla.checking.compare import Tolerance, agrees
from nabla.checking.diagnose import diagnose
from nabla.checking.probes import Failure, fresh, perform, widened
from nabla.checking.selfcheck import SelfCheckFailed, compare_with_sheet
from nabla.checking.sheet import Entry, PublicProbe, from_json, read_sheet, to_json, write_sheet
from nabla.checking.subjects import LocalSubject

PROBES = [PublicProbe(Call(np.array([1.0, 2.0, 4.0]))), PublicProbe(Call(np.array([3.0, 5.0])))]
ENTRY = Entry(PROBES, [7.0 / 3, 4.0], {"total": {"hint": "It is the sum.", "outputs": [7.0, 8.0]}})


def average(x):
    return x.mean()


def total(x):
    return x.sum()


@pytest.fixture
def notebook_folder(tmp_path, monkeypatch):
    write_sheet(tmp_path / "lesson.answers.json", "lesson", {"average": ENTRY})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return tmp_path


def named(function, name):
    function.__name__ = name
    return function


def test_a_right_answer_is_told_so(notebook_folder, capsys):
    check(average)
    assert "average: right on 2 public inputs" in capsys.readouterr().out


def test_a_listed_mistake_gets_its_hint(notebook_folder, capsys):
    check(named(lambda x: x.sum(), "average"))
    assert capsys.readouterr().out == "average: It is the sum.\n"


def test_another_mistake_is_described_after_what_was_right(notebook_folder, capsys):
    check(named(lambda x: x.mean() if x.size == 2 else -x.mean(), "average"))
    assert "right on 1 of 2 public inputs; on another, the output" in capsys.readouterr().out


def test_an_error_shows_the_students_line(notebook_folder, capsys):
    check(named(lambda x: x.nothing, "average"))
    assert "AttributeError" in capsys.readouterr().out


def test_a_stub_is_not_written_yet(notebook_folder, capsys):
    def average(x):
        raise NotImplementedError

    check(average)
    assert "not written yet" in capsys.readouterr().out


def doubled(body):
    """An answer `double` whose statement has an example, with this line as its body."""
    names = {}
    exec(f'def double(x):\n    """Twice.\n\n    >>> double(3)\n    6\n    """\n    {body}', names)
    return names["double"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "return 2 * x",
            "double: right on the example in its statement. Hidden checks use others.",
        ),
        ("return x * x", "double: the example in its statement gives 9; 6 is wanted."),
        ("raise NotImplementedError", "double: it is not written yet."),
        ("return x.size", "double: it stops with AttributeError: 'int' object has no"),
    ],
)
def test_without_public_inputs_the_example_of_the_statement_is_run(tmp_path, capsys, body, said):
    write_sheet(tmp_path / "lesson.answers.json", "lesson", {"double": Entry([], [], {})})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        check(doubled(body))
    assert capsys.readouterr().out.startswith(said)


def test_writing_into_an_input_is_named(notebook_folder, capsys):
    def average(x):
        x -= 1
        return x.mean()

    check(average)
    assert "work on a copy" in capsys.readouterr().out


def test_an_unknown_name_names_the_missing_sheet(notebook_folder, capsys):
    check(total)
    assert "knows this name" in capsys.readouterr().out


def test_validation_fails_on_a_difference(notebook_folder, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    check(average)
    with pytest.raises(SelfCheckFailed, match="It is the sum"):
        check(named(lambda x: x.sum(), "average"))


def test_a_warning_is_named_where_it_is_forbidden():
    probes = [PublicProbe(Call(np.array([800.0])), quiet=True)]
    entry = Entry(probes, [np.array([0.0])], {})
    assert "RuntimeWarning" in compare_with_sheet(lambda z: 1 / (1 + np.exp(z)), entry)
    assert compare_with_sheet(lambda z: np.zeros(1), entry) is None


def test_sheets_keep_every_bit(tmp_path):
    rng = np.random.default_rng(3)
    call = Call(rng.normal(size=(2, 3)), np.array([], dtype=np.int64), (1, [2.5]), rng=rng, f=None)
    steps = Steps(Call(2), [("forward", np.float32(0.1)), Get("mask")])
    for probe in (call, steps):
        back = from_json(to_json(probe))
        assert to_json(back) == to_json(probe)
    back = from_json(to_json(call))
    assert np.array_equal(back.args[0], call.args[0])
    assert back.args[1].dtype == np.int64
    assert back.kwargs["rng"].random() == fresh(rng).random()


def test_a_sheet_round_trips_through_its_file(tmp_path):
    entry = Entry(
        [PublicProbe(Call(Function("tanh")), "moments", Tolerance(0.1, 0.2))],
        [{"mean": np.float64(np.nan)}],
        {"m": {"hint": "h", "outputs": [Failure("error", "ValueError", "x")]}},
    )
    write_sheet(tmp_path / "a.answers.json", "a", {"f": entry})
    back = read_sheet(tmp_path / "a.answers.json")["f"]
    assert back.probes[0].tolerance == (0.1, 0.2)
    assert back.probes[0].probe.args == (Function("tanh"),)
    assert agrees(back.wanted[0], entry.wanted[0])
    assert back.mistakes["m"]["outputs"] == [Failure("error", "ValueError")]


def test_two_mistakes_with_the_same_outputs_give_no_diagnosis():
    outputs, tolerances = [2.0, 3.0], [Tolerance()] * 2
    assert diagnose(outputs, [1.0, 1.0], {"a": [2.0, 3.0]}, tolerances) == "a"
    assert diagnose(outputs, [1.0, 1.0], {"a": [2.0, 3.0], "b": [2.0, 3.0]}, tolerances) is None


def test_a_mistake_known_only_by_its_errors_gives_no_diagnosis():
    failed = [Failure("error", "ValueError")]
    assert diagnose(failed, [1.0], {"a": failed}, [Tolerance()]) is None


class Counter:
    def __init__(self, start=0):
        self.count = start

    def add(self, amount):
        self.count += amount
        return self.count


def test_steps_make_a_new_object_and_read_attributes():
    steps = Steps(Call(start=2), [("add", 3), ("add", 1), Get("count")])
    assert perform(steps, LocalSubject(Counter)) == [5, 6, 6]


def test_generators_arrive_in_the_same_state_every_time():
    call = Call(rng=np.random.default_rng(1))
    subject = LocalSubject(lambda rng: rng.random())
    assert perform(call, subject) == perform(call, subject)


def test_the_right_answer_to_float32_is_that_to_the_same_numbers_in_float64():
    x = np.array([0.1, 0.2], dtype=np.float32)
    call, steps = widened(Call(x, [x], 3, lr=x[0])), widened(Steps(Call(x), [("f", x), Get("a")]))
    assert [call.args[0].dtype, call.args[1][0].dtype, call.kwargs["lr"].dtype] == [np.float64] * 3
    assert np.array_equal(call.args[0], x)
    assert call.args[2] == 3
    assert (steps.init.args[0].dtype, steps.then[0][1].dtype) == (np.float64, np.float64)
    assert steps.then[1] == Get("a")


def test_lazy_results_are_listed():
    call = Call([1, 2])
    assert perform(call, LocalSubject(lambda x: (2 * v for v in x))) == [2, 4]
    assert perform(call, LocalSubject(lambda x: zip(x, x, strict=True))) == [(1, 1), (2, 2)]


def test_warnings_are_noted_and_do_no_harm():
    subject = LocalSubject(lambda x: np.exp(x))
    assert perform(Call(1e4), subject) == np.inf
    assert subject.warnings == ["RuntimeWarning"]
