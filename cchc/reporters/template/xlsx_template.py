"""A form as an Excel workbook: lists to choose from, locked ids, cells that take only counts.

The sheet is protected without a password, against slips only. The same form gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cchc.cells import COUNT_DIGITS
from cchc.figures import COLUMNS
from cchc.plan import MeasureKind
from cchc.reporters.template.template_cells import (
    show_to_report,
    template_cells,
    template_header,
    value_choices,
)
from cchc.template import Template, TemplateRow
from cchc.words import Lang, say

_PERIOD, _AGENCY, _TARGET, _NUMERATOR, _DENOMINATOR, _VALUE, _NOTE = range(1, len(COLUMNS) + 1)
_WIDTHS = (10, 24, 9, 13, 13, 18, 34, 30, 38, 64, 13, 13, 16)
_TEXT, _COUNT = "@", "#,##0"

_HEAD = PatternFill("solid", fgColor="D9E2F3")
_INPUT = PatternFill("solid", fgColor="FFF9DB")
_CLOSED = PatternFill("solid", fgColor="EFEFEF")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

# Longest title and text of a note that Excel shows beside a cell.
_TITLE, _PROMPT = 32, 255
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def report_xlsx_template(template: Template, lang: Lang) -> Iterator[bytes]:
    """Yield the bytes of the workbook of a form."""
    book = Workbook()
    book.properties.creator = "cchc"
    book.properties.created = datetime(template.period.year, 1, 1)
    sheet = book.active
    sheet.title = say("template.sheet", lang)
    _write_header(sheet, template_header(template, lang))
    for number, row in enumerate(template.rows, start=2):
        _write_row(sheet, number, template_cells(template, row, lang), row)
        for validation in _validations(row, number, lang):
            sheet.add_data_validation(validation)
    _protect(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    yield _settled(buffer, template.period.year)


def _write_header(sheet: Any, names: tuple[str, ...]) -> None:
    for column, name in enumerate(names, start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _BORDER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    sheet.freeze_panes = sheet.cell(2, _NUMERATOR)


def _write_row(
    sheet: Any, number: int, values: tuple[str | int | None, ...], row: TemplateRow
) -> None:
    inputs = _inputs(row)
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"  # a name that begins like a formula is none
        cell.border = _BORDER
        cell.alignment = Alignment(vertical="top", wrap_text=column >= _NOTE)
        cell.number_format = _number_format(column, row, value)
        cell.protection = Protection(locked=column not in inputs)
        if column < _NUMERATOR or column > _NOTE:
            continue
        cell.fill = _INPUT if column in inputs else _CLOSED


def _inputs(row: TemplateRow) -> tuple[int, ...]:
    """The columns that the agency fills in."""
    if not row.target.measure.kind.counts:
        return _VALUE, _NOTE
    if row.denominator is not None:
        return _NUMERATOR, _NOTE
    return _NUMERATOR, _DENOMINATOR, _VALUE, _NOTE


def _number_format(column: int, row: TemplateRow, value: object) -> str:
    if column in (_NUMERATOR, _DENOMINATOR) or isinstance(value, int):
        return _COUNT
    free = column == _VALUE and row.target.measure.kind is MeasureKind.PERCENT
    return "General" if free else _TEXT


def _validations(row: TemplateRow, number: int, lang: Lang) -> Iterator[DataValidation]:
    """What each open cell takes, and a note beside it that says what belongs there."""
    for column in _inputs(row):
        if column == _NOTE:
            continue
        checks = _count_check(lang) if column != _VALUE else _value_check(row, number, lang)
        validation = DataValidation(allow_blank=True, **checks)
        validation.errorTitle = say("template.wrong", lang)
        validation.showErrorMessage = validation.showInputMessage = True
        validation.promptTitle = row.target.id[:_TITLE]
        validation.prompt = _cut(show_to_report(row, lang))
        validation.add(f"{get_column_letter(column)}{number}")
        yield validation


def _count_check(lang: Lang) -> dict[str, str]:
    return {
        "type": "whole",
        "operator": "between",
        "formula1": "0",
        "formula2": str(10**COUNT_DIGITS - 1),
        "error": say("template.whole_number", lang),
    }


def _value_check(row: TemplateRow, number: int, lang: Lang) -> dict[str, str]:
    choices = value_choices(row, lang)
    if row.target.measure.kind is not MeasureKind.PERCENT:
        listed = ",".join(choices)
        error = say("template.one_of", lang, choices=", ".join(choices))
        return {"type": "list", "formula1": f'"{listed}"', "error": error}
    cell, word = f"{get_column_letter(_VALUE)}{number}", choices[-1]
    return {
        "type": "custom",
        "formula1": f'OR(AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100),{cell}="{word}")',
        "error": say("template.percentage", lang, word=word),
    }


def _cut(text: str) -> str:
    return text if len(text) <= _PROMPT else f"{text[: _PROMPT - 1]}…"


def _protect(sheet: Any) -> None:
    """Lock what is not open for input; columns and rows may still be made wider."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _settled(written: io.BytesIO, year: int) -> bytes:
    """The archive without the time at which it was written."""
    settled = io.BytesIO()
    with ZipFile(written) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>%d-01-01T00:00:00Z" % year, content)
            info = ZipInfo(part.filename, _LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return settled.getvalue()
