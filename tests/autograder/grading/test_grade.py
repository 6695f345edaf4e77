"""Grading in the sandbox: right and wrong answers, ends of every kind, killed and resumed runs."""

import multiprocessing

import pytest

from autograder.grading.course import CourseError
from autograder.grading.grade import LIMITS, grade, places_to_grade
from autograder.grading.notebook import read_notebook
from autograder.grading.results import TIMINGS, all_results, result_paths
from autograder.grading.submission import grade_submission
from autograder.judging.judge import Judge
from autograder.sandbox.limits import Limits
from tests.autograder.notebooks import (
    LESSON,
    NAMES,
    answered,
    as_bytes,
    cell_of,
    code,
    exercise,
    hand_in,
    honest,
    index_of,
    master,
    mistake,
    solution,
    write_release,
)

pytestmark = pytest.mark.sandbox
NAME = "half_mse_gradient"
SHORT = Limits(op_seconds=1.0, grace_seconds=0.5)


@pytest.fixture
def graded(sandbox):
    def run(notebook, limits=LIMITS):
        data = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
        master_ = read_notebook(as_bytes(master()))
        return grade_submission(
            data, master_, list(map(exercise, NAMES)), sandbox, Judge(), limits
        )[0]

    return run


def points(result):
    return {e["name"]: e["points"] for e in result["exercises"]}


def full():
    return {name: exercise(name).max_points for name in NAMES}


def record(result, name=NAME):
    return next(e for e in result["exercises"] if e["name"] == name)


def test_an_honest_notebook_earns_everything_and_shows_nothing(graded):
    result = graded(honest())
    assert points(result) == full()
    assert result["cells"] == result["findings"] == []


def test_a_released_notebook_earns_nothing(graded):
    result = graded(master())
    assert result["points"] == 0
    assert {e["ending"] for e in result["exercises"]} == {"stub"}


def test_a_mistake_is_diagnosed_and_the_other_answers_count(graded):
    notebook = honest()
    cell_of(notebook, NAME).source = mistake(NAME, "not_divided")
    result = graded(notebook)
    assert points(result) == full() | {NAME: 0}
    assert record(result)["mistake"] == "not_divided"
    assert "divided by N" in record(result)["diagnosis"]


def test_a_cell_that_raises_does_not_stop_the_next_and_its_line_is_told(graded):
    notebook = honest()
    cell_of(notebook, "predict").source = "x = 1\nraise KeyError('mine')"
    result = graded(notebook)
    assert points(result) == full() | {"predict": 0}
    message = record(result, "predict")["checks"][0]["message"]
    assert "KeyError" in message
    assert "line 2 (`raise KeyError('mine')`)" in message
    assert result["cells"][0]["error"]["name"] == "KeyError"


def test_an_import_of_the_reference_earns_nothing_and_is_explained(graded):
    result = graded(answered({NAME: f"from nabla import {NAME}"}))
    assert result["points"] == 0
    assert "write the function yourself" in record(result)["checks"][0]["message"]


@pytest.mark.parametrize(
    ("body", "ending"), [("while True:\n        pass", "timeout"), ("os._exit(0)", "gone")]
)
def test_an_answer_that_ends_the_process_costs_only_itself(graded, body, ending):
    wrong = f"import os\n\n\ndef predict(X, w, b):\n    {body}"
    notebook = honest()
    cell_of(notebook, "predict").source = wrong
    result = graded(notebook, SHORT)
    assert points(result) == full() | {"predict": 0}
    assert record(result, "predict")["ending"] == ending


@pytest.mark.parametrize("body", ["while True:\n    pass", "import os\nos._exit(0)"])
def test_a_cell_that_ends_the_process_costs_no_answer(graded, body):
    notebook = honest()
    notebook.cells.insert(2, code(body))
    result = graded(notebook, SHORT)
    assert points(result) == full()
    assert result["cells"][0]["error"]["name"] == "Stopped"


