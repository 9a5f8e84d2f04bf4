"""A delimited text file as a table of figures."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from cchc.diagnostics import Diagnostic, diagnostic
from cchc.figure_file.block import PlainBlock
from cchc.figure_file.header import delimiter_of
from cchc.figure_file.recognise import Recognised
from cchc.figure_file.table import CELL_LIMIT, OpenTable, Report
from cchc.spelling import tidy
from cchc.table import Block, Chunk

_BLOCK = 1 << 14
"""Characters that are read at a time; the line in which they end is read on to its end."""

_BREAK = re.compile(r"\r\n|\r|\n")


class CsvTable(OpenTable):
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
        """Skip blank lines and Excel's `sep=`; return the header's line and its delimiter.

        Line 0 stands for a file in which there is nothing else.
        """
        number = 1
        while line := self._text.readline(CELL_LIMIT):
            bare = tidy(line).strip(' ,;"')
            if bare and not bare.lower().startswith("sep="):
                return number, delimiter_of(line)
            # Of a line beyond the limit only a piece was read.
            number += line.endswith(("\n", "\r"))
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
        self._text.seek(0)
        for _ in range(self._start - 1):
            self._text.readline()
        line, top = self._records("", self._start)
        if not top.rows or not self._read_header(top.rows[0], top.lines[0]):
            return
        while text := self._text.read(_BLOCK) + self._text.readline():
            block = self._cut(text, line)
            if block is not None:
                line += len(block.lines)
                self.rows += len(block.lines)
                yield block
                continue
            line, chunk = self._records(text, line)
            if chunk.lines:
                self.rows += len(chunk.lines)
                yield chunk
        self._check_end()

    def _cut(self, text: str, line: int) -> PlainBlock | None:
        """Cut plain lines into columns; None where they need a closer look, or one is blank."""
        if len(text) > CELL_LIMIT or self.header is None:
            return None
        if not text.endswith("\n"):
            text += "\n"  # the last line of a file
        block = PlainBlock.cut(text, line, self.header.width, self.delimiter)
        # A record without a single cell filled in is none: that shows in its first cell.
        return block if block is not None and "" not in block.distinct(0) else None

    def _records(self, text: str, line: int) -> tuple[int, Chunk]:
        """Read the records that begin in some lines; a cell in quotes may run on beyond them.

        Without text, one record is read. Return the line after them, and those that are not blank.
        """
        lines = chain(io.StringIO(text, newline=""), self._text)
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        count = len(_BREAK.findall(text)) + (text[-1:] not in "\r\n")
        starts: list[int] = []
        rows: list[list[str]] = []
        while reader.line_num < max(count, 1):
            start = line + reader.line_num
            try:
                row = next(reader)
            except csv.Error as error:
                self._broken_off = True
                self._report(self._broken(error, start))
                continue
            except StopIteration:
                break
            if any(row):
                starts.append(start)
                rows.append(row)
        return line + reader.line_num, Chunk(starts, rows)

    def _broken(self, error: csv.Error, line: int) -> Diagnostic:
        text = str(error)
        if "unexpected end" in text:
            return diagnostic("unclosed-quote", self.place(line))
        if "limit" in text:
            return diagnostic("field-too-long", self.place(line), limit=CELL_LIMIT)
        return diagnostic("stray-quote", self.place(line))
