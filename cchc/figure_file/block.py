"""Records as columns: a run of plain lines cut at the delimiter all at once.

`csv.reader` makes a list of each line. But most lines are plain, and one call cuts a whole run of
them into cells. Only between two lines does no delimiter stand: there the last cell of the one and
the first cell of the other come out as one piece, with the line's end in it. The pieces prove that
each line has as many cells as the header; and since they repeat, they are looked at once. All this
is done with bytes: of UTF-8 none but a sign of ASCII itself looks like one, and most cells need not
become text at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from cchc.table import Block

_MASK = b"\x00"
"""Stands for a delimiter between quotes; a file that holds this sign itself is never read."""


class PlainBlock(Block):
    """Records of equal width from consecutive lines, each cell as it stands in the file.

    `masked` is what a mask stands for among the cells, empty where there is none; `within` says
    whether there may be one elsewhere than in the pieces between two lines.
    """

    def __init__(
        self, lines: Sequence[int], cells: list[bytes], width: int, masked: bytes, *, within: bool
    ) -> None:
        self.lines = lines
        self._cells = cells
        self._step = width - 1
        self._masked = masked
        self._within = within
        self._pieces = cells[self._step : -1 : self._step]
        ends = [piece.partition(b"\n") for piece in {*self._pieces}]
        self._has_line_ends = b"\n" in cells[-1] and all(end for _, end, _ in ends)
        firsts = self._unmasked([cells[0], *[first for _, _, first in ends]])
        lasts = self._unmasked([self._last_cell, *[last for last, _, _ in ends]])
        self._different = {0: {*firsts}, self._step: {*lasts}}

    @classmethod
    def cut(cls, lines: bytes, number: int, width: int, delimiter: bytes) -> Self | None:
        """Cut whole lines, `number` is the first one's; None where they need a closer look."""
        if b"\r" in lines:
            lines = lines.replace(b"\r\n", b"\n")
            if b"\r" in lines:
                return None
        plain = _Unquoted(lines, masked=False, within=False)
        bare = _unquote(lines, delimiter) if b'"' in lines else plain
        if bare is None:
            return None
        cells = bare.lines.split(delimiter)
        count = lines.count(b"\n")
        if len(cells) != count * (width - 1) + 1:
            return None
        masked = delimiter if bare.masked else b""
        block = cls(range(number, number + count), cells, width, masked, within=bare.within)
        # As many pieces as lines, and each piece has a line's end: no other cell has one.
        return block if block._has_line_ends else None

    @property
    def rows(self) -> list[list[str]]:
        """The records as rows."""
        return list(map(self.row, range(len(self.lines))))

    def row(self, at: int) -> list[str]:
        """The cells of one record, counted from 0."""
        first, *cells, last = self._cells[at * self._step : (at + 1) * self._step + 1]
        row = self._unmasked([first.rpartition(b"\n")[2], *cells, last.partition(b"\n")[0]])
        return [cell.decode() for cell in row]

    def between(self, start: int, stop: int) -> PlainBlock:
        """Return the records from `start` on, before `stop`."""
        first, *cells, last = self._cells[start * self._step : stop * self._step + 1]
        cells = [first.rpartition(b"\n")[2], *cells, last.partition(b"\n")[0] + b"\n"]
        lines = self.lines[start:stop]
        return PlainBlock(lines, cells, self._step + 1, self._masked, within=self._within)

    def column(self, at: int) -> Sequence[bytes]:
        """The cells of a column, counted from 0."""
        if 0 < at < self._step:
            cells = self._cells[at :: self._step]
            return self._unmasked(cells) if self._within else cells
        ends = [piece.partition(b"\n") for piece in self._pieces]
        if at == 0:
            return self._unmasked([self._cells[0], *[first for _, _, first in ends]])
        return self._unmasked([*[last for last, _, _ in ends], self._last_cell])

    def distinct(self, at: int) -> set[bytes]:
        """The different cells of a column."""
        return self._different.get(at) or set(self.column(at))

    @property
    def _last_cell(self) -> bytes:
        return self._cells[-1].removesuffix(b"\n")

    def _unmasked(self, cells: Iterable[bytes]) -> list[bytes]:
        if not self._masked:
            return [*cells]
        return [cell.replace(_MASK, self._masked) for cell in cells]


class _Unquoted(NamedTuple):
    """Lines without quotes: whether there are masks, and some elsewhere than at ends of lines."""

    lines: bytes
    masked: bool
    within: bool


def _unquote(lines: bytes, delimiter: bytes) -> _Unquoted | None:
    """Take off the quotes around cells, and mask the delimiters in them.

    None where a quote stands within a cell, or a cell in quotes runs on to another line.
    """
    parts = lines.split(b'"')
    outside, inside = parts[::2], parts[1::2]
    around = {b"\n", delimiter}
    quoted = b"".join(inside)
    if (
        len(outside) == len(inside)
        or not {each[:1] for each in outside[1:]} <= around
        or not {each[-1:] for each in outside[1:-1]} <= around
        or outside[0][-1:] not in {b"", *around}
        or b"\n" in quoted
    ):
        return None
    masked = delimiter in quoted
    behind: set[bytes] = set()
    if masked:
        behind = {outside[at + 1][:1] for at, each in enumerate(inside) if delimiter in each}
        parts[1::2] = [each.replace(delimiter, _MASK) for each in inside]
    # Most delimiters in quotes are in notes, at the ends of lines.
    return _Unquoted(b"".join(parts), masked, delimiter in behind)
