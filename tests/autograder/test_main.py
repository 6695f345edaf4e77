"""The command's script: a pool's workers import it and must not start the command again."""

import runpy

from autograder.authoring.exercise import ROOT


def test_a_worker_that_imports_the_script_starts_nothing():
    held = runpy.run_path(str(ROOT / "autograder" / "__main__.py"), run_name="__mp_main__")
    assert held["main"].name == "main"
