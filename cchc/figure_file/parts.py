"""Parts a large text file at ends of lines, so that several processes can read it."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cchc.figure_file.csv_table import CsvTable, Part
from cchc.figure_file.recognise import Recognised, recognise
from cchc.figure_file.table import Report, stamp_of

_STEP = 1 << 20
"""About so many bytes lie between two lines at which a file may be parted."""


class Scan(NamedTuple):
    """What was found when a text file in UTF-8 was looked through.

    `stamp` tells whether it has changed since; `marks` are bytes at which lines begin, and the
    numbers of these lines.
    """

    recognised: Recognised
    stamp: tuple[int, int]
    marks: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.stamp[0]

    def parts(self, size: int) -> list[Part]:
        """Return the file in parts of about `size` bytes, from its start to its end."""
        count = max(1, round(self.size / size))
        starts = [(0, 1)]
        for number in range(1, count):
            at = bisect_left(self.marks, (number * self.size // count, 0))
            if at < len(self.marks) and self.marks[at] > starts[-1]:
                starts.append(self.marks[at])
        ends = (*starts, (self.size, 0))
        return [Part(start, line, stop) for (start, line), (stop, _) in pairwise(ends)]


def scan_file(path: str) -> Scan | None:
    """Look through a file; None where it is not plainly text in UTF-8, whose lines end as usual."""
    try:
        with _Watched(io.FileIO(path)) as file:
            stamp = stamp_of(file)
            found = recognise(file, path, ())
            if isinstance(found, Recognised) and found.is_utf8 and file.ends_as_usual:
                return Scan(found, stamp, tuple(file.marks))
    except OSError:
        pass  # who reads it will say why
    return None


def open_part(
    path: str, scan: Scan, part: Part, known_words: Collection[str], report: Report
) -> CsvTable | None:
    """Open a part of a file that was looked through; None where it should be read as a whole."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - the table keeps it open
    except OSError:
        return None
    recognised = recognise(file, path, known_words, scan.recognised)
    if isinstance(recognised, Recognised) and stamp_of(file) == scan.stamp:
        return CsvTable(path, file, recognised, report, part)
    file.close()
    return None


class _Watched(io.BufferedReader):
    """A file that notes where lines begin while it is read, once and block by block."""

    def __init__(self, file: io.FileIO) -> None:
        super().__init__(file)
        self.marks: list[tuple[int, int]] = []
        self._at, self._line = 0, 1
        self._returns, self._pairs, self._last = 0, 0, b""

    @property
    def ends_as_usual(self) -> bool:
        """Whether no carriage return stands without the line feed behind it."""
        return self._returns == self._pairs

    def read(self, size: int | None = -1) -> bytes:
        """Read a block, and note the first line that begins in it, if the last one noted is far."""
        block = super().read(size)
        last = self.marks[-1][0] if self.marks else 0
        if self._at >= last + _STEP and (end := block.find(b"\n") + 1):
            self.marks.append((self._at + end, self._line + 1))
        self._at += len(block)
        self._line += block.count(b"\n")
        if b"\r" in block or self._last == b"\r":
            self._returns += block.count(b"\r")
            self._pairs += (self._last + block).count(b"\r\n")
        self._last = block[-1:]
        return block
