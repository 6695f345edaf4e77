"""PyTorch and scikit-learn for the tests marked `parity`.

Where they are not installed the tests are skipped, except on a continuous-integration machine: a
missing peer there is a broken set-up, and a skipped test would hide it.
"""

import importlib
import os

import pytest


def peer(name):
    """Return the module, or skip the test where it may be missing."""
    return importlib.import_module(name) if os.environ.get("CI") else pytest.importorskip(name)


@pytest.fixture(scope="session")
def torch():
    """PyTorch on one thread."""
    module = peer("torch")
    module.set_num_threads(1)
    return module


@pytest.fixture(scope="session")
def sklearn():
    """A function that imports a module of scikit-learn: sklearn("metrics")."""
    peer("sklearn")
    return lambda name: importlib.import_module(f"sklearn.{name}")
