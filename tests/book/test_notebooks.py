"""Every notebook as downloaded, in an environment that holds the site's wheel and nothing else."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.catalogue import exercises, lessons
from autograder.authoring.exercise import ROOT
from autograder.authoring.publishing import Addresses, addresses, pages_address
from autograder.authoring.sample_class import Answer, submission, without_markers
from nabla.widgets._bundle import demo_names

RUNNER = Path(__file__).with_name("run_downloaded.py")
STUB = "it is not written yet.\n"
NEEDED = ["anywidget", "ipywidgets", "matplotlib", "numpy"]


@pytest.fixture(scope="module")
def wheel(site):
    """The wheel that the site offers."""
    return site / "notebooks" / addresses().wheel


@pytest.fixture(scope="module")
def clean_python(wheel, tmp_path_factory):
    """The interpreter of an environment into which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("clean")
    uv = [sys.executable, "-m", "uv"]
    python = folder / "bin" / "python"
    subprocess.run([*uv, "venv", "-q", "--python", sys.executable, folder], check=True)
    pinned = ["--constraint", ROOT / "requirements.txt", "--python", python]
    subprocess.run([*uv, "pip", "install", "-q", *pinned, wheel], check=True)
    return python


@pytest.fixture(scope="module")
def runs(clean_python, site, tmp_path_factory):
    """{(kind, lesson): {cell id: [printed, error]}}: each notebook alone in its folder."""
    folder = tmp_path_factory.mktemp("downloaded")
    paths = {}
    for lesson in lessons():
        text = (site / "notebooks" / f"{lesson}.ipynb").read_text("utf-8")
        answers = {e.name: Answer("", "", without_markers(e.solution)) for e in exercises(lesson)}
        solved = submission(nbformat.reads(text, as_version=4), answers)
        for kind, content in (("stubs", text), ("solved", solved)):
            path = paths[kind, lesson] = folder / kind / lesson / f"{lesson}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_text(content, "utf-8")
    done = subprocess.run(
        [clean_python, "-P", RUNNER, *paths.values()],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "OPENBLAS_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    return {key: report[str(path)] for key, path in paths.items()}


def errors(run):
    """The cells of a run that raised."""
    return {cell: error for cell, (_, error) in run.items() if error}


def said(run, lesson):
    """What the self-check of each exercise printed."""
    return {e.name: run[f"{e.name}_check"][0] for e in exercises(lesson)}


@pytest.mark.parametrize("lesson", lessons())
def test_a_downloaded_notebook_runs_to_its_end_and_its_stubs_are_told_so(runs, lesson):
    run = runs["stubs", lesson]
    assert errors(run) == {}
    assert next(iter(run.values()))[0] == ""  # the package is there: its cell is silent
    assert {s.partition(": ")[2] for s in said(run, lesson).values()} == {STUB}


@pytest.mark.parametrize("lesson", lessons())
def test_with_the_solutions_every_self_check_passes(runs, lesson):
    run = runs["solved", lesson]
    assert errors(run) == {}
    assert [s for s in said(run, lesson).values() if ": right on " not in s] == []


def test_the_wheel_holds_nabla_with_demos_and_answer_sheets_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(archive.read(n).decode() for n in names if n.endswith("/METADATA"))
    info = wheel.name.split("-py3")[0] + ".dist-info"
    assert {name.split("/")[0] for name in names} == {"nabla", info}
    assert f"{info}/entry_points.txt" not in names
    assert {f"nabla/widgets/static/{name}.mjs" for name in demo_names()} <= set(names)
    sheets = {f"nabla/checking/answers/{lesson}.answers.json" for lesson in lessons()}
    assert {name for name in names if "answers" in name} == sheets
    needs = [line for line in metadata.splitlines() if line.startswith("Requires-Dist")]
    required = [line.split()[1] for line in needs if "extra ==" not in line]
    assert sorted(name.split(">")[0].split("<")[0] for name in required) == NEEDED


@pytest.mark.parametrize("lesson", lessons())
def test_the_first_code_cell_installs_the_wheel_of_the_site(site, lesson):
    notebook = nbformat.read(site / "notebooks" / f"{lesson}.ipynb", as_version=4)
    first = next(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert first.splitlines()[-1] == f"    %pip install -q {addresses().package()}"
    assert 'if find_spec("nabla") is None:' in first


def test_all_addresses_follow_from_the_repository(tmp_path, monkeypatch):
    monkeypatch.delenv("NABLA_REPOSITORY", raising=False)
    (tmp_path / "_config.yml").write_text("repository: {url: 'https://github.com/Ada/nets.git'}\n")
    known = addresses(tmp_path)
    assert known.site == "https://ada.github.io/nets/"
    assert known.package() == f"https://ada.github.io/nets/notebooks/{known.wheel}"
    assert known.colab("losses").endswith("/github/Ada/nets/blob/gh-pages/notebooks/losses.ipynb")
    assert "/v2/gh/Ada/nets/gh-pages?urlpath=lab%2Ftree%2Fnotebooks" in known.binder("losses")
    (tmp_path / "_config.yml").write_text("html: {baseurl: 'https://nets.example.org'}\n")
    own = addresses(tmp_path)
    assert own.package() == f"https://nets.example.org/notebooks/{own.wheel}"
    assert own.colab("losses") == own.binder("losses") == ""
    monkeypatch.setenv("NABLA_REPOSITORY", "https://github.com/grace/fork")
    assert addresses(tmp_path).colab("losses").count("grace/fork/blob/gh-pages") == 1
    assert pages_address("https://github.com/ada/ada.github.io") == "https://ada.github.io/"


def test_without_an_address_the_package_is_a_file_beside_the_notebook():
    known = Addresses(repository="", site="", wheel="nabla-1.whl")
    assert known.package() == "nabla-1.whl"
    assert known.colab("losses") == known.binder("losses") == ""
