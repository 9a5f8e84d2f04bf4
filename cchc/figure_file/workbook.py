"""Excel workbooks as tables of figures, through the optional extra `cchc[xlsx]`."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figure_file.cell_text import cell_text
from cchc.figure_file.container import UNPACKED_LIMIT, WorkbookError, check_container
from cchc.figure_file.header import WIDEST
from cchc.figure_file.sheet import Cell, SheetName, Workbook, read_rows, read_workbook
from cchc.figure_file.table import CELL_LIMIT, CHUNK, OpenTable, Report
from cchc.spelling import fold, tidy
from cchc.table import Chunk
from cchc.words import Term

COUNT_COLUMNS = ("numerator", "denominator")


def open_workbook(path: str, file: BinaryIO, report: Report, sheet: str | None) -> OpenTable | None:
    """Open a sheet of a workbook; report why and return None where it cannot be read.

    `sheet` is the name of one, else the first that is not hidden.
    """
    table = WorkbookTable(path, file, report)
    found = table.open(sheet)
    if found is None:
        return table
    table.close()
    report(found)
    return None


class WorkbookTable(OpenTable):
    """Figures in a sheet of a workbook: a line is a row, and a missing cell is an empty one."""

    def __init__(self, path: str, file: BinaryIO, report: Report) -> None:
        super().__init__(path, file, "XLSX", report)
        self._book: Workbook | None = None
        self._part = ""
        self._line = 0
        self._characters = 0
        self._counts: frozenset[int] = frozenset()

    def open(self, sheet: str | None) -> Diagnostic | None:
        """Find the sheet; return what keeps it from being read."""
        digest = hashlib.sha256()
        for block in iter(lambda: self._file.read(1 << 20), b""):
            digest.update(block)
        self.sha256 = digest.hexdigest()
        try:
            check_container(self._file)
            with _without_warnings():
                self._book = read_workbook(self._file)
            return self._choose(self._book.sheets, sheet)
        except Exception as error:  # a damaged workbook raises errors of many kinds
            return self._damaged(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._book is not None:
            self._book.close()
        super().close()

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows below the header; report what is wrong with the sheet on the way."""
        records = self._records()
        while True:
            with _without_warnings():
                batch = list(islice(records, CHUNK))
            if not batch:
                return
            yield Chunk([line for line, _ in batch], [row for _, row in batch])

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """The rows below the header that hold something, as the texts of their cells."""
        try:
            for line, row in self._texts():
                self._line = line
                if self.header is not None:
                    self.rows += 1
                    yield line, row
                elif any(map(tidy, row)) and not self._take_header(line, row):
                    return
        except Exception as error:
            self._report(self._damaged(error))
            return
        if self.header is None:
            self._report(diagnostic("empty-file", self.place(0)))
        self._check_end()

    def _take_header(self, line: int, row: Sequence[str]) -> bool:
        self._start = line
        if not self._read_header(row, line) or self.header is None:
            return False
        self._counts = frozenset(map(self.header.column, COUNT_COLUMNS))
        return True

    def _texts(self) -> Iterator[tuple[int, list[str]]]:
        if self._book is None:
            return
        for line, cells in read_rows(self._book, self._part):
            row = self._row(cells)
            longest = max(row, key=len, default="")
            if len(longest) > CELL_LIMIT:
                here = self.place(line, row.index(longest) + 1)
                self._report(diagnostic("field-too-long", here, limit=CELL_LIMIT))
            elif any(row):
                yield line, row

    def _row(self, cells: Mapping[int, Cell]) -> list[str]:
        """The cells of a row; what stands beyond the widest header stands right behind it."""
        row = [""] * (self.header.width if self.header else 0)
        for column, (value, percent) in cells.items():
            text = cell_text(value, percent=percent, count=column in self._counts)
            if not text:
                continue
            at = min(column, WIDEST + 1)
            row.extend([""] * (at - len(row)))
            row[at - 1] = text
            self._characters += len(text)
        # One string may stand in a million cells, and take no room in the file.
        if self._characters > UNPACKED_LIMIT << 20:
            raise WorkbookError("unpacked", limit=UNPACKED_LIMIT)
        return row

    def _choose(self, sheets: Sequence[SheetName], wanted: str | None) -> Diagnostic | None:
        """Take the sheet that is wanted; return what is wrong where there is none."""
        if not sheets:
            raise WorkbookError("no_sheet")
        if not wanted:
            chosen = [each for each in sheets if each.visible] or list(sheets)
        else:
            chosen = [each for each in sheets if each.name == wanted]
            chosen = chosen or [each for each in sheets if fold(each.name) == fold(wanted)]
        if not chosen:
            names = ", ".join(each.name for each in sheets)
            return diagnostic("unknown-sheet", Place(self.path), found=wanted, sheets=names)
        self.sheet, self._part = chosen[0].name, chosen[0].part
        return None

    def _damaged(self, error: Exception) -> Diagnostic:
        """What is wrong with the workbook, at the last row that could be read."""
        if self.changed:
            return diagnostic("changed-while-read", Place(self.path))
        place = self.place(self._line)
        if isinstance(error, WorkbookError):
            return diagnostic("damaged-workbook", place, reason=error.reason, **error.details)
        return diagnostic("damaged-workbook", place, reason=Term("reason.damaged_part"))


def _without_warnings() -> warnings.catch_warnings[None]:
    """Keep openpyxl's warnings, which say nothing about figures, from standard error."""
    return warnings.catch_warnings(action="ignore")
