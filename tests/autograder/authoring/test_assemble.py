"""Source notebooks: the cells of an exercise, and what stays on the site."""

import pytest

from autograder.authoring.assemble import assemble
from autograder.authoring.catalogue import exercise_paths, lessons
from autograder.authoring.exercise import AuthoringError, load_exercise, stub_of

NAME = "half_mse_gradient"


def cells_by_id(notebook):
    return {cell.id: cell for cell in notebook.cells}


def test_an_exercise_becomes_a_solution_cell_and_a_locked_check(project):
    notebook = assemble("linear_regression", project)
    ids = [cell.id for cell in notebook.cells]
    assert ids.index(f"{NAME}_check") == ids.index(NAME) + 1
    cells = cells_by_id(notebook)
    assert cells[NAME].metadata.nbgrader["solution"] is True
    check = cells[f"{NAME}_check"]
    assert check.metadata.nbgrader["locked"] is True
    assert (
        check.metadata.nbgrader["points"] == load_exercise(f"linear_regression/{NAME}").max_points
    )
    assert check.source.startswith(f"check({NAME})\n### BEGIN HIDDEN TESTS")


def test_the_text_before_an_exercise_names_points_and_numbers_equations(project):
    notebook = assemble("linear_regression", project)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert any(text.startswith(f"**Exercise `{NAME}`** (3 points)") for text in texts)
    assert any("The loss is (1)." in text for text in texts)
    assert any(text.startswith("## After the exercise") for text in texts)


def test_cells_for_the_site_alone_are_left_out_and_tags_are_kept(project):
    sources = {c.source: c for c in assemble("linear_regression", project).cells}
    assert "import nabla" not in sources
    assert sources['print("shown")'].metadata["jupyter"] == {"source_hidden": True}


def test_cell_ids_are_unique_and_the_same_in_every_run(project):
    first = [cell.id for cell in assemble("linear_regression", project).cells]
    assert len(set(first)) == len(first)
    assert first == [cell.id for cell in assemble("linear_regression", project).cells]


def test_stub_of_a_class_body_can_be_defined():
    source = "class A:\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n"
    assert stub_of(source) == "class A:\n    pass  # your code here\n"


def test_stub_of_a_method_raises():
    lines = ["class A:", "    def f(self):", "        ### BEGIN SOLUTION", "        x"]
    source = "\n".join([*lines, "        ### END SOLUTION", ""])
    assert "        raise NotImplementedError  # your code here" in stub_of(source)


def test_the_book_owns_the_order_and_every_exercise_needs_a_card(project):
    assert lessons(project) == ["linear_regression"]
    assert exercise_paths("linear_regression", project) == [f"linear_regression/{NAME}"]
    page = project / "book" / "linear_regression.md"
    page.write_text(page.read_text("utf-8").replace("{graded-exercise}", "{note}"), "utf-8")
    with pytest.raises(AuthoringError, match="shows no card for linear_regression/half_mse"):
        exercise_paths("linear_regression", project)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda s: s.replace("### END SOLUTION", ""), "exactly one"),
        (lambda s: s.replace(">>>", "..."), "one example"),
        (lambda s: s.replace("def half_mse_gradient", "def other"), "defines no function"),
        (lambda s: s + "\n)", "unmatched"),
    ],
)
def test_a_malformed_solution_is_named_with_its_fault(project, damage, message):
    path = project / "solutions" / "linear_regression" / f"{NAME}.py"
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(AuthoringError, match=f"solutions/linear_regression/{NAME}.py.*{message}"):
        load_exercise(f"linear_regression/{NAME}", project)


def test_an_unknown_exercise_is_named():
    with pytest.raises(AuthoringError, match="linear_regression/nothing: no such exercise"):
        load_exercise("linear_regression/nothing")
