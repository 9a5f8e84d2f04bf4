"""Parts a large text file at ends of lines, so that several processes can read it."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from cchc.figure_file.csv_table import CsvTable, Part
from cchc.figure_file.recognise import Recognised, recognise
from cchc.figure_file.table import Report, stamp_of

_STEP = 1 << 18
"""About so many bytes lie between two lines at which a file may be parted."""


class Scan(NamedTuple):
    """What was found when a text file in UTF-8 was looked through.

    `stamp` tells whether it has changed since; `marks` are bytes at which lines begin.
    """

    recognised: Recognised
    stamp: tuple[int, int]
    marks: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.stamp[0]

    def parts(self, size_from: Callable[[int], int]) -> list[Part]:
        """Return the file in parts from its start to its end.

        Each is about as large as `size_from` says of the byte with which it begins.
        """
        parts: list[Part] = []
        start = 0
        while start < self.size:
            size = size_from(start)
            mark = bisect_left(self.marks, start + size)
            is_last = mark == len(self.marks) or self.size - start < 1.5 * size
            stop = self.size if is_last else self.marks[mark]
            parts.append(Part(start, stop))
            start = stop
        return parts


def scan_file(path: str) -> Scan | None:
    """Look through a file; None where it is not plainly text in UTF-8."""
    try:
        with _Watched(io.FileIO(path)) as file:
            stamp = stamp_of(file)
            found = recognise(file, path, ())
            if isinstance(found, Recognised) and found.is_utf8:
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
    try:
        recognised = recognise(file, path, known_words, scan.recognised)
        if isinstance(recognised, Recognised) and stamp_of(file) == scan.stamp:
            return CsvTable(path, file, recognised, report, part)
    except OSError:
        pass  # who reads the whole will say why
    file.close()
    return None


class _Watched(io.BufferedReader):
    """A file that notes where lines begin while it is read, once and block by block."""

    def __init__(self, file: io.FileIO) -> None:
        super().__init__(file)
        self.marks: list[int] = []
        self._at = 0

    def read(self, size: int | None = -1) -> bytes:
        """Read a block, and note the first line that begins in it, if the last one noted is far."""
        block = super().read(size)
        last = self.marks[-1] if self.marks else 0
        if self._at >= last + _STEP and (end := block.find(b"\n") + 1):
            self.marks.append(self._at + end)
        self._at += len(block)
        return block

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Give up: who goes back has found something that is not UTF-8, and would look closer."""
        raise io.UnsupportedOperation(f"seek {offset} {whence}")
