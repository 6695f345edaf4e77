"""Collecting: names of learning platforms, attempts, and archives that nobody should unpack."""

import io
import os
import stat
import zipfile
from pathlib import PurePosixPath

import pytest

from autograder.grading import archive
from autograder.grading.attempts import attempts_of, read_ledger
from autograder.grading.collect import collect
from autograder.grading.course import CourseError
from autograder.grading.names import read_name
from autograder.grading.results import Place
from tests.autograder.notebooks import LESSON, as_bytes, honest, master, write_release

NOTEBOOK = f"{LESSON}.ipynb"


@pytest.fixture
def course(tmp_path):
    write_release(tmp_path / "course")
    return tmp_path / "course"


def zipped(path, files, time=(2026, 1, 5, 12, 0, 0)):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as handle:
        for name, data in files.items():
            handle.writestr(zipfile.ZipInfo(name, time), data)
    return path


def submitted(course):
    return {
        path.parent.parent.name: path.read_bytes()
        for path in (course / "submitted").glob(f"*/{LESSON}/{NOTEBOOK}")
    }


@pytest.mark.parametrize(
    ("path", "student"),
    [
        (f"popescuana_12_345_{NOTEBOOK}", "popescuana"),
        (f"popescuana_LATE_12_345_{LESSON}-3.ipynb", "popescuana"),
        (f"Ana Popescu_12_assignsubmission_file_/{NOTEBOOK}", "Ana_Popescu"),
        (f"Ana Popescu_12_assignsubmission_file_{NOTEBOOK}", "Ana_Popescu"),
        (f"ana/{NOTEBOOK}", "ana"),
        (f"fall/group 2/ana/{LESSON}/{NOTEBOOK}", "ana"),
        (f"ana/{LESSON} (1).ipynb", "ana"),
        (f"ana/{LESSON}-Copy1.ipynb", "ana"),
        (f"ana/Copy of {NOTEBOOK}", "ana"),
        (f"ana_{NOTEBOOK}", "ana"),
        (f"ana/attempt 2/{NOTEBOOK}", "ana"),
        (f"ana/{LESSON}/Attempt_1/{NOTEBOOK}", "ana"),
        (f"all/Ana Popescu_12_assignsubmission_file_/my work/{NOTEBOOK}", "Ana_Popescu"),
        (f"Иван Петров_7_assignsubmission_file_/{NOTEBOOK}", "Иван_Петров"),
    ],
)
def test_names_of_platforms_and_folders_are_understood(path, student):
    named = read_name(PurePosixPath(path), [LESSON])
    assert (named.sender.name, named.stem) == (student, LESSON)


def test_a_zip_is_collected_and_foreign_files_are_reported(course, tmp_path):
    files = {
        f"ana_1_10_{NOTEBOOK}": b"first",
        "boris_2_11_report.pdf": b"%PDF",
        "chiara_3_12_my work.ipynb": as_bytes(honest()),
        "dan_4_13_notes.ipynb": b"{}",
    }
    done = collect(course, zipped(tmp_path / "a.zip", files))
    assert submitted(course) == {"ana": b"first", "chiara": as_bytes(honest())}
    assert sorted(path for path, _ in done.left_out) == [
        "boris_2_11_report.pdf",
        "dan_4_13_notes.ipynb",
    ]


def test_the_last_attempt_wins_and_all_are_kept(course, tmp_path):
    files = {
        f"ana_1_10_{LESSON}-2.ipynb": b"third",
        f"ana_1_10_{NOTEBOOK}": b"second",
        f"ana_1_9_{LESSON}-7.ipynb": b"first",
    }
    collect(course, zipped(tmp_path / "a.zip", files))
    assert submitted(course) == {"ana": b"third"}
    kept = (course / "attempts" / "ana" / LESSON).iterdir()
    assert {path.read_bytes() for path in kept} == {b"first", b"second", b"third"}


def test_attempts_in_folders_of_their_own_are_counted_in_their_order(course, tmp_path):
    name = "all/Ana_5_assignsubmission_file_"
    files = {
        f"{name}/attempt 10/{NOTEBOOK}": b"tenth",
        f"{name}/attempt 2/work/{NOTEBOOK}": b"second",
        f"{name}/attempt 1/{NOTEBOOK}": b"first",
    }
    collect(course, zipped(tmp_path / "a.zip", files))
    assert submitted(course) == {"Ana": b"tenth"}
    attempts = attempts_of(read_ledger(course), Place(LESSON, "Ana"))
    kept = course / "attempts" / "Ana" / LESSON
    found = [(kept / f"{attempt.name}.ipynb").read_bytes() for attempt in attempts]
    assert found == [b"first", b"second", b"tenth"]


