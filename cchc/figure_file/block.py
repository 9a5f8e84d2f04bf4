"""Records as columns: a run of plain lines cut at the delimiter all at once.

`csv.reader` makes a list of each line. But most lines are plain, and one call cuts a whole run of
them into cells. Only between two lines does no delimiter stand: there the last cell of the one and
the first cell of the other come out as one piece, with the line's end in it. The pieces prove that
each line has as many cells as the header; and since they repeat, they are looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from cchc.table import Block

_QUOTED = re.compile(r'"([^"\r\n]*)"')
_MASK = "\x00"
"""Stands for a delimiter between quotes; a file that holds this sign itself is never read."""


class PlainBlock(Block):
    """Records of equal width from consecutive lines, each cell as it stands in the file."""

    def __init__(self, lines: range, cells: list[str], width: int, delimiter: str) -> None:
        self.lines = lines
        self._cells = cells
        self._step = width - 1
        self._delimiter = delimiter
        self._masked = False

    @classmethod
    def cut(cls, text: str, line: int, width: int, delimiter: str) -> Self | None:
        """Cut whole lines, of which the first is `line`; None where they need a closer look."""
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        if '"' in text:
            text = _mask(text, delimiter)
        if '"' in text or "\r" in text:
            return None
        count = text.count("\n")
        cells = text.split(delimiter)
        block = cls(range(line, line + count), cells, width, delimiter)
        # As many pieces as lines, and each piece has a line's end: no other cell has one.
        pieces = {*block._pieces(), cells[-1]}
        even = len(cells) == count * (width - 1) + 1
        if not even or not all("\n" in each for each in pieces):
            return None
        masks = text.count(_MASK)
        # Most are in notes, at the ends of lines, where the pieces are few.
        block._masked = masks > 0 and masks > "".join(cells[width - 1 :: width - 1]).count(_MASK)
        return block

    @property
    def rows(self) -> list[list[str]]:
        """The records as rows."""
        return list(map(self.row, range(len(self.lines))))

    def row(self, at: int) -> list[str]:
        """The cells of one record, counted from 0."""
        first, *cells, last = self._cells[at * self._step : (at + 1) * self._step + 1]
        cells = [first.rpartition("\n")[2], *cells, last.partition("\n")[0]]
        return list(map(self._unmasked, cells))

    def column(self, at: int) -> Sequence[str]:
        """The cells of a column, counted from 0."""
        if 0 < at < self._step:
            cells = self._cells[at :: self._step]
            return list(map(self._unmasked, cells)) if self._masked else cells
        return list(self._at_end(at, self._pieces()))

    def distinct(self, at: int) -> set[str]:
        """The different cells of a column."""
        if 0 < at < self._step:
            return set(self.column(at))
        return set(self._at_end(at, set(self._pieces())))

    def _pieces(self) -> list[str]:
        """Between two lines each: the last cell, the line's end, and the first cell of the next."""
        return self._cells[self._step : -1 : self._step]

    def _at_end(self, at: int, pieces: Iterable[str]) -> Iterator[str]:
        """First or last cells: one at an end of the block, the others in pieces."""
        if at == 0:
            yield self._unmasked(self._cells[0])
        for piece in pieces:
            yield self._unmasked(piece.split("\n")[at == 0])
        if at:
            yield self._unmasked(self._cells[-1].removesuffix("\n"))

    def _unmasked(self, cell: str) -> str:
        return cell.replace(_MASK, self._delimiter)


def _mask(text: str, delimiter: str) -> str:
    """Take off the quotes around cells that end on their line, and mask the delimiters in them.

    What is quoted in any other way keeps its quotes.
    """
    around = {"", "\n", delimiter}

    def bare(quoted: re.Match[str]) -> str:
        start, end = quoted.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        alone = before in around and after in around
        return quoted[1].replace(delimiter, _MASK) if alone else quoted[0]

    return _QUOTED.sub(bare, text)
