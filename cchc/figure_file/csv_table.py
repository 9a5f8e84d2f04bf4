"""A delimited text file as a table of figures.

Plain lines are read as bytes in UTF-8 and cut into columns; whatever needs a closer look is read as
text, from where it begins.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, TextIO

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.figure_file.block import PlainBlock
from cchc.figure_file.header import delimiter_of, read_header
from cchc.figure_file.recognise import Recognised
from cchc.figure_file.table import CELL_LIMIT, OpenTable, Report
from cchc.spelling import tidy
from cchc.table import Block, Chunk

_BLOCK = 24 << 10
"""Bytes that are read at a time; the line in which they end is read on to its end."""

_BREAK = re.compile(rb"\r\n?|\n")


class Part(NamedTuple):
    """Lines of a file: from the byte `start`, where one begins, up to the byte `stop`."""

    start: int
    stop: int


_WHOLE = Part(0, sys.maxsize)


class CsvTable(OpenTable):
    """Figures in a text file, with one delimiter between cells: the whole file, or a part.

    The lines of a part count from its start, where the first one is 1. What is wrong with the
    header is reported with the part from the start of the file.
    """

    def __init__(
        self,
        path: str,
        file: BinaryIO,
        recognised: Recognised,
        report: Report,
        part: Part = _WHOLE,
    ) -> None:
        super().__init__(path, file, recognised.encoding, report)
        self.sha256 = recognised.sha256
        self._utf8 = _as_utf8(file, recognised)
        self._sizes = [os.fstat(each.fileno()).st_size for each in (file, self._utf8)]
        self._at = len(codecs.BOM_UTF8) if recognised.codec == "utf-8-sig" else 0
        """The byte of the UTF-8 at which what is read next begins."""
        self.lines = 0
        """How many lines have been read, once all are."""
        self._part = part
        self._start, self.delimiter = self._find_header()

    @property
    def fits(self) -> bool:
        """Whether the part has been read to its end, which is that of a record.

        Where a record runs on in quotes the next part does not begin with one. Nor does a part fit
        if the file has changed, or if there are only blank lines from its header on.
        """
        begun = self.header is not None and (self.rows > 0 or self._part.start > 0)
        return begun and self._at == self._part.stop and not self.changed

    @property
    def position(self) -> int:
        """How many bytes of the file have been read; about so many where it is not in UTF-8."""
        whole, utf8 = self._sizes
        return self._at * whole // max(utf8, 1)

    def close(self) -> None:
        """Let go of the file."""
        self._utf8.close()
        super().close()

    def _find_header(self) -> tuple[int, str]:
        """Skip blank lines and Excel's `sep=`; return the header's line and its delimiter.

        Line 0 stands for a file in which there is nothing else.
        """
        number, size, torn = 1, 0, False
        with self._text() as text:
            # Of a line beyond the limit a piece is read at a time, perhaps without half its end.
            while line := text.readline(CELL_LIMIT):
                bare = tidy(line).strip(' ,;"')
                if bare and not bare.lower().startswith("sep="):
                    return number, delimiter_of(line)
                size += len(line.encode())
                if line.endswith(("\n", "\r")):
                    self._at += size
                    size = 0
                    number += not (torn and line == "\n")
                torn = len(line) == CELL_LIMIT and line.endswith("\r")
        return 0, ","

    def chunks(self) -> Iterator[Chunk]:
        """Yield the records below the header; report what is wrong with the file on the way."""
        for each in self.blocks():
            yield Chunk(each.lines, each.rows)

    def blocks(self) -> Iterator[Block | Chunk]:
        """Yield the same as columns, wherever the lines are plain."""
        if not self._start:
            self._report(diagnostic("empty-file", self.place(0)))
            return
        csv.field_size_limit(CELL_LIMIT)
        line = self._read_top()
        if self.header is None:
            return
        while lines := self._read_lines():
            block = self._cut(lines, line)
            if block is not None:
                self._at += len(lines)
                line += len(block.lines)
                self.rows += len(block.lines)
                yield block
                continue
            count = len(_BREAK.findall(lines)) + (not lines.endswith((b"\r", b"\n")))
            line, chunk, broken = self._records(line, count)
            self.rows += len(chunk.lines)
            yield from self._between(chunk, broken)
        self.lines = line - 1
        self._check_end(first=not self._part.start)

    def _read_top(self) -> int:
        """Read the header; return the number of the line that is read next."""
        line, top, broken = self._records(self._start, 1)
        if self._part.start:
            # What is wrong with the header is for the first part to say.
            if top.rows:
                self.header, _ = read_header(top.rows[0], self.place(top.lines[0]))
            self._at = self._part.start
            return 1
        for _, found in broken:
            self._report(found)
        if top.rows:
            self._read_header(top.rows[0], top.lines[0])
        return line

    def _between(self, chunk: Chunk, broken: Iterable[tuple[int, Diagnostic]]) -> Iterator[Chunk]:
        """Yield the records of a chunk, and report in their places those that cannot be read."""
        lines, rows = chunk
        start = 0
        for stop, found in broken:
            if stop > start:
                yield Chunk(lines[start:stop], rows[start:stop])
            self._report(found)
            start = stop
        if start < len(lines):
            yield Chunk(lines[start:], rows[start:])

    def _read_lines(self) -> bytes:
        """Some whole lines of the part, unless the last one is beyond the limit."""
        left = self._part.stop - self._at
        if left <= 0:
            return b""
        self._utf8.seek(self._at)
        if left <= _BLOCK:
            return self._utf8.read(left)
        return self._utf8.read(_BLOCK) + self._utf8.readline(CELL_LIMIT)

    def _cut(self, lines: bytes, number: int) -> PlainBlock | None:
        """Cut plain lines into columns; None where they need a closer look, or one is blank."""
        if len(lines) > CELL_LIMIT or self.header is None:
            return None
        if not lines.endswith(b"\n"):
            lines += b"\n"  # the last line of a file
        block = PlainBlock.cut(lines, number, self.header.width, self.delimiter.encode())
        # A record without a single cell filled in is none: that shows in its first cell.
        return block if block is not None and b"" not in block.distinct(0) else None

    def _records(self, line: int, count: int) -> tuple[int, Chunk, list[tuple[int, Diagnostic]]]:
        """Read the records that begin in the next lines, of which the first is `line`.

        A cell in quotes may run on beyond `count` lines. Return the line after them, those records
        that are not blank, and what is wrong with others, each with the number of records before.
        """
        starts: list[int] = []
        rows: list[list[str]] = []
        broken: list[tuple[int, Diagnostic]] = []
        taken: list[str] = []
        with self._text() as text:
            reader = csv.reader(_noted(text, taken), delimiter=self.delimiter, strict=True)
            while reader.line_num < count:
                start = line + reader.line_num
                try:
                    row = next(reader)
                except csv.Error as error:
                    self._broken_off = True
                    broken.append((len(rows), self._broken(error, start)))
                    continue
                except StopIteration:
                    break
                if any(row):
                    starts.append(start)
                    rows.append(row)
        self._at += len("".join(taken).encode())
        return line + reader.line_num, Chunk(starts, rows), broken

    @contextmanager
    def _text(self) -> Iterator[TextIO]:
        """What is read next, as text whose lines keep their ends."""
        self._utf8.seek(self._at)
        text = io.TextIOWrapper(self._utf8, encoding="utf-8", newline="")
        try:
            yield text
        finally:
            text.detach()

    def _broken(self, error: csv.Error, line: int) -> Diagnostic:
        text = str(error)
        if "unexpected end" in text:
            return diagnostic("unclosed-quote", self.place(line))
        if "limit" in text:
            return diagnostic("field-too-long", self.place(line), limit=CELL_LIMIT)
        return diagnostic("stray-quote", self.place(line))


def _as_utf8(file: BinaryIO, recognised: Recognised) -> BinaryIO:
    """A file in another encoding as one in UTF-8, which goes when it is closed."""
    if recognised.is_utf8:
        return file
    import tempfile  # few files need it

    file.seek(0)
    text = io.TextIOWrapper(file, encoding=recognised.codec, newline="")
    utf8 = tempfile.TemporaryFile()  # noqa: SIM115 - the table keeps it open
    while block := text.read(1 << 16):
        utf8.write(block.encode())
    utf8.flush()
    text.detach()
    return utf8


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    """Lines on their way to whoever reads them, noted among those that are `taken`."""
    for line in lines:
        taken.append(line)
        yield line