@pytest.mark.parametrize(
    ("path", "timed"),
    [
        (f"ana_1_10_{NOTEBOOK}", False),
        (f"ana_LATE_1_10_{NOTEBOOK}", True),
        (f"ana_5_assignsubmission_file_/{NOTEBOOK}", False),
        (f"ana/{NOTEBOOK}", True),
    ],
)
def test_the_time_of_a_download_makes_nobody_late(course, tmp_path, path, timed):
    collect(course, zipped(tmp_path / "a.zip", {path: b"first"}))
    timestamp = course / "submitted" / "ana" / LESSON / "timestamp.txt"
    assert timestamp.is_file() == timed
    assert not timed or timestamp.read_text() == "2026-01-05 12:00:00 UTC\n"


def test_collecting_again_changes_nothing_and_an_older_archive_does_not_win(course, tmp_path):
    old = zipped(tmp_path / "old.zip", {f"ana/{NOTEBOOK}": b"old"})
    new = zipped(tmp_path / "new.zip", {f"ana/{NOTEBOOK}": b"new"}, (2026, 1, 6, 12, 0, 0))
    assert collect(course, old).new == [f"ana/{LESSON}"]
    assert collect(course, new).replaced == [f"ana/{LESSON}"]
    for source in (old, new):
        assert collect(course, source).unchanged == [f"ana/{LESSON}"]
        assert submitted(course) == {"ana": b"new"}


def test_two_students_of_one_name_stay_two(course, tmp_path):
    one = zipped(tmp_path / "1.zip", {f"ana_1_10_{NOTEBOOK}": b"one"})
    two = zipped(tmp_path / "2.zip", {f"ana_2_11_{NOTEBOOK}": b"two"})
    for source in (one, two, one):
        collect(course, source)
    assert submitted(course) == {"ana": b"one", "ana_canvas-2": b"two"}


def test_a_students_own_archive_is_opened(course, tmp_path):
    inner = io.BytesIO()
    zipped(inner, {f"work/{NOTEBOOK}": b"inner"})
    name = "Ana_5_assignsubmission_file_/all.zip"
    collect(course, zipped(tmp_path / "a.zip", {name: inner.getvalue()}))
    assert submitted(course) == {"Ana": b"inner"}


def test_links_devices_and_paths_that_lead_out_are_refused(course, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as handle:
        link = zipfile.ZipInfo(f"eve/{NOTEBOOK}")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        handle.writestr(link, "/etc/passwd")
        handle.writestr(f"../../evil/{NOTEBOOK}", b"out")
        handle.writestr(f"/abs/{NOTEBOOK}", b"out")
    done = collect(course, path)
    assert submitted(course) == {}
    reasons = sorted(reason for _, reason in done.left_out)
    assert len(reasons) == 3
    assert reasons[0].startswith("has a path that leads out")
    assert reasons[2].startswith("is a link")
    assert not list(tmp_path.glob("**/evil"))


def test_links_in_a_folder_are_not_followed(course, tmp_path):
    (tmp_path / "secret.ipynb").write_bytes(b"secret")
    folder = tmp_path / "in" / "eve"
    folder.mkdir(parents=True)
    os.symlink(tmp_path / "secret.ipynb", folder / NOTEBOOK)
    os.symlink(tmp_path, tmp_path / "in" / "mallory")
    done = collect(course, tmp_path / "in")
    assert submitted(course) == {}
    assert [path for path, _ in done.left_out] == [f"eve/{NOTEBOOK}"]


def test_a_bomb_is_read_no_further_than_its_cap(course, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_FILE", 1000)
    files = {f"eve/{NOTEBOOK}": b"0" * 100_000, f"ana/{NOTEBOOK}": b"fine"}
    done = collect(course, zipped(tmp_path / "a.zip", files))
    assert submitted(course) == {"ana": b"fine"}
    assert "larger than" in done.left_out[0][1]


def test_a_damaged_entry_does_not_stop_the_others(course, tmp_path):
    path = zipped(tmp_path / "a.zip", {f"ana/{NOTEBOOK}": b"x" * 50, f"boris/{NOTEBOOK}": b"fine"})
    data = path.read_bytes()
    place = data.index(b"ipynb") + 5
    path.write_bytes(data[:place] + b"\xff\xff" + data[place + 2 :])
    done = collect(course, path)
    assert submitted(course) == {"boris": b"fine"}
    assert "damaged" in done.left_out[0][1]


def test_a_renamed_notebook_is_known_by_its_own_metadata(course, tmp_path):
    collect(course, zipped(tmp_path / "a.zip", {"ana/final_v3.ipynb": as_bytes(master())}))
    assert list(submitted(course)) == ["ana"]


@pytest.mark.parametrize("name", ["none", "file.txt"])
def test_a_source_that_is_neither_folder_nor_zip_is_named(course, tmp_path, name):
    (tmp_path / "file.txt").write_text("text")
    with pytest.raises(CourseError, match=name):
        collect(course, tmp_path / name)


def test_without_a_release_the_cure_is_named(tmp_path):
    with pytest.raises(CourseError, match="autograder release"):
        collect(tmp_path, tmp_path)
