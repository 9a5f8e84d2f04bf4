"""A text file gives the same records, whatever its encoding and the ends of its lines."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from cchc.diagnostics import DiagnosticLog
from cchc.figure_file import open_table
from cchc.figure_file.known_words import known_words
from cchc.figure_file.table import CELL_LIMIT
from cchc.plan import Plan
from tests.conftest import windows_1258

HEADER = "period,agency,target,numerator,denominator,value,note"
ROWS = [
    "2020-Q3,so-y-te,CT09,1,2,,",
    '2020-Q3,so-y-te,CT10.1,1,2,,"kèm, theo"',
    '2020-Q3,so-y-te,CT10.2,1,2,,"hai\ndòng"',
    '2020-Q3,Sở Y tế,CT10.3,1,2,,"có ""ngoặc"""',
    "2020-Q3,so-y-te,CT10.4,3,4,,Đã gửi",
] * 40
FOUND = [
    (["2020-Q3", "so-y-te", "CT09", "1", "2", "", ""], 1),
    (["2020-Q3", "so-y-te", "CT10.1", "1", "2", "", "kèm, theo"], 1),
    (["2020-Q3", "so-y-te", "CT10.2", "1", "2", "", "hai\ndòng"], 2),
    (["2020-Q3", "Sở Y tế", "CT10.3", "1", "2", "", 'có "ngoặc"'], 1),
    (["2020-Q3", "so-y-te", "CT10.4", "3", "4", "", "Đã gửi"], 1),
] * 40
"""The cells of each row, and how many lines it takes."""


def records(path: Path, plan: Plan) -> list[tuple[int, list[str]]]:
    table = open_table(str(path), known_words(plan), DiagnosticLog().add)
    assert table is not None
    with table:
        positions = [0]
        found = []
        for each in table.blocks():
            found += list(zip(each.lines, each.rows, strict=True))
            positions.append(table.position)
    assert positions == sorted(positions)
    assert positions[-1] == path.stat().st_size
    return found


def wanted(first: int, end: str = "\n") -> list[tuple[int, list[str]]]:
    line, rows = first, []
    for cells, lines in FOUND:
        rows.append((line, [cell.replace("\n", end) for cell in cells]))
        line += lines
    return rows


@pytest.mark.parametrize("size", [1, 70, 24 << 10])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_records_are_the_same(
    encoding: str, end: str, size: int, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join([HEADER, *ROWS, ""])
    path = tmp_path / "figures.csv"
    path.write_bytes(_encoded(text.replace("\n", end), encoding))
    monkeypatch.setattr("cchc.figure_file.csv_table._BLOCK", size)
    found = [
        (line, [unicodedata.normalize("NFC", cell) for cell in cells])
        for line, cells in records(path, plan)
    ]
    assert found == wanted(2, end)


def _encoded(text: str, encoding: str) -> bytes:
    return windows_1258(text) if encoding == "cp1258" else text.encode(encoding)


LONG = CELL_LIMIT
PRELUDES = {
    "nothing": ("", 1),
    "a mark and nothing": (codecs.BOM_UTF8.decode(), 1),
    "blank lines": ("\n\r\n\r", 4),
    "sep": ("sep=,\r\n", 2),
    "just as long as a cell may be": (" " * (LONG - 1) + "\n", 2),
    "with half its end beyond": (" " * (LONG - 1) + "\r\n", 2),
    "longer": (" " * (2 * LONG + 5) + "\r\n", 2),
    "many bytes to a sign": ("\u3000" * LONG + "\n", 2),
}


@pytest.mark.parametrize(("above", "line"), PRELUDES.values(), ids=PRELUDES)
def test_what_stands_above_the_header_is_skipped(
    above: str, line: int, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes("\n".join([above + HEADER, *ROWS, ""]).encode())
    assert records(path, plan) == wanted(line + 1)


def test_a_header_behind_too_many_blanks_is_too_long(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{' ' * LONG}{HEADER}\n{ROWS[0]}\n", encoding="utf-8")
    log = DiagnosticLog()
    table = open_table(str(path), known_words(plan), log.add)
    assert table is not None
    with table:
        assert list(table.blocks()) == []
    assert [each.rule.code for each in log.gathered().kept] == ["F020"]
