"""What the package `nabla-course` holds besides `src/nabla`; hatchling calls it.

The wheel carries the demos' bundles (`nabla/widgets/static/`), so that demos work where there is
no Node, and the released answer sheets (`nabla/checking/answers/`), so that a notebook downloaded
alone can check itself. The editable install of a checkout gets the command `autograder` instead.
"""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHEETS = "_build/course/release"


class CustomBuildHook(BuildHookInterface):
    """Adds files that are derived and never committed."""

    def initialize(self, version, build_data):
        """Name the files to add, before anything is written."""
        root = Path(self.root)
        if version == "editable":
            build_data["shared_scripts"][str(root / "autograder/__main__.py")] = "autograder"
            return
        sys.path.insert(0, str(root / "src"))
        from nabla.widgets import _bundle

        bundles = _bundle.bundle(root / "_build" / "demos")
        sheets = sorted(root.glob(f"{SHEETS}/*/*.answers.json"))
        added = build_data["force_include"]
        added |= {str(file): f"nabla/checking/answers/{file.name}" for file in sheets}
        for name in _bundle.demo_names():
            added[str(bundles / f"{name}.mjs")] = f"nabla/widgets/static/{name}.mjs"
