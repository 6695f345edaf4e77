"""Lessons run again when the code they import has changed.

jupyter-cache compares the cells of a lesson, not what they import. Here the cache is keyed on the
content of `src/` and `requirements.txt`: if either has changed, all outputs are computed anew.
Pages are also read again when this extension has changed, and written again when a stylesheet has;
the page with the bibliography is read again when a source was added.
"""

import hashlib
import shutil
from pathlib import Path

NOT_IMPORTED = {".mjs", ".css", ".pyc"}  # demos are bundled, they change no output


def fingerprint(root):
    """Return the SHA-256 of everything that cells can import."""
    files = [Path(root, "requirements.txt"), *Path(root, "src").rglob("*")]
    return digest(file for file in files if file.suffix not in NOT_IMPORTED)


def digest(files):
    """Return the SHA-256 of files' names and content."""
    total = hashlib.sha256()
    for file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts:
            total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def drop_stale_outputs(app):
    """Delete the cache of outputs if the code has changed since it was filled."""
    cache = Path(app.outdir).parent / ".jupyter_cache"
    stamp, current = cache / "nabla-code", fingerprint(app.srcdir)
    app.nabla_code_changed = not stamp.is_file() or stamp.read_text("utf-8") != current
    if app.nabla_code_changed:
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        stamp.write_text(current, encoding="utf-8")


def all_pages_if_code_changed(app, env, added, changed, removed):
    """Name every page as outdated if the code has changed."""
    return list(env.found_docs) if app.nabla_code_changed else []


def bibliography_if_sources_changed(app, env, added, changed, removed):
    """Name the pages that list sources as outdated if the sources have changed."""
    current = digest(Path(app.srcdir, file) for file in app.config.bibtex_bibfiles)
    before = getattr(env, "nabla_sources", current)
    env.nabla_sources = current
    listed = env.get_domain("cite").bibliographies
    return sorted({key.docname for key in listed} & env.found_docs) if before != current else []


def setup(app):
    """Connect to Sphinx's events, before outputs are looked up."""
    here = Path(__file__).parent
    app.add_config_value("nabla_extension", digest(here.glob("*.py")), "env")
    app.add_config_value("nabla_static", digest((here.parents[1] / "_static").rglob("*")), "html")
    app.connect("builder-inited", drop_stale_outputs, priority=100)
    app.connect("env-get-outdated", all_pages_if_code_changed)
    app.connect("env-get-outdated", bibliography_if_sources_changed)
