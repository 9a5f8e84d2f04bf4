"""Excel workbooks as tables of figures, through the optional extra `cchc[xlsx]`."""

from __future__ import annotations

from typing import BinaryIO

from cchc.diagnostics import Place, diagnostic
from cchc.figure_file.table import Report, Table


def open_workbook(path: str, file: BinaryIO, report: Report, sheet: str | None) -> Table | None:
    """Open a sheet of a workbook; report why and return None where it cannot be read."""
    del sheet
    file.close()
    report(diagnostic("workbook-support-missing", Place(path)))
    return None
