"""A table while its file is open: what text files and workbooks share."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Self

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figure_file.header import read_header
from cchc.figures import Source
from cchc.table import Block, Chunk, Header

CHUNK = 256
"""Records that are handed on at a time."""
CELL_LIMIT = 131_072
"""Longest cell that is read, in characters."""

Report = Callable[[Diagnostic], None]


class OpenTable(ABC):
    """What tables of every kind of file share.

    `chunks` is read once; after it `source` counts the rows. Use it in a `with` statement.
    """

    def __init__(self, path: str, file: BinaryIO, encoding: str, report: Report) -> None:
        self.path = path
        self.sheet = ""
        self.header: Header | None = None
        self.rows = 0
        self.encoding = encoding
        self.delimiter = ""
        self.sha256 = ""
        self._file = file
        self._report = report
        self._stamp = stamp_of(file)
        self._start = 0
        self._broken_off = False
        """Whether there are rows that could not be read, of which something was said."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def source(self) -> Source:
        """What was read, and how."""
        return Source(self.path, self.sha256, self.rows, self.encoding, self.delimiter, self.sheet)

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell()

    @property
    def changed(self) -> bool:
        """Whether the file is no longer what it was when it was opened."""
        return stamp_of(self._file) != self._stamp

    def place(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""
        return Place(self.path, line, column, self.sheet)

    @abstractmethod
    def chunks(self) -> Iterator[Chunk]:
        """Yield the records below the header; report what is wrong with the file on the way."""

    def blocks(self) -> Iterator[Block | Chunk]:
        """Yield the same records, as columns where that is quicker; read this or `chunks`."""
        return self.chunks()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _read_header(self, cells: Sequence[str], line: int) -> bool:
        self.header, found = read_header(cells, self.place(line))
        for each in found:
            self._report(each)
        return self.header is not None

    def _check_end(self, *, first: bool = True) -> None:
        """Report what shows at the end; that there are no rows only of the `first` part."""
        if first and self.header is not None and not self.rows and not self._broken_off:
            self._report(diagnostic("no-rows", self.place(self._start)))
        if self.changed:
            self._report(diagnostic("changed-while-read", Place(self.path)))


def stamp_of(file: BinaryIO) -> tuple[int, int]:
    """Return the size of a file in bytes and when it was changed last."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns
