"""Repair: every honest answer is found whatever became of its cell; nothing is guessed."""

import pytest

from autograder.grading.notebook import read_notebook
from autograder.grading.plan import cells_to_run
from autograder.grading.repair import repair
from tests.autograder.notebooks import (
    DEMO,
    DRAWS,
    NAMES,
    SETUP,
    answered,
    as_bytes,
    cell_of,
    code,
    exercise,
    honest,
    index_of,
    master,
    solution,
)

NAME = "half_mse_gradient"


def repaired(notebook):
    return repair(read_notebook(as_bytes(notebook)), read_notebook(as_bytes(master())), NAMES)


def kinds(found):
    return [finding.kind for finding in found.findings]


def running(found):
    return [found.cells[i].source for i in cells_to_run(found.cells)]


def strip_all_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata.clear()
        cell.pop("id", None)


def swap_ids(notebook):
    one, two = cell_of(notebook, NAMES[0]), cell_of(notebook, NAMES[1])
    one.metadata, two.metadata = two.metadata, one.metadata


def rename_ids(notebook):
    for name in NAMES:
        cell_of(notebook, name).metadata["nbgrader"]["grade_id"] = f"my_{name}"


def copy_with_id(notebook):
    notebook.cells.insert(0, dict(cell_of(notebook, NAME)))


def stub_copy_below(notebook):
    stub = code(exercise(NAME).stub.strip(), nbgrader=dict(cell_of(notebook, NAME).metadata))
    notebook.cells.append(stub)


def answer_in_own_cell_above(notebook):
    cell = cell_of(notebook, NAME)
    notebook.cells.insert(2, code(cell.source))
    cell.source = exercise(NAME).stub.strip()


def answer_as_markdown(notebook):
    cell = cell_of(notebook, NAME)
    cell["cell_type"] = "markdown"
    cell["source"] = f"```python\n{cell.source}\n```"


def answer_as_raw(notebook):
    cell_of(notebook, NAME)["cell_type"] = "raw"


def split_in_the_body(notebook):
    cell = cell_of(notebook, NAME)
    lines = cell.source.split("\n")
    cut = next(i for i, line in enumerate(lines) if line.strip() == '"""' and i > 3) + 1
    cell.source = "\n".join(lines[:cut])
    notebook.cells.insert(notebook.cells.index(cell) + 1, code("\n".join(lines[cut:])))


def checks_deleted(notebook):
    notebook.cells = [c for c in notebook.cells if not c["source"].startswith("check(")]


def all_in_one_cell(notebook):
    texts = [cell_of(notebook, name).source for name in NAMES]
    notebook.cells = [code(SETUP), code("\n\n\n".join(texts))]


def shuffled(notebook):
    notebook.cells = notebook.cells[:4] + notebook.cells[:3:-1]


@pytest.mark.parametrize(
    "damage",
    [
        strip_all_metadata,
        swap_ids,
        rename_ids,
        copy_with_id,
        stub_copy_below,
        answer_in_own_cell_above,
        answer_as_markdown,
        answer_as_raw,
        split_in_the_body,
        checks_deleted,
        all_in_one_cell,
        shuffled,
    ],
)
def test_every_answer_is_found_and_defined_by_what_runs(damage):
    notebook = honest()
    damage(notebook)
    found = repaired(notebook)
    namespace = {}
    for source in running(found):
        exec(
            compile(source.replace("from nabla.checking import check", ""), "cell", "exec"),
            namespace,
        )
    assert set(found.answers) == set(NAMES)
    for name in NAMES:
        with_loss = namespace[name]
        assert with_loss.__code__.co_code == compiled(solution(name), name).co_code
    assert "damaged" not in kinds(found)


def compiled(source, name):
    namespace = {}
    exec(compile(source, "cell", "exec"), namespace)
    return namespace[name].__code__


def test_a_whole_notebook_needs_no_repair_and_runs_setup_and_answers_only():
    found = repaired(honest())
    assert found.findings == []
    assert running(found) == [SETUP, *map(solution, NAMES)]


def test_a_lesson_cell_runs_if_the_student_uses_what_it_binds():
    notebook = honest()
    notebook.cells.append(code("print(X_houses.mean())"))
    assert DRAWS in running(repaired(notebook))


def test_a_changed_demo_runs_as_the_students_own_cell():
    notebook = honest()
    notebook.cells[3].source = "shown = 1"
    found = running(repaired(notebook))
    assert "shown = 1" in found
    assert DEMO not in found


def test_edited_points_do_not_count_and_are_noted():
    notebook = honest()
    cell_of(notebook, f"{NAME}_check").metadata["nbgrader"]["points"] = 100
    found = repaired(notebook)
    assert kinds(found) == ["repaired"]
    assert "Points" in found.findings[0].text


def test_two_different_answers_are_reported_and_the_last_counts():
    notebook = honest()
    notebook.cells.append(code(f"def {NAME}(X, targets, w, b):\n    return None"))
    found = repaired(notebook)
    assert found.answers[NAME] == len(found.cells) - 1
    assert "2 cells" in found.findings[0].text


def test_a_missing_cell_and_a_renamed_function_are_told():
    notebook = honest()
    del notebook.cells[index_of(notebook, NAMES[0])]
    cell = cell_of(notebook, NAME)
    cell.source = cell.source.replace(f"def {NAME}", "def my_gradient")
    texts = [finding.text for finding in repaired(notebook).findings]
    assert any("`predict` is missing" in text for text in texts)
    assert any(f"`{NAME}` does not define it" in text for text in texts)


def test_a_cell_with_a_syntax_error_is_still_the_answer_of_its_exercise():
    notebook = answered({NAME: f"def {NAME}(X:\n    pass"})
    assert repaired(notebook).answers[NAME] == index_of(notebook, NAME)


def test_another_language_is_told():
    notebook = honest()
    notebook.metadata["kernelspec"]["language"] = "R"
    assert "Python is wanted" in repaired(notebook).findings[0].text


def test_another_kernel_of_python_is_not_worth_a_word():
    notebook = honest()
    notebook.metadata["kernelspec"]["name"] = "my-env"
    assert repaired(notebook).findings == []