def test_a_notebook_that_always_ends_is_given_up_after_a_few_sessions(graded):
    cells = [code(f"import os\nos._exit({n})") for n in range(10)]
    notebook = honest()
    notebook.cells[2:2] = cells
    result = graded(notebook, SHORT)
    assert result["points"] == 0
    assert {e["ending"] for e in result["exercises"]} == {"gone"}


def test_damage_is_a_result_with_a_sentence(graded):
    result = graded(as_bytes(honest())[:500])
    assert (result["points"], result["damaged"]) == (0, True)
    assert result["max_points"] == sum(full().values())
    assert "breaks off" in result["findings"][0]["text"]


def test_outputs_are_kept_without_addresses_of_memory(graded):
    notebook = honest()
    notebook.cells.append(code("class A:\n    pass\nprint(A())\nplt.plot([1, 2]);"))
    (cell,) = graded(notebook)["cells"]
    assert cell["outputs"][0]["text"].endswith("object at 0x…>\n")
    assert any("image/png" in output.get("data", {}) for output in cell["outputs"])


@pytest.fixture
def course(tmp_path):
    course = tmp_path / "course"
    write_release(course)
    hand_in(course, "ana", honest())
    hand_in(course, "boris", answered({NAME: mistake(NAME, "not_divided")}))
    hand_in(course, "chiara", as_bytes(honest())[:900])
    printing = honest()
    printing.cells.append(code("print(object(), {'b', 'a', 'c'}, np.random.rand(2))"))
    hand_in(course, "dan", printing)
    return course


def grade_all(course, jobs=1):
    return {
        row.place.student: row for row in grade(course, places_to_grade(course, [LESSON]), jobs)
    }


def contents(course):
    return {path.name: path.read_bytes() for path in result_paths(course)}


def test_the_same_class_gives_the_same_bytes_with_any_number_of_workers(course):
    assert {row.status for row in grade_all(course, 1).values()} == {"graded"}
    one = contents(course)
    assert len(one) == 4
    for jobs in (2, 4):
        for path in result_paths(course):
            path.unlink()
        grade_all(course, jobs)
        assert contents(course) == one
    assert (course / "results" / LESSON / f"ana{TIMINGS}").is_file()


def test_only_what_changed_is_graded_again(course):
    grade_all(course)
    assert {row.status for row in grade_all(course).values()} == {"unchanged"}
    hand_in(course, "boris", answered({NAME: solution(NAME)}))
    rows = grade_all(course)
    assert {student for student, row in rows.items() if row.status == "graded"} == {"boris"}
    assert rows["boris"].points == exercise(NAME).max_points


def test_a_damaged_result_file_is_made_again(course):
    grade_all(course)
    path = course / "results" / LESSON / "ana.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    assert grade_all(course)["ana"].status == "graded"
    assert path.read_bytes() == whole


def test_a_folder_without_a_notebook_fails_alone(course):
    (course / "submitted" / "eva" / LESSON).mkdir(parents=True)
    rows = grade_all(course)
    assert rows["eva"].status == "failed"
    assert "wanted one" in rows["eva"].message
    assert {row.status for student, row in rows.items() if student != "eva"} == {"graded"}


def test_nothing_to_grade_is_told_with_the_cure(tmp_path):
    with pytest.raises(CourseError, match="autograder collect"):
        places_to_grade(tmp_path, [LESSON])


def test_index_of_a_cell_is_that_of_the_submitted_notebook(graded):
    notebook = answered({NAME: solution(NAME)})
    assert record(graded(notebook))["cell"] == index_of(notebook, NAME)


def test_an_interrupted_run_ends_its_workers_at_once(course, monkeypatch):
    killed = []

    def kill(process):
        killed.append(process.pid)
        real(process)

    real = multiprocessing.process.BaseProcess.kill
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "kill", kill)
    before = set(multiprocessing.active_children())
    rows = grade(course, places_to_grade(course, [LESSON]), 2)
    assert next(rows).status == "graded"
    workers = set(multiprocessing.active_children()) - before
    rows.close()  # as Ctrl-C does: what is graded stays, what runs is dropped
    assert sorted(killed) == sorted(worker.pid for worker in workers)
    assert len(list(all_results(course))) < 4
