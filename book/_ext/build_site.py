"""Build the site into `_build/html`: python book/_ext/build_site.py [--draft] [--out DIR]

A warning is an error. What Jupyter Book prints goes to `_build/site.log`; a failure is one line
that names the file. With `--draft` warnings are printed but do not fail, and notebooks may be
missing; `--out` builds beside the real site; `--source` takes another folder with a `_config.yml`.
"""

import argparse
import contextlib
import fcntl
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
JUPYTER_BOOK = """\
import sys
sys.modules["rfc3987_syntax"] = None  # a parser of addresses that takes 2 s to import, unused here
from jupyter_book.cli.main import main
main()
"""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TROUBLE = (  # the lines to show of a build: all that match the first of these
    re.compile(r"\b(WARNING|ERROR|CRITICAL): "),
    re.compile(r"^(?!RuntimeError)([\w.]+(Error|Exception)): "),
    re.compile(r"error", re.IGNORECASE),
)


@contextlib.contextmanager
def only_one(build):
    """Let two builds into the same folder wait for each other."""
    build.mkdir(parents=True, exist_ok=True)
    with (build / "site.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def configuration(source, build, draft):
    """Return the configuration to use: `_config.yml`, or a copy that allows drafts."""
    if not draft:
        return source / "_config.yml"
    settings = yaml.safe_load((source / "_config.yml").read_text("utf-8"))
    settings["sphinx"]["config"]["nabla_draft"] = True
    settings["sphinx"]["local_extensions"] = {"nabla_site": str(ROOT / "book/_ext")}
    copy = build / "draft_config.yml"
    copy.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return copy


def environment():
    """Return the environment of the build; compiled modules are kept even where that is off."""
    changed = os.environ | {
        "MPLCONFIGDIR": str(ROOT / "_build" / "matplotlib"),
        "PYTHONWARNINGS": "ignore",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    if changed.pop("PYTHONDONTWRITEBYTECODE", None):
        changed["PYTHONPYCACHEPREFIX"] = str(ROOT / "_build" / "pycache")
    return changed


def run(source, out, draft):
    """Run Jupyter Book; return its exit status and what it printed."""
    build = out / "_build"
    command = [sys.executable, "-c", JUPYTER_BOOK, "build", str(source), "-n"]
    command += [] if draft else ["-W", "--keep-going"]
    command += ["--path-output", str(out), "--config", str(configuration(source, build, draft))]
    done = subprocess.run(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    printed = COLOUR.sub("", done.stdout)
    (build / "site.log").write_text(printed, encoding="utf-8")
    return done.returncode, printed


def build(source, out, draft):
    """Run Jupyter Book, a second time with nothing remembered if a label has moved.

    Sphinx reads changed pages in order and remembers the labels of those still to be read, so a
    label that went from one page to another looks like a duplicate once.
    """
    status, printed = run(source, out, draft)
    remembered = out / "_build" / ".doctrees" / "environment.pickle"
    if status and "duplicate label" in printed and remembered.is_file():
        remembered.unlink()
        status, printed = run(source, out, draft)
    return status, printed


def troubles(printed):
    """Return the lines that say what is wrong: warnings if there are any, else exceptions."""
    lines = [line.strip() for line in printed.replace(f"{ROOT}/", "").split("\n")]
    for pattern in TROUBLE:
        if found := [line for line in lines if pattern.search(line)]:
            return found
    return lines[-1:]


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--draft", action="store_true", help="for a look while writing")
    parser.add_argument("--out", type=Path, default=ROOT, help="folder in which to make _build")
    parser.add_argument("--source", type=Path, default=ROOT, help="folder of _config.yml")
    options = parser.parse_args()
    out, began = options.out.resolve(), time.monotonic()
    with only_one(out / "_build"):
        status, printed = build(options.source.resolve(), out, options.draft)
    if status:
        sys.exit(f"site not built: {troubles(printed)[0]} (all of it: {out}/_build/site.log)")
    if options.draft:
        print("\n".join(line for line in troubles(printed) if "WARNING: " in line))
    print(f"site: {out}/_build/html/index.html ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
