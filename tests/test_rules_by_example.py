"""Every rule is shown by an example that breaks it, and breaks nothing else.

A folder of `tests/examples` is called `<code>-<name of the rule>`. Its `expected.txt` lists what is
found in the files beside it, a line `place code` each; `arguments.txt` holds the command line, if
it is not just `validate` and all files. What cannot stand in a folder is made here (`MADE`).
"""

from __future__ import annotations

import gzip
import io
import itertools
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook

from cchc.rules import RULES
from tests.conftest import ROOT, Cchc

EXAMPLES = ROOT / "tests" / "examples"
FOLDERS = sorted(folder.name for folder in EXAMPLES.iterdir())
HEADER = "period,agency,target,numerator,denominator,value,note"
CLEAN = "2020-Q3,so-y-te,CT09,95,100,,"
FILE = f"{HEADER}\n{CLEAN}\n".encode()

_FOUND = re.compile(r"(?P<place>.+?): (?:error|warning) (?P<code>[FP]\d{3}) \[(?P<name>[a-z-]+)\]")
_NOT_FIGURES = ("expected.txt", "arguments.txt")


def found(cchc: Cchc, folder: Path, arguments: list[str]) -> list[str]:
    """Run a command in a folder, and return what it finds as lines `place code`."""
    env = {"CCHC_PLAN": str(ROOT / "plan" / "2020.yaml")}
    ran = cchc(*arguments, "--lang", "en", cwd=folder, env=env)
    matches = [_FOUND.match(line) for line in (ran.out + ran.err).splitlines()]
    return [f"{match['place']} {match['code']}" for match in matches if match]


# --- examples in folders ------------------------------------------------------------------------


@pytest.mark.parametrize("name", FOLDERS)
def test_an_example_breaks_its_rule_and_nothing_else(name: str, cchc: Cchc, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    names = {path.name for path in folder.iterdir()}
    arguments = ["validate", *sorted(names.difference(_NOT_FIGURES))]
    if (given := folder / "arguments.txt").exists():
        arguments = given.read_text(encoding="utf-8").split()
    assert {line.rpartition(" ")[2] for line in expected} == {name.partition("-")[0]}
    assert found(cchc, folder, arguments) == expected


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_called_after_its_rule(name: str) -> None:
    assert name in {f"{rule.code}-{rule.name}" for rule in RULES}


def test_every_rule_has_an_example() -> None:
    plans = {path.name for path in (ROOT / "tests" / "plans").iterdir()}
    shown = {name[:4] for name in [*FOLDERS, *plans]} | {case.code for case in MADE.values()}
    # A plan that is not there cannot lie in a folder.
    assert {rule.code for rule in RULES} - shown == {"P001"}


# --- examples that are made ---------------------------------------------------------------------


class Made(NamedTuple):
    """An example that the test makes: `make` fills a folder, in which `arguments` are run."""

    code: str
    make: Callable[[Path, pytest.MonkeyPatch], None]
    arguments: str
    place: str


def _bytes(name: str, content: bytes) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def make(folder: Path, _: pytest.MonkeyPatch) -> None:
        (folder / name).write_bytes(content)

    return make


def _archive(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


def _workbook(*rows: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row.split(","))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _nothing(folder: Path, patch: pytest.MonkeyPatch) -> None:
    del folder, patch


def _unreadable(folder: Path, _: pytest.MonkeyPatch) -> None:
    path = folder / "locked.csv"
    path.write_bytes(FILE)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")


def _loop(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "loop.csv").symlink_to("loop.csv")


def _fifo(folder: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.csv")


def _changing(folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / "open.csv").write_bytes(FILE)
    clock = itertools.count()
    patch.setattr("cchc.figure_file.table.stamp_of", lambda _: next(clock))


def _without_extra(folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / "book.xlsx").write_bytes(_workbook(HEADER, CLEAN))
    patch.setitem(sys.modules, "openpyxl", None)


MADE = {
    "no such file": Made("F001", _nothing, "validate q9.csv", "q9.csv"),
    "no right to read": Made("F001", _unreadable, "validate locked.csv", "locked.csv"),
    "link to itself": Made("F001", _loop, "validate loop.csv", "loop.csv"),
    "old Excel": Made(
        "F003",
        _bytes("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
        "validate a.csv",
        "a.csv",
    ),
    "renamed workbook": Made(
        "F003", _bytes("a.csv", _workbook(HEADER, CLEAN)), "validate a.csv", "a.csv"
    ),
    "Word document": Made(
        "F003", _bytes("a.csv", _archive(word__document="x")), "validate a.csv", "a.csv"
    ),
    "ZIP archive": Made("F003", _bytes("a.csv", _archive(q3="period")), "validate a.csv", "a.csv"),
    "gzip archive": Made("F003", _bytes("a.csv", gzip.compress(FILE)), "validate a.csv", "a.csv"),
    "PDF": Made(
        "F003", _bytes("a.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "validate a.csv", "a.csv"
    ),
    "picture": Made(
        "F003", _bytes("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(20)), "validate a.csv", "a.csv"
    ),
    "NUL bytes": Made(
        "F005", _bytes("a.csv", FILE + b"2020-Q3,so-y\x00-te\n"), "validate a.csv", "a.csv:3"
    ),
    "nothing but NUL bytes": Made("F005", _bytes("a.csv", bytes(100)), "validate a.csv", "a.csv"),
    "changed while read": Made("F014", _changing, "validate open.csv", "open.csv"),
    "pipe": Made("F015", _fifo, "validate pipe.csv", "pipe.csv"),
    "device": Made("F015", _nothing, "validate /dev/null", "/dev/null"),
    "no extra for workbooks": Made("F017", _without_extra, "validate book.xlsx", "book.xlsx"),
    "no such sheet": Made(
        "F018",
        _bytes("book.xlsx", _workbook(HEADER, CLEAN)),
        "validate book.xlsx --sheet Q9",
        "book.xlsx",
    ),
    "damaged workbook": Made(
        "F019",
        _bytes("book.xlsx", _workbook(HEADER, CLEAN)[:900]),
        "validate book.xlsx",
        "book.xlsx",
    ),
    "endless cell": Made(
        "F020",
        _bytes("a.csv", FILE + f"2020-Q3,so-y-te,CT05,21,21,,{'dài ' * 50_000}\n".encode()),
        "validate a.csv",
        "a.csv:3",
    ),
    "terminal escape": Made(
        "F117",
        _bytes("a.csv", f"{HEADER}\n{CLEAN}\x1b[2Jxong\n".encode()),
        "validate a.csv",
        "a.csv:2:7",
    ),
    "bidi override": Made(
        "F117",
        _bytes("a.csv", f"{HEADER}\n{CLEAN}\u202efdp.exe\n".encode()),
        "validate a.csv",
        "a.csv:2:7",
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_an_example_that_is_made_breaks_its_rule_and_nothing_else(
    name: str, cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = MADE[name]
    case.make(tmp_path, monkeypatch)
    assert found(cchc, tmp_path, case.arguments.split()) == [f"{case.place} {case.code}"]
