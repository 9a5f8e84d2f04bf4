"""What the gate has found, as people read it: how files were read, what to mend, who owes what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc.checked import AgencyCompleteness, CheckedFiles, Completeness
from cchc.figures import Source
from cchc.reporters.gate.text_diagnostics import report_diagnostics
from cchc.reporters.layout import Cell, Column, Grid, lay_out
from cchc.reporters.shown import show_count, show_harmless, show_short_agency
from cchc.reporters.styled import Styled
from cchc.words import Lang, say

_TARGETS_LISTED = 12
_FEW_SILENT = 20
"""Up to so many agencies that have sent nothing are listed one by one."""


def report_checked(
    checked: CheckedFiles, lang: Lang, width: int | None, limit: int | None = None
) -> Iterator[Styled]:
    """Yield how each file was read, the findings (at most `limit`), what is owed, the verdict."""
    for source in checked.sources:
        yield Styled(show_harmless(_read_as(source, lang)), style="dim")
    diagnostics = checked.diagnostics
    yield from report_diagnostics(diagnostics, lang, limit)
    for completeness in checked.completeness:
        yield from _owed(checked, completeness, lang, width)
    if not diagnostics.errors:
        yield Styled(say("validate.sound", lang), style="green")
    counts = {
        "errors": show_count(diagnostics.errors, lang),
        "warnings": show_count(diagnostics.warnings, lang),
    }
    yield Styled(say("validate.verdict", lang, **counts), style="bold")


def _read_as(source: Source, lang: Lang) -> str:
    rows = show_count(source.rows, lang)
    if source.sheet:
        return say("validate.read_sheet", lang, path=source.path, sheet=source.sheet, rows=rows)
    delimiter = say("validate.tab", lang) if source.delimiter == "\t" else f"“{source.delimiter}”"
    return say(
        "validate.read",
        lang,
        path=source.path,
        encoding=source.encoding,
        delimiter=delimiter,
        rows=rows,
    )


def _owed(
    checked: CheckedFiles, completeness: Completeness, lang: Lang, width: int | None
) -> Iterator[Styled]:
    """The agencies that still owe something, many silent ones only counted; then the sums."""
    owing = completeness.owing
    silent = [each for each in owing if not each.received]
    many = len(silent) > _FEW_SILENT
    listed = [each for each in owing if each.received or not many]
    yield Styled()
    if listed:
        grid = _owing_grid(checked, completeness, listed, lang)
        yield from lay_out(grid, width, say("score.hidden", lang))
    if many:
        count = show_count(len(silent), lang)
        missing = show_count(sum(len(each.missing) for each in silent), lang)
        yield Styled(say("validate.silent", lang, count=count, missing=missing))
    yield Styled(
        say(
            "validate.completeness",
            lang,
            period=completeness.period,
            due=show_count(completeness.due, lang),
            received=show_count(completeness.received, lang),
            missing=show_count(completeness.missing, lang),
        )
    )


def _owing_grid(
    checked: CheckedFiles,
    completeness: Completeness,
    owing: Sequence[AgencyCompleteness],
    lang: Lang,
) -> Grid:
    columns = (
        Column(say("score.col.agency", lang), wraps=24),
        Column(say("validate.col.due", lang), right=True),
        Column(say("validate.col.received", lang), right=True),
        Column(say("validate.col.missing", lang), right=True),
        Column(say("validate.col.targets", lang), wraps=24),
    )
    rows = tuple(
        (
            Cell(show_short_agency(checked.plan, each.agency, lang)),
            Cell(show_count(each.due, lang)),
            Cell(show_count(each.received, lang)),
            Cell(show_count(len(each.missing), lang), "yellow"),
            Cell(_listed([target.id for target in each.missing], alone=len(owing) == 1)),
        )
        for each in owing
    )
    return Grid(say("validate.missing", lang, period=completeness.period), columns, rows)


def _listed(names: list[str], *, alone: bool) -> str:
    """Some names, and how many more there are; all of them where only one agency owes any."""
    if alone:
        return ", ".join(names)
    more = len(names) - _TARGETS_LISTED
    return ", ".join(names[:_TARGETS_LISTED]) + (f" … (+{more})" if more > 0 else "")
