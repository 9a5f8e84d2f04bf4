"""What a file of figures is once it is open: a header, and records with their lines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from cchc.diagnostics import Place
from cchc.figures import COLUMNS, Source

DELIMITERS = (",", ";", "\t")
"""What may stand between the cells of a text file."""


class Header(NamedTuple):
    """Where the columns of the form stand in a row; `width` is the number of cells it needs."""

    positions: tuple[int, ...]
    """For each of COLUMNS, its place in a row, from 0."""
    width: int

    def column(self, name: str) -> int:
        """Return the ordinal of the cell of a column, from 1."""
        return self.positions[COLUMNS.index(name)] + 1


class Chunk(NamedTuple):
    """Some records: the line where each starts, and its cells as they stand in the file."""

    lines: Sequence[int]
    rows: list[list[str]]


class Block(ABC):
    """Some records of equal width that can be seen as columns, counted from 0.

    The cells of columns are bytes in UTF-8, since few of them are needed as text.
    """

    lines: Sequence[int]

    @property
    @abstractmethod
    def rows(self) -> list[list[str]]:
        """The records as rows."""

    @abstractmethod
    def row(self, at: int) -> list[str]:
        """Return the cells of one record."""

    @abstractmethod
    def between(self, start: int, stop: int) -> Block:
        """Return the records from `start` on, before `stop`."""

    @abstractmethod
    def column(self, at: int) -> Sequence[bytes]:
        """Return the cells of a column."""

    @abstractmethod
    def distinct(self, at: int) -> set[bytes]:
        """Return the different cells of a column."""


class Table(Protocol):
    """A file of figures that is open for reading.

    `header` is known once reading has begun, None where figures cannot be read under it.
    """

    path: str
    sheet: str
    delimiter: str
    header: Header | None

    @property
    def source(self) -> Source:
        """What was read, and how."""

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""

    def place(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""

    def blocks(self) -> Iterator[Block | Chunk]:
        """Yield the records below the header, once."""
