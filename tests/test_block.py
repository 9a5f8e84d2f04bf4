"""Runs of plain lines are cut as `csv.reader` would cut them, or not at all."""

from __future__ import annotations

import csv
import io
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.diagnostics import DiagnosticLog
from cchc.figure_file import open_table
from cchc.figure_file.block import PlainBlock

HEADER = "period,agency,target,numerator,denominator,value,note"


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def held(block: PlainBlock, rows: list[list[str]], line: int) -> None:
    """A block holds these rows, and so does each part of it, however it is asked."""
    answers(block, rows, line)
    for start, stop in combinations(range(len(rows) + 1), 2):
        answers(block.between(start, stop), rows[start:stop], line + start)


def answers(block: PlainBlock, rows: list[list[str]], line: int) -> None:
    assert block.rows == rows
    assert list(block.lines) == [line + at for at in range(len(rows))]
    assert list(map(block.row, range(len(rows)))) == rows
    for at, column in enumerate(zip(*rows, strict=True)):
        assert [cell.decode() for cell in block.column(at)] == list(column)
        assert {cell.decode() for cell in block.distinct(at)} == set(column)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("a,b,c\n", 3),
        ("a,b,c\nd,e,f\n", 3),
        (",,\n,,\n", 3),
        ("a,,\n,b,\n,,c\n", 3),
        ('a,b,"c, d"\ne,"f,g",h\n"i,",j,k\n', 3),
        ('"a",b,""\n', 3),
        ("a,b,c\r\nd,e,f\r\n", 3),
        ("a,b,c\nd,e,f\r\n", 3),
    ],
)
def test_plain_lines_are_cut(text: str, width: int) -> None:
    block = PlainBlock.cut(text.encode(), 5, width, b",")
    assert block is not None
    held(block, read(text), 5)


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n",  # too few cells
        "a,b,c,d\n",
        "a,b\nc,d,e,f\n",  # as many as needed in all, but not in each line
        "a,b,c,d\ne,f\n",
        "\na,b,c\n",
        "a,b,c\n\n",
        "a,b,c\rd,e,f\n",  # line breaks of long ago
        'a,"b\nc",d\n',  # a cell that runs on
        'a,"b""c",d\n',
        'a,b"c",d\n',
        'a,"b"c,d\n',
        'a,"b,c\n',
    ],
)
def test_other_lines_need_a_closer_look(text: str) -> None:
    assert PlainBlock.cut(text.encode(), 1, 3, b",") is None


@given(st.text(alphabet='ab,"\n\r é', max_size=40), st.integers(2, 4))
@example('a,"b,"\n', 2)
@example('"a,"\n","b\n', 2)
def test_what_is_cut_is_cut_as_csv_reader_does(text: str, width: int) -> None:
    block = PlainBlock.cut(f"{text}\n".encode(), 1, width, b",")
    if block is not None:
        held(block, read(text + "\n"), 1)


CELLS = st.text(alphabet='a1,"\né ', max_size=4)


@given(
    st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.integers(1, 64),
)
def test_tables_hold_the_records_that_csv_reader_finds(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    end: str,
    quoting: int,
    size: int,
) -> None:
    path = tmp_path_factory.mktemp("block") / "figures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + end)
        csv.writer(file, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]  # an int
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.figure_file.csv_table._BLOCK", size)
        assert records(path) == [row for row in rows if any(row)]


def records(path: Path) -> list[list[str]]:
    table = open_table(str(path), (), DiagnosticLog().add)
    assert table is not None
    with table:
        return [row for chunk in table.chunks() for row in chunk.rows]
