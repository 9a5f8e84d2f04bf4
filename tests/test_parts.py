"""A file is parted where lines begin, and what its parts hold is what it holds."""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest

from cchc.diagnostics import DiagnosticLog
from cchc.figure_file import open_table
from cchc.figure_file.csv_table import Part
from cchc.figure_file.known_words import known_words
from cchc.figure_file.parts import Scan, open_part, scan_file
from cchc.figure_file.recognise import Recognised
from cchc.plan import Plan
from tests.conftest import windows_1258

HEADER = "period,agency,target,numerator,denominator,value,note"
PLAIN = [f"2020-Q3,so-y-te,CT09,{number},999,,ghi chú {number}" for number in range(300)]
QUOTED = [row.replace(",,ghi", ',,"ghi') + ' ""\nhết"' for row in PLAIN]
"""Every other line begins within quotes."""
ODD_ENDS = [f"{row}\rvà hết" if at % 7 else row for at, row in enumerate(PLAIN)]


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small files be parted."""
    monkeypatch.setattr("cchc.figure_file.parts._STEP", 50)
    for name in ("_DECODED", "_SAMPLE"):
        monkeypatch.setattr(f"cchc.figure_file.recognise.{name}", 64)
    monkeypatch.setattr("cchc.figure_file.csv_table._BLOCK", 200)


def written(folder: Path, content: bytes) -> str:
    path = folder / "figures.csv"
    path.write_bytes(content)
    return str(path)


def text_of(rows: list[str], end: str = "\n") -> str:
    return "\n".join([HEADER, *rows, ""]).replace("\n", end)


def scanned(path: str) -> Scan:
    scan = scan_file(path)
    assert scan is not None
    return scan


Records = list[tuple[int, list[str]]]


def records_of_part(path: str, part: Part, plan: Plan) -> tuple[Records, int, bool]:
    """The records of a part, how many lines it has, and whether it fits."""
    table = open_part(path, scanned(path), part, known_words(plan), DiagnosticLog().add)
    assert table is not None
    found: Records = []
    with table:
        for each in table.blocks():
            found += zip(each.lines, each.rows, strict=True)
        return found, table.lines, table.fits


def records(path: str, plan: Plan) -> Records:
    table = open_table(path, known_words(plan), DiagnosticLog().add)
    assert table is not None
    with table:
        return [
            record for each in table.blocks() for record in zip(each.lines, each.rows, strict=True)
        ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("rows", [PLAIN, QUOTED])
def test_marks_are_where_lines_begin(rows: list[str], bom: bytes, end: str, tmp_path: Path) -> None:
    content = bom + text_of(rows, end).encode()
    scan = scanned(written(tmp_path, content))
    assert scan.size == len(content)
    assert len(scan.marks) > 50
    for at in scan.marks:
        assert content[:at].endswith(end.encode())


MARKED = 300
"""Bytes within which there is always a mark."""


def every(size: int) -> Callable[[int], int]:
    """Parts of one size."""

    def size_from(start: int) -> int:
        del start
        return size

    return size_from


@pytest.mark.parametrize("size", [1, 1000, 5000, 10**9])
def test_parts_are_about_as_large_as_asked_and_leave_nothing_out(size: int, tmp_path: Path) -> None:
    path = written(tmp_path, text_of(PLAIN).encode())
    scan = scanned(path)
    parts = scan.parts(every(size))
    assert [part.start for part in parts] == [0, *(part.stop for part in parts[:-1])]
    assert parts[-1].stop == scan.size
    assert all(part.start < part.stop for part in parts)
    *sizes, last = (part.stop - part.start for part in parts)
    assert all(size <= each < size + MARKED for each in sizes)
    if size >= 1000:
        assert last < 1.5 * size
        assert not sizes or last > 0.5 * size - MARKED


def test_parts_are_as_large_as_asked_where_they_begin(tmp_path: Path) -> None:
    scan = scanned(written(tmp_path, text_of(PLAIN).encode()))
    parts = scan.parts(lambda start: max(1000, (scan.size - start) // 4))
    assert len(parts) > 6
    for part in parts[:-1]:
        wanted = max(1000, (scan.size - part.start) // 4)
        assert wanted <= part.stop - part.start < wanted + MARKED


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("rows", [PLAIN, QUOTED, ODD_ENDS])
def test_parts_that_fit_hold_the_same_records(
    rows: list[str], bom: bytes, end: str, tmp_path: Path, plan: Plan
) -> None:
    path = written(tmp_path, bom + text_of(rows, end).encode())
    whole = records(path, plan)
    scan, rng = scanned(path), random.Random(1)
    outcomes = set()
    for _ in range(30):
        parts = scan.parts(every(rng.randrange(3000, 30_000)))
        found = [records_of_part(path, part, plan) for part in parts]
        fits = all(fit for *_, fit in found)
        outcomes.add(fits)
        if fits:
            before = accumulate((lines for _, lines, _ in found), initial=0)
            assert whole == [
                (lines + line, cells)
                for (some, *_), lines in zip(found, before, strict=False)
                for line, cells in some
            ]
    assert outcomes == ({True, False} if rows is QUOTED else {True})


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(windows_1258(text_of(PLAIN)), id="windows-1258"),
        pytest.param(text_of(PLAIN).encode("utf-16"), id="UTF-16"),
        pytest.param(text_of(PLAIN).encode() + b"\xff", id="no text"),
        pytest.param(text_of(PLAIN).encode() + b"\0", id="NUL"),
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04" + b"x" * 1000, id="an archive"),
        pytest.param(b"%PDF-1.4" + b"\n" * 1000, id="another kind"),
    ],
)
def test_other_files_are_not_parted(content: bytes, tmp_path: Path) -> None:
    assert scan_file(written(tmp_path, content)) is None


def test_lines_that_end_in_carriage_returns_alone_are_not_parted(tmp_path: Path) -> None:
    assert scanned(written(tmp_path, text_of(PLAIN, "\r").encode())).marks == ()


def test_a_file_that_is_not_there_is_not_parted(tmp_path: Path) -> None:
    path = written(tmp_path, text_of(PLAIN).encode())
    scan = scanned(path)
    Path(path).unlink()
    assert scan_file(path) is None
    assert open_part(path, scan, scan.parts(every(10**9))[0], (), DiagnosticLog().add) is None


def test_a_file_that_has_changed_since_is_not_opened_in_parts(tmp_path: Path) -> None:
    path = written(tmp_path, text_of(PLAIN).encode())
    scan = scanned(path)
    Path(path).write_text(text_of(PLAIN[:-1]), encoding="utf-8")
    assert open_part(path, scan, scan.parts(every(10**9))[0], (), DiagnosticLog().add) is None


def test_a_part_does_not_fit_once_the_file_has_changed(tmp_path: Path, plan: Plan) -> None:
    path = written(tmp_path, text_of(PLAIN).encode())
    scan = scanned(path)
    table = open_part(
        path, scan, scan.parts(every(10**9))[0], known_words(plan), DiagnosticLog().add
    )
    assert table is not None
    with table:
        assert len([*table.blocks()]) > 1
        assert table.fits
        with Path(path).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert not table.fits


def test_a_part_that_cannot_be_read_is_left_to_who_reads_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, text_of(PLAIN).encode())
    scan = scanned(path)

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("cchc.figure_file.parts.recognise", broken)
    assert open_part(path, scan, scan.parts(every(10**9))[0], (), DiagnosticLog().add) is None
    assert scan_file(path) is None


def test_what_is_recognised_is_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, codecs.BOM_UTF8 + text_of(PLAIN).encode())
    found = scanned(path).recognised
    assert isinstance(found, Recognised)
    assert (found.codec, found.encoding, len(found.sha256)) == ("utf-8-sig", "UTF-8 (BOM)", 64)
