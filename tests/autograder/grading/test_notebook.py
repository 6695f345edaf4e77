"""Reading notebooks that anyone may have written: sentences for the student, never a crash."""

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.grading.notebook import DamagedNotebook, read_notebook
from tests.autograder.notebooks import LESSON, SETUP, as_bytes, master

WHOLE = as_bytes(master())


def sentence(data):
    with pytest.raises(DamagedNotebook) as damaged:
        read_notebook(data)
    return str(damaged.value)


def test_a_whole_notebook_is_read_with_its_ids_tags_and_lesson():
    notebook = read_notebook(WHOLE)
    assert notebook.lesson == LESSON
    assert notebook.language == "python"
    assert notebook.cells[1].source == SETUP
    assert notebook.cells[3].tags == ("demo",)
    assert [c.grade_id for c in notebook.cells if c.grade_id][:2] == ["predict", "predict_check"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (WHOLE[: len(WHOLE) // 2], "breaks off"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"<!DOCTYPE html>", "web page"),
        (b"\xff\xfe\x00x", "not text"),
        (b"import numpy as np\n", "line 1 cannot be read"),
        (b'{"cells": [\n<<<<<<< HEAD\n', "marks of a merge"),
        (b"[1, 2]", "not a notebook"),
        (b'{"nbformat": 4}', "no list of cells"),
        (b'{"cells": 7, "nbformat": 4}', "no list of cells"),
        (b'{"worksheets": 3, "nbformat": 3}', "old format"),
        (b"[" * 100_000, "not a notebook"),
        (b'{"cells": [' + b"{}," * 3_000_000 + b"{}]}", "too many parts"),
        (b'{"cells": [' + b"{}," * 3000 + b"{}]}", "3001 cells"),
        (b'{"cells": [{"source": "' + b"x" * 5_000_000 + b'"}]}', "4 MB"),
    ],
)
def test_damage_is_told_in_words(data, words):
    assert words in sentence(data)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        3,
        {"cell_type": 5, "source": "x = 1"},
        {"cell_type": "code", "source": {"a": 1}},
        {"cell_type": "code", "source": ["a\n", 3, "b"], "metadata": [1]},
        {"cell_type": "code", "source": "x", "metadata": {"nbgrader": "yes", "tags": 3}},
        {"cell_type": "code", "source": "x", "metadata": {"nbgrader": {"grade_id": [1]}}},
        {"cell_type": "code", "source": "\ud800"},
    ],
)
def test_wrong_types_are_read_as_far_as_they_go(cell):
    data = json.dumps({"nbformat": 4, "cells": [cell]}).encode()
    for read in read_notebook(data).cells:
        read.source.encode("utf-8")
        assert read.kind in ("code", "markdown", "raw")


def test_an_old_notebook_is_upgraded():
    old = nbformat.v3.new_notebook(
        worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell(input="x = 1")])]
    )
    cells = read_notebook(json.dumps(old).encode()).cells
    assert [(cell.kind, cell.source) for cell in cells] == [("code", "x = 1")]


def is_read_or_reported(data):
    try:
        return read_notebook(data).cells is not None
    except DamagedNotebook as damaged:
        return str(damaged).endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KEYS = ("cells", "metadata", "nbformat", "worksheets")
CELL = st.fixed_dictionaries(
    {}, optional={k: JSON for k in ("cell_type", "source", "metadata", "outputs", "input")}
)


@given(st.fixed_dictionaries({}, optional={k: JSON | st.lists(CELL, max_size=3) for k in KEYS}))
def test_any_json_is_read_or_reported(content):
    assert is_read_or_reported(json.dumps(content).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(data):
    assert is_read_or_reported(data)
