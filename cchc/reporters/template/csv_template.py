"""A form as CSV, plain or as Excel in Vietnam takes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cchc.reporters.shown import show_cell
from cchc.reporters.template.template_cells import template_cells, template_header
from cchc.template import Template
from cchc.words import Lang

_BOM = "\ufeff"


def report_csv_template(template: Template, lang: Lang, *, excel: bool = False) -> Iterator[str]:
    """Yield the lines of a form; for Excel with a BOM, semicolons and its line ends."""
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n"
    )
    if excel:
        yield _BOM
    writer.writerow(template_header(template, lang))
    for row in template.rows:
        writer.writerow(map(show_cell, template_cells(template, row, lang)))
    yield buffer.getvalue()
