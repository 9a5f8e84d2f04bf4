"""A byte for each cell of a table, in which rows that are alike are kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import overload

_PIECE = 1 << 16
"""Cells that are put side by side at a time."""


class SharedRows(Sequence[int]):
    """The cells of a table, row by row. `rows` are of `width` cells each."""

    def __init__(self, rows: Iterable[bytes], width: int) -> None:
        kept: dict[bytes, bytes] = {}
        self.rows = [kept.setdefault(row, row) for row in rows]
        self.width = width

    def __len__(self) -> int:
        return len(self.rows) * self.width

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self.rows)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> bytes: ...

    def __getitem__(self, at: int | slice) -> int | bytes:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return self._between(start, stop)[::step]
        if not 0 <= at < len(self):
            raise IndexError(at)
        row, place = divmod(at, self.width)
        return self.rows[row][place]

    def count_between(self, cell: int, start: int, stop: int) -> int:
        """Return how many cells from `start` on, before `stop`, are `cell`."""
        found = 0
        for begin in range(start, stop, _PIECE):
            found += self._between(begin, min(begin + _PIECE, stop)).count(cell)
        return found

    def _between(self, start: int, stop: int) -> bytes:
        if stop <= start:
            return b""
        first, offset = divmod(start, self.width)
        side_by_side = b"".join(self.rows[first : -(-stop // self.width)])
        return side_by_side[offset : offset + stop - start]
