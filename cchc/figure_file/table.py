"""A file of figures as records of cells, each with the line where it starts."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import BinaryIO, NamedTuple, Self

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figure_file.header import Header, delimiter_of, read_header
from cchc.figure_file.recognise import Recognised, recognise
from cchc.figures import Source
from cchc.words import Term

CHUNK = 4096
"""Records that are handed on at a time."""
CELL_LIMIT = 131_072
"""Longest cell that is read, in characters."""

_BREAK = re.compile(r"\r\n|\r|\n")

Report = Callable[[Diagnostic], None]


class Chunk(NamedTuple):
    """Some records: the line where each starts, and its cells as they stand in the file."""

    lines: Sequence[int]
    rows: list[list[str]]


class Table:
    """A file of figures that is open for reading, under a header that is understood.

    `chunks` is read once; after it `source` counts the rows. Use it in a `with` statement.
    """

    def __init__(self, path: str, file: BinaryIO, recognised: Recognised, report: Report) -> None:
        self.path = path
        self.sheet = ""
        self.header: Header | None = None
        self.rows = 0
        self._file = file
        self._recognised = recognised
        self._report = report
        self._stamp = _stamp(file)
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=recognised.codec, newline="")
        self._start, self.delimiter = self._find_header()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    @property
    def source(self) -> Source:
        """What was read, and how."""
        return Source(
            self.path,
            self._recognised.sha256,
            self.rows,
            self._recognised.encoding,
            self.delimiter,
            self.sheet,
        )

    def place(self, line: int, column: int = 0) -> Place:
        """Return a place in this file."""
        return Place(self.path, line, column, self.sheet)

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

    def _read_header(self, cells: list[str], line: int) -> bool:
        self.header, found = read_header(cells, self.place(line))
        for each in found:
            self._report(each)
        return self.header is not None

    def _broken(self, error: csv.Error, line: int) -> Diagnostic:
        text = str(error)
        if "unexpected end" in text:
            return diagnostic("unclosed-quote", self.place(line))
        if "limit" in text:
            return diagnostic("field-too-long", self.place(line), limit=CELL_LIMIT)
        return diagnostic("stray-quote", self.place(line))

    def _check_end(self) -> None:
        if self.header is not None and not self.rows:
            self._report(diagnostic("no-rows", self.place(self._start)))
        if _stamp(self._file) != self._stamp:
            self._report(diagnostic("changed-while-read", Place(self.path)))


def open_table(
    path: str, known_words: Collection[str], report: Report, sheet: str | None = None
) -> Table | None:
    """Open a file of figures; report why and return None where it is not one.

    `path` may be `-` for standard input. `known_words` are the lower-case words by which
    windows-1258 is recognised. `sheet` chooses one in a workbook.
    """
    try:
        file = _spooled(sys.stdin.buffer) if path == "-" else open(path, "rb")  # noqa: PTH123, SIM115
        if path.lower().endswith(".xlsx"):
            from cchc.figure_file.workbook import open_workbook  # an optional extra

            return open_workbook(path, file, report, sheet)
        recognised = recognise(file, path, known_words)
        if isinstance(recognised, Diagnostic):
            report(recognised)
            file.close()
            return None
        return Table(path, file, recognised, report)
    except PermissionError:
        report(diagnostic("unreadable-file", Place(path), reason=Term("reason.permission")))
    except FileNotFoundError:
        report(diagnostic("unreadable-file", Place(path), reason=Term("reason.not_found")))
    except OSError as error:
        report(diagnostic("unreadable-file", Place(path), reason=error.strerror or str(error)))
    return None


def _spooled(stream: BinaryIO) -> BinaryIO:
    """Standard input as a file that can be read twice."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the table
    while block := stream.read(1 << 20):
        file.write(block)
    file.seek(0)
    return file


def _stamp(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _height(row: list[str]) -> int:
    """How many physical lines a record spans."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
