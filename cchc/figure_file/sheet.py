"""Reads the sheets of a workbook with openpyxl: values of cells, row by row.

Of the workbook only its strings, its formats and the cells of one sheet are read, so that nothing
else in it (drawings, filters, properties) can keep figures from being read. The rows are parsed
one by one as they stand in the file; what the sheet declares about its size is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZipFile, ZipInfo

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import CELL_TAG, DATA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from cchc.figure_file.container import WorkbookError

LAST_ROW = 1_048_576
"""Rows of a sheet in Excel."""
LAST_COLUMN = 16_384
"""Columns of a sheet in Excel."""
WHOLE_LIMIT = 16
"""Most that a part may hold that is kept in memory whole, such as the strings, in megabytes."""

# A row of LAST_COLUMN cells, with a few elements in each.
_ELEMENTS_A_ROW = 8 * LAST_COLUMN
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.S)


class _Archive(ZipFile):
    """An archive that gives openpyxl no part too large to be kept in memory whole."""

    def open(self, name: str | ZipInfo, *args: Any, **kwargs: Any) -> IO[bytes]:
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if info.file_size > WHOLE_LIMIT << 20:
            raise WorkbookError("unpacked", limit=WHOLE_LIMIT)
        return super().open(name, *args, **kwargs)

    def stream(self, name: str) -> IO[bytes]:
        """Open a part of any size, to be read bit by bit."""
        return super().open(name)


class SheetName(NamedTuple):
    """A sheet of cells: its name, the part of the archive that holds it, and who sees it."""

    name: str
    part: str
    visible: bool


class Cell(NamedTuple):
    """A cell that holds something; `percent` where its number format shows a percentage."""

    value: Any
    percent: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook whose sheets can be read."""

    reader: Any
    """openpyxl's reader, with the strings and formats."""
    sheets: tuple[SheetName, ...]

    def close(self) -> None:
        """Let go of the archive; the file stays open."""
        self.reader.archive.close()


def read_workbook(file: BinaryIO) -> Workbook:
    """Return what a workbook holds; WorkbookError where it is none, and openpyxl's errors."""
    reader = ExcelReader(file, read_only=True, keep_vba=False, data_only=True, keep_links=False)
    reader.archive = _Archive(file)
    reader.read_manifest()
    try:
        reader.read_workbook()
    except OSError as error:  # openpyxl's word for an archive of another kind
        raise WorkbookError("no_workbook") from error
    reader.read_strings()
    apply_stylesheet(reader.archive, reader.wb)
    sheets = tuple(
        SheetName(str(sheet.name), rel.target, sheet.state == "visible")
        for sheet, rel in reader.parser.find_sheets()
        if rel.Type.endswith("/worksheet")
    )
    return Workbook(reader, sheets)


def read_rows(book: Workbook, part: str) -> Iterator[tuple[int, dict[int, Cell]]]:
    """Yield the number of each row of a sheet and its cells by column, those that hold something.

    Raises WorkbookError, and openpyxl's and the archive's errors, where the part is damaged.
    """
    with book.reader.archive.stream(part) as source:
        cells = _CellReader(book.reader, source)
        line = elements = 0
        for event, element in iterparse(source, ("start", "end")):
            if event == "start":
                elements += 1
                if elements > _ELEMENTS_A_ROW:
                    raise WorkbookError("damaged_sheet")
            elif element.tag == ROW_TAG:
                line = _rising(int(element.get("r", line + 1)), line, LAST_ROW)
                yield line, cells.of_row(element, line)
                element.clear()
                elements = 0
            elif element.tag == DATA_TAG:
                break
        while source.read(1 << 20):
            pass  # at the end of a part the archive compares its checksum


class _CellReader:
    """Values and number formats of cells."""

    def __init__(self, reader: Any, source: Any) -> None:
        book = reader.wb
        self._percent = lru_cache(maxsize=None)(lambda style: _shows_percent(book, style))
        self._parser = WorkSheetParser(
            source,
            reader.shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )

    def of_row(self, row: Element, line: int) -> dict[int, Cell]:
        self._parser.row_counter, self._parser.col_counter = line, 0
        cells: dict[int, Cell] = {}
        column = 0
        for element in row.iterfind(CELL_TAG):
            value = self._value(element)
            column = _rising(self._parser.col_counter, column, LAST_COLUMN)
            if value is not None:
                cells[column] = Cell(value, self._percent(int(element.get("s", 0))))
        return cells

    def _value(self, element: Element) -> Any:
        """The value of a cell; a number or date that is none stays the text that it is."""
        try:
            return self._parser.parse_cell(element)["value"]
        except ValueError:
            if element.get("t", "n") not in ("n", "d", "b"):
                raise
            return element.findtext(VALUE_TAG)


def _rising(number: int, before: int, last: int) -> int:
    """Number a row or cell: were one to stand twice or after its place, a figure could be lost."""
    if not before < number <= last:
        raise WorkbookError("damaged_sheet")
    return number


def _shows_percent(book: Any, style: int) -> bool:
    """Whether the number format of a style has a percent sign that is not a mere letter."""
    number_format = book._cell_styles[style].numFmtId
    if number_format < BUILTIN_FORMATS_MAX_SIZE:
        code = BUILTIN_FORMATS.get(number_format, "")
    else:
        code = book._number_formats[number_format - BUILTIN_FORMATS_MAX_SIZE]
    return "%" in _LITERAL.sub("", code)
