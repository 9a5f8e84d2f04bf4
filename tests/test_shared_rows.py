"""Rows that are kept once answer like a row of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.shared_rows import SharedRows

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.binary(min_size=width, max_size=width).map(lambda row: bytes(each % 3 for each in row)),
        max_size=6,
    ).map(lambda rows: SharedRows(rows, width))
)


@given(tables, st.data())
def test_shared_rows_are_a_run_of_bytes(table: SharedRows, data: st.DataObject) -> None:
    plain = b"".join(table.rows)
    assert bytes(table) == plain
    assert len(table) == len(plain)
    assert [table[at] for at in range(len(table))] == list(plain)
    bounds = st.none() | st.integers(-30, 30)
    part = slice(data.draw(bounds), data.draw(bounds), data.draw(st.none() | st.integers(1, 3)))
    assert table[part] == plain[part]
    start, stop = data.draw(st.integers(0, 30)), data.draw(st.integers(0, 30))
    assert table.count_between(1, start, stop) == plain[start:stop].count(1)


def test_rows_that_are_alike_are_kept_once() -> None:
    table = SharedRows([bytes([1, 0]), bytes([1, 1]), bytes([1, 0])], 2)
    assert table.rows[0] is table.rows[2]
    assert bytes(table) == bytes([1, 0, 1, 1, 1, 0])


def test_many_cells_are_counted_piece_by_piece() -> None:
    table = SharedRows([bytes([1, 0, 1])] * 100_000, 3)
    assert table.count_between(1, 1, 299_999) == 199_998
    assert table.count_between(0, 0, 300_000) == 100_000


@pytest.mark.parametrize("at", [-1, 4, 100])
def test_there_is_no_cell_elsewhere(at: int) -> None:
    with pytest.raises(IndexError):
        SharedRows([b"ab", b"cd"], 2)[at]


def test_a_table_without_columns_is_empty() -> None:
    table = SharedRows([b"", b""], 0)
    assert len(table) == 0
    assert bytes(table[0:5]) == b""
    assert table.count_between(1, 0, 0) == 0
