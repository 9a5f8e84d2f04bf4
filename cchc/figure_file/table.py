"""A file of figures as records of cells, each with the line where it starts."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, NamedTuple, Self

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figure_file.container import is_workbook
from cchc.figure_file.header import Header, delimiter_of, read_header
from cchc.figure_file.recognise import Recognised, recognise
from cchc.figures import Source
from cchc.words import Term

CHUNK = 256
"""Records that are handed on at a time."""
CELL_LIMIT = 131_072
"""Longest cell that is read, in characters."""

_BREAK = re.compile(r"\r\n|\r|\n")

Report = Callable[[Diagnostic], None]


class Chunk(NamedTuple):
    """Some records: the line where each starts, and its cells as they stand in the file."""

    lines: Sequence[int]
    rows: list[list[str]]


class Table(ABC):
    """A file of figures that is open for reading, under a header that is understood.

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
        self._stamp = _stamp(file)
        self._start = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def source(self) -> Source:
        """What was read, and how."""
        return Source(self.path, self.sha256, self.rows, self.encoding, self.delimiter, self.sheet)

    @property
    def changed(self) -> bool:
        """Whether the file is no longer what it was when it was opened."""
        return _stamp(self._file) != self._stamp

    def place(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""
        return Place(self.path, line, column, self.sheet)

    @abstractmethod
    def chunks(self) -> Iterator[Chunk]:
        """Yield the records below the header; report what is wrong with the file on the way."""

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _read_header(self, cells: Sequence[str], line: int) -> bool:
        self.header, found = read_header(cells, self.place(line))
        for each in found:
            self._report(each)
        return self.header is not None

    def _check_end(self) -> None:
        if self.header is not None and not self.rows:
            self._report(diagnostic("no-rows", self.place(self._start)))
        if self.changed:
            self._report(diagnostic("changed-while-read", Place(self.path)))


class CsvTable(Table):
    """Figures in a text file, with one delimiter between cells."""

    def __init__(self, path: str, file: BinaryIO, recognised: Recognised, report: Report) -> None:
        super().__init__(path, file, recognised.encoding, report)
        self.sha256 = recognised.sha256
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=recognised.codec, newline="")
        self._start, self.delimiter = self._find_header()

    def _find_header(self) -> tuple[int, str]:
        """Skip blank lines and Excel's `sep=`; return the header's line and its delimiter."""
        line_number = 0
        while line := self._text.readline(CELL_LIMIT):
            line_number += 1
            bare = line.strip('\ufeff \t\r\n,;"')
            if bare.lower().startswith("sep="):
                continue
            if bare:
                break
        delimiter = delimiter_of(line)
        return line_number, delimiter

    def _records(self) -> Iterator[str]:
        """The lines of the file from the header on."""
        self._text.seek(0)
        lines = iter(self._text)
        for _ in range(self._start - 1):
            next(lines)
        return lines

    def chunks(self) -> Iterator[Chunk]:
        """Yield the records below the header; report what is wrong with the file on the way."""
        csv.field_size_limit(CELL_LIMIT)
        reader = csv.reader(self._records(), delimiter=self.delimiter, strict=True)
        line = self._start
        first = True
        while True:
            rows: list[list[str]] = []
            before = reader.line_num
            failure: csv.Error | None = None
            try:
                rows.extend(islice(reader, 1 if first else CHUNK))
            except csv.Error as error:
                failure = error
            if not rows and failure is None:
                break
            lines = self._lines(rows, line, reader.line_num - before, whole=failure is None)
            line = self._start + reader.line_num
            if failure is not None:
                start = lines[-1] + _height(rows[-1]) if rows else before + self._start
                self._report(self._broken(failure, start))
            if first and rows:
                first = False
                if not self._read_header(rows[0], lines[0]):
                    return
                continue
            if first:
                return
            if not all(map(any, rows)):
                filled = [(at, row) for at, row in zip(lines, rows, strict=True) if any(row)]
                lines, rows = [at for at, _ in filled], [row for _, row in filled]
            self.rows += len(rows)
            yield Chunk(lines, rows)
        self._check_end()

    def _lines(
        self, rows: list[list[str]], start: int, height: int, *, whole: bool
    ) -> Sequence[int]:
        """The line where each record starts; a record spans several where a cell holds breaks."""
        if whole and height == len(rows):
            return range(start, start + height)
        lines = []
        for row in rows:
            lines.append(start)
            start += _height(row)
        return lines

    def _broken(self, error: csv.Error, line: int) -> Diagnostic:
        text = str(error)
        if "unexpected end" in text:
            return diagnostic("unclosed-quote", self.place(line))
        if "limit" in text:
            return diagnostic("field-too-long", self.place(line), limit=CELL_LIMIT)
        return diagnostic("stray-quote", self.place(line))


def open_table(
    path: str, known_words: Collection[str], report: Report, sheet: str | None = None
) -> Table | None:
    """Open a file of figures; report why and return None where it is not one.

    `path` may be `-` for standard input. `known_words` are the lower-case words by which
    windows-1258 is recognised. `sheet` chooses one in a workbook; other files have none. A file
    named .xlsx that does not begin like a workbook is read as the text that it may be.
    """
    try:
        file = _standard_input() if path == "-" else open(path, "rb")  # noqa: PTH123, SIM115
        if (path == "-" or path.lower().endswith(".xlsx")) and is_workbook(file):
            return _open_workbook(path, file, report, sheet)
        recognised = recognise(file, path, known_words)
        if isinstance(recognised, Diagnostic):
            report(recognised)
            file.close()
            return None
        return CsvTable(path, file, recognised, report)
    except PermissionError:
        report(diagnostic("unreadable-file", Place(path), reason=Term("reason.permission")))
    except FileNotFoundError:
        report(diagnostic("unreadable-file", Place(path), reason=Term("reason.not_found")))
    except OSError as error:
        report(diagnostic("unreadable-file", Place(path), reason=error.strerror or str(error)))
    return None


def _open_workbook(path: str, file: BinaryIO, report: Report, sheet: str | None) -> Table | None:
    try:
        import openpyxl  # noqa: F401 - an optional extra, which the next import needs

        from cchc.figure_file.workbook import open_workbook
    except ImportError:
        file.close()
        report(diagnostic("workbook-support-missing", Place(path)))
        return None
    return open_workbook(path, file, report, sheet)


def _standard_input() -> BinaryIO:
    """Standard input as a file that stands at its start, however often it is opened."""
    file = os.fdopen(os.dup(_spooled(sys.stdin.buffer).fileno()), "rb")
    file.seek(0)
    return file


@lru_cache(maxsize=1)
def _spooled(stream: BinaryIO) -> BinaryIO:
    """All that a stream holds, in a file that goes when the program ends."""
    file = tempfile.TemporaryFile()  # noqa: SIM115
    while block := stream.read(1 << 20):
        file.write(block)
    file.flush()
    return file


def _stamp(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _height(row: list[str]) -> int:
    """How many physical lines a record spans."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
