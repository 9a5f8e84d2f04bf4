"""Opens a file as a table of figures, whatever it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from functools import lru_cache
from typing import BinaryIO

from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.errors import unreadable_reason
from cchc.figure_file.csv_table import CsvTable
from cchc.figure_file.recognise import recognise
from cchc.figure_file.table import OpenTable, Report
from cchc.words import Term


def open_table(
    path: str, known_words: Collection[str], report: Report, sheet: str | None = None
) -> OpenTable | None:
    """Open a file of figures; report why and return None where it is not one.

    `path` may be `-` for standard input. `known_words` are the lower-case words by which
    windows-1258 is recognised. `sheet` chooses one in a workbook; other files have none. A file
    named .xlsx that does not begin like a workbook is read as the text that it may be.
    """
    if path == "-" and sys.stdin is None:  # the program was started with it closed
        report(diagnostic("unreadable-file", Place(path), reason=Term("reason.no_input")))
        return None
    try:
        # The table keeps the file open.
        file = _standard_input() if path == "-" else open(path, "rb")  # noqa: PTH123, SIM115
        if (path == "-" or path.lower().endswith(".xlsx")) and _is_workbook(file):
            return _open_workbook(path, file, report, sheet)
        recognised = recognise(file, path, known_words)
        if isinstance(recognised, Diagnostic):
            report(recognised)
            file.close()
            return None
        return CsvTable(path, file, recognised, report)
    except OSError as error:
        report(diagnostic("unreadable-file", Place(path), reason=unreadable_reason(error)))
    return None


def _is_workbook(file: BinaryIO) -> bool:
    from cchc.figure_file.container import is_workbook  # few files need it

    return is_workbook(file)


def _open_workbook(
    path: str, file: BinaryIO, report: Report, sheet: str | None
) -> OpenTable | None:
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
    import tempfile  # few runs need it

    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller keeps it open
    while block := stream.read(1 << 20):
        file.write(block)
    file.flush()
    return file
