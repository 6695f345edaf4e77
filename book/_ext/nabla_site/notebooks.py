"""The student's notebook of a lesson, and its answer sheet, beside the pages.

`autograder release` writes both into `_build/course/release/<lesson>/`; the site publishes them
as `/notebooks/<lesson>.ipynb` and `/notebooks/<lesson>.answers.json`.
"""

import shutil
from pathlib import Path

from sphinx.errors import ExtensionError

from autograder.authoring.catalogue import lessons

RELEASE = Path("_build", "course", "release")


def released(srcdir, lesson):
    """Return the files to publish for a lesson: its notebook and its answer sheet."""
    folder = Path(srcdir, RELEASE, lesson)
    files = [folder / f"{lesson}.ipynb", folder / f"{lesson}.answers.json"]
    return [file for file in files if file.is_file()]


def notebook_uri(env, lesson):
    """Return the notebook's address relative to the page being read, or "" if there is none."""
    if not released(env.srcdir, lesson):
        return ""
    return "../" * env.docname.count("/") + f"notebooks/{lesson}.ipynb"


def require_notebooks(app):
    """Refuse to build without the notebooks, unless this is a draft."""
    if app.config.nabla_draft:
        return
    for lesson in lessons(app.srcdir):
        if not released(app.srcdir, lesson):
            raise ExtensionError(
                f"{RELEASE / lesson}/{lesson}.ipynb is missing: run `make release`"
            )


def copy_notebooks(app, error):
    """Copy the notebooks into the built site."""
    if error or app.builder.format != "html":
        return
    target = Path(app.outdir, "notebooks")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for lesson in lessons(app.srcdir):
        for file in released(app.srcdir, lesson):
            shutil.copy2(file, target)


def setup(app):
    """Connect to Sphinx's events."""
    app.add_config_value("nabla_draft", False, "")
    app.connect("builder-inited", require_notebooks, priority=50)
    app.connect("build-finished", copy_notebooks)
