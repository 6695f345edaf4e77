"""One zygote for all tests of the sandbox, and a fresh submission for each test."""

import pytest

from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Sandbox


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox() as started:
        yield started


@pytest.fixture
def student(sandbox):
    with sandbox.session(Limits()) as session:
        yield session


@pytest.fixture
def told(student):
    """Run a cell and return what it printed; the cell must not fail."""

    def run(source):
        outcome = student.run_cell(source)
        assert outcome.error is None, outcome.error
        return "".join(output["text"] for output in outcome.outputs)

    return run
