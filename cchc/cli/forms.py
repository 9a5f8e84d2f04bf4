"""Where forms go: standard output, a file, or a file an agency in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from cchc.cli.output import output_error, write_file, write_text
from cchc.errors import CchcError
from cchc.figure_file import open_table
from cchc.figures import COLUMNS
from cchc.reporters.template.csv_template import report_csv_template
from cchc.template import Template
from cchc.words import Lang, say

Report = Callable[[Template], Iterable[str | bytes]]

_FILLED_IN = ("numerator", "value", "note")


class Format(StrEnum):
    """Formats of a form."""

    CSV = "csv"
    XLSX = "xlsx"


class Way(NamedTuple):
    """How forms are written."""

    fmt: Format
    excel: bool
    lang: Lang
    force: bool


def _report(way: Way) -> Report:
    """What makes the pieces of a form in its format."""
    if way.fmt is Format.CSV:
        return lambda form: report_csv_template(form, way.lang, excel=way.excel)
    try:
        from cchc.reporters.template.xlsx_template import report_xlsx_template
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "openpyxl":
            raise
        raise CchcError("template.no_openpyxl") from None
    return lambda form: report_xlsx_template(form, way.lang)


def write_form(form: Template, output: str | None, way: Way) -> None:
    """Write a form to standard output, to a file, or into a folder under its agency's id."""
    report = _report(way)
    if output is None or output == "-":
        write_text(map(str, report(form)))
        return
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        path = _file(path, form, way)
    _spare([path], way)
    write_file(path, report(form))


def write_forms(forms: Sequence[Template], folder: Path, way: Way) -> None:
    """Write a file an agency; where one cannot be written, say how many have been."""
    report = _report(way)
    if folder.exists() and not folder.is_dir():
        raise CchcError("template.not_a_folder", path=folder)
    work = [(form, _file(folder, form, way)) for form in forms]
    _spare((path for _, path in work), way)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_error(str(folder), error) from None
    for written, (form, path) in enumerate(_progress(work, way)):
        try:
            write_file(path, report(form))
        except CchcError as error:
            counts = {"written": written, "total": len(work)}
            raise CchcError("template.stopped", **error.details, **counts) from None
    words = say("template.written", way.lang, count=len(work), path=folder)
    print(words, file=sys.stderr)  # noqa: T201 - to stderr


def _file(folder: Path, form: Template, way: Way) -> Path:
    return folder / f"{form.agency.id}.{way.fmt}"


def _spare(paths: Iterable[Path], way: Way) -> None:
    """Stop before anything is written where a form that has been filled in would be lost."""
    for path in paths:
        if not way.force and path.is_file() and _is_filled_in(path):
            raise CchcError("template.filled_in", path=path)


def _is_filled_in(path: Path) -> bool:
    """Whether a file holds figures, or notes, under the header of the form."""
    table = open_table(str(path), (), lambda _: None)
    if table is None:
        return False
    with table:
        for _, rows in table.chunks():
            if table.header is None:
                break
            places = [table.header.positions[COLUMNS.index(name)] for name in _FILLED_IN]
            if any(len(row) > at and row[at].strip() for row in rows for at in places):
                return True
    return False


def _progress(work: Sequence[tuple[Template, Path]], way: Way) -> Iterator[tuple[Template, Path]]:
    """The forms to write, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    with Progress(console=console, transient=True) as progress:
        yield from progress.track(work, description=say("template.progress", way.lang))
