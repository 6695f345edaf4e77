"""Fixtures that several rooms share: one sandbox, and course folders with notebooks in them."""

import pytest

from autograder.sandbox.session import Sandbox


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox
