"""A delimited text file as a table of figures."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, BinaryIO

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.figure_file.header import delimiter_of
from cchc.figure_file.recognise import Recognised
from cchc.figure_file.table import CELL_LIMIT, CHUNK, Chunk, Report, Table

if TYPE_CHECKING:
    from _csv import Reader  # the type of a reader exists for type checkers only

_BREAK = re.compile(r"\r\n|\r|\n")


class CsvTable(Table):
    """Figures in a text file, with one delimiter between cells."""

    def __init__(self, path: str, file: BinaryIO, recognised: Recognised, report: Report) -> None:
        super().__init__(path, file, recognised.encoding, report)
        self.sha256 = recognised.sha256
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=recognised.codec, newline="")
        self._start, self.delimiter = self._find_header()

    def close(self) -> None:
        """Let go of the file."""
        self._text.close()

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

    def _lines_from_header(self) -> Iterator[str]:
        """The lines of the file from the header on, with their ends."""
        self._text.seek(0)
        lines = iter(self._text)
        for _ in range(self._start - 1):
            next(lines)
        return lines

    def chunks(self) -> Iterator[Chunk]:
        """Yield the records below the header; report what is wrong with the file on the way."""
        csv.field_size_limit(CELL_LIMIT)
        reader = csv.reader(self._lines_from_header(), delimiter=self.delimiter, strict=True)
        header = self._next(reader, 1)
        if not header.rows or not self._read_header(header.rows[0], header.lines[0]):
            return
        while (chunk := self._next(reader, CHUNK)) is not _END:
            self.rows += len(chunk.lines)
            yield chunk
        self._check_end()

    def _next(self, reader: Reader, count: int) -> Chunk:
        """Read up to `count` records, blank ones left out; _END where there are none."""
        line = self._start + reader.line_num
        rows: list[list[str]] = []
        failure: csv.Error | None = None
        try:
            # What was read before a broken record stays in the list.
            rows.extend(islice(reader, count))
        except csv.Error as error:
            failure = error
        if not rows and failure is None:
            return _END
        lines: Sequence[int] = range(line, self._start + reader.line_num)
        if failure is not None or len(lines) != len(rows):
            lines = list(accumulate(map(_height, rows), initial=line))
            if failure is not None:
                self._report(self._broken(failure, lines[-1]))
            lines = lines[:-1]
        if all(map(any, rows)):
            return Chunk(lines, rows)
        filled = [(at, row) for at, row in zip(lines, rows, strict=True) if any(row)]
        return Chunk([at for at, _ in filled], [row for _, row in filled])

    def _broken(self, error: csv.Error, line: int) -> Diagnostic:
        text = str(error)
        if "unexpected end" in text:
            return diagnostic("unclosed-quote", self.place(line))
        if "limit" in text:
            return diagnostic("field-too-long", self.place(line), limit=CELL_LIMIT)
        return diagnostic("stray-quote", self.place(line))


_END = Chunk((), [])


def _height(row: list[str]) -> int:
    """How many physical lines a record spans."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
