"""Which files are read, and what is said about those that cannot be."""

import os
import socket
from pathlib import Path

import pytest

from cchc.diagnostics import Diagnostic, show_message
from cchc.figure_file.paths import find_figure_files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with files of figures and much else."""
    monkeypatch.chdir(tmp_path)
    inside = tmp_path / "in"
    inside.mkdir()
    for name in ("b.csv", "a.CSV", "c.tsv", "d.txt", "e.xlsx"):
        (inside / name).write_text("x", "utf-8")
    for name in (".hidden.csv", "~$e.xlsx", "notes.md", "csv", "f.csv.bak"):
        (inside / name).write_text("x", "utf-8")
    (inside / "deeper.csv").mkdir()
    (inside / "deeper.csv" / "z.csv").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "one.csv").write_text("x", "utf-8")
    (tmp_path / "số liệu.csv").write_text("x", "utf-8")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    (tmp_path / "dangling.csv").symlink_to("nowhere.csv")
    (tmp_path / "link.csv").symlink_to("one.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    return tmp_path


def find(*paths: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The files that are read, and the others with the rule that they break."""
    found: list[Diagnostic] = []
    files = find_figure_files(paths, found.append)
    return files, [(each.place.path, each.rule.code) for each in found]


def reason(path: str) -> str:
    found: list[Diagnostic] = []
    assert find_figure_files([path], found.append) == []
    (only,) = found
    assert only.place[1:] == (0, 0, "")
    return show_message(only, "en")


IN = ["in/a.CSV", "in/b.csv", "in/c.tsv", "in/d.txt", "in/e.xlsx"]
READ = [
    ([], []),
    (["one.csv"], ["one.csv"]),
    (["./one.csv"], ["./one.csv"]),
    (["số liệu.csv"], ["số liệu.csv"]),
    (["in"], IN),
    (["in/"], IN),
    (["one.csv", "in"], ["one.csv", *IN]),
    (["in", "one.csv"], [*IN, "one.csv"]),
    (["in/b.csv", "in"], ["in/b.csv", *(path for path in IN if path != "in/b.csv")]),
    (["in/notes.md"], ["in/notes.md"]),
    (["-"], ["-"]),
    (["-", "one.csv", "-"], ["-", "one.csv"]),
    # One file is read once, however it is named.
    (["one.csv", "one.csv"], ["one.csv"]),
    (["one.csv", "./one.csv", "in/../one.csv"], ["one.csv"]),
    (["one.csv", "link.csv"], ["one.csv"]),
    (["link.csv", "one.csv"], ["link.csv"]),
]


@pytest.mark.parametrize(("paths", "files"), READ)
def test_files_that_are_read(paths: list[str], files: list[str]) -> None:
    assert find(*paths) == (files, [])


NOT_READ = [
    ("missing.csv", "F001", "the file cannot be read: there is no such file or folder"),
    ("", "F001", "the file cannot be read: there is no such file or folder"),
    ("dangling.csv", "F001", "the file cannot be read: there is no such file or folder"),
    ("one.csv/two.csv", "F001", "the file cannot be read: Not a directory"),
    ("loop.csv", "F001", "the file cannot be read: the link leads to itself"),
    ("a\0b.csv", "F001", "the file cannot be read: embedded null byte"),
    ("x" * 5000, "F001", "the file cannot be read: File name too long"),
    ("pipe.csv", "F015", "this is not a regular file (a pipe)"),
    ("/dev/null", "F015", "this is not a regular file (a device)"),
    ("/dev/zero", "F015", "this is not a regular file (a device)"),
    (
        "empty",
        "F016",
        "the folder holds no file of figures (*.csv, *.tsv, *.txt, *.xlsx)",
    ),
]


@pytest.mark.parametrize(("path", "code", "message"), NOT_READ)
def test_files_that_are_not_read(path: str, code: str, message: str) -> None:
    assert find(path) == ([], [(path, code)])
    assert reason(path) == message


def test_the_others_are_still_read() -> None:
    files, found = find("missing.csv", "one.csv", "pipe.csv", "empty", "in/b.csv")
    assert files == ["one.csv", "in/b.csv"]
    assert found == [("missing.csv", "F001"), ("pipe.csv", "F015"), ("empty", "F016")]


def test_what_cannot_be_read_inside_a_folder_is_told_too() -> None:
    files, found = find(".")
    assert files == ["./link.csv", "./số liệu.csv"]  # one.csv is the same file
    assert sorted(found) == [
        ("./dangling.csv", "F001"),
        ("./loop.csv", "F001"),
        ("./pipe.csv", "F015"),
    ]


def test_a_socket_is_not_read(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.csv")
        assert reason("s.csv") == "this is not a regular file (a socket)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["locked", "locked/a.csv"])
def test_a_folder_that_may_not_be_listed(folder: Path, name: str) -> None:
    (folder / "locked").mkdir(mode=0)
    assert reason(name) == "the file cannot be read: no right to read it"
