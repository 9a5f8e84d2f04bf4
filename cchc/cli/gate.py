"""Does what `cchc validate` was asked for: finds what is wrong and what is owed, and reports it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from cchc.checked import CheckedFiles, Completeness
from cchc.checks.completeness import check_completeness
from cchc.cli.formats import FindingsFormat
from cchc.cli.output import output_error, plain_lines, width_of, write_file, write_lines, write_text
from cchc.cli.pipeline import Figures, read_figures
from cchc.diagnostics import Heed, Place, diagnostic
from cchc.errors import CchcError
from cchc.figures import Period
from cchc.plan import Agency, Plan
from cchc.rules import RULES
from cchc.words import Lang

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""Where GitHub tells a step to write its job summary."""

Report = tuple[FindingsFormat, str]
"""A further report: its format, and the file it goes to."""


def heed_of(select: str | None, ignore: str | None, *, strict: bool) -> Heed:
    """Return which findings count, as options say; CchcError where a rule is unknown."""
    return Heed(_codes(select), _codes(ignore), strict)


def _codes(listed: str | None) -> tuple[str, ...]:
    """Codes, or their beginnings, of rules that exist; names stand for their codes."""
    by_name = {rule.name: rule.code for rule in RULES}
    codes = []
    for each in (listed or "").replace(",", " ").split():
        code = by_name.get(each.casefold(), each.upper())
        if not any(rule.code.startswith(code) for rule in RULES):
            raise CchcError("usage.codes", found=each)
        codes.append(code)
    return tuple(codes)


def parse_report(given: str) -> Report:
    """Return the report that FORMAT=FILE asks for; CchcError where it asks for none."""
    name, sign, path = given.partition("=")
    if not sign or not path or name not in tuple(FindingsFormat):
        raise CchcError("usage.report", choices=", ".join(FindingsFormat))
    return FindingsFormat(name), path


def compare_with(
    previous: Sequence[str], plan: Plan, figures: Figures, sheet: str | None
) -> Figures:
    """Hold the latest period against the one before it in the files of --previous."""
    from cchc.checks.against_previous import check_against_previous  # few need it

    periods = figures.check.periods
    before = read_figures(plan, previous, sheet=sheet)
    if before.unreadable:
        figures.log.extend(before.log.gathered().kept)
        return figures._replace(unreadable=True)
    if not periods:
        return figures
    now = max(periods)
    earlier = [period for period in before.check.periods if period < now]
    if not earlier:
        raise CchcError("validate.no_previous", path=", ".join(previous), period=now)
    figures.log.extend(
        check_against_previous(
            figures.check, figures.check.submission(now), before.check.submission(max(earlier))
        )
    )
    return figures


def checked_files(
    plan: Plan, figures: Figures, asked: Period | None, only: Agency | None, *, complete: bool
) -> CheckedFiles:
    """Return all that is to be said of the files; what is missing is an error where `complete`."""
    completeness = _completeness(plan, figures, asked, only)
    if complete:
        _demand(figures, completeness)
    return CheckedFiles(plan, tuple(figures.check.sources), figures.log.gathered(), completeness)


def write_reports(
    checked: CheckedFiles,
    fmt: FindingsFormat,
    output: str | None,
    reports: Iterable[Report],
    lang: Lang,
    limit: int | None,
) -> None:
    """Write all reports: further ones, that on standard output or in a file, the job summary."""
    for each, path in reports:
        write_file(Path(path), _pieces(checked, each, lang, limit))
    _write(checked, fmt, output, lang, limit)
    if summary := os.environ.get(SUMMARY_VARIABLE):
        _append_summary(checked, summary, lang)


def _completeness(
    plan: Plan, figures: Figures, asked: Period | None, only: Agency | None
) -> tuple[Completeness, ...]:
    """Who owes what in each period that the files name, or in the one asked for."""
    periods: Iterable[Period] = [asked] if asked else figures.check.periods
    return tuple(
        check_completeness(plan, period, figures.check.received(period), only) for period in periods
    )


def _demand(figures: Figures, completeness: Iterable[Completeness]) -> None:
    """With --complete, what is missing is an error, placed at the first file."""
    sources = figures.check.sources
    place = Place(sources[0].path if sources else "-")
    for each in completeness:
        for owing in each.owing:
            figures.log.add(
                diagnostic(
                    "missing-figures",
                    place,
                    agency=owing.agency.id,
                    count=len(owing.missing),
                    period=str(each.period),
                    targets=", ".join(target.id for target in owing.missing),
                )
            )


def _write(
    checked: CheckedFiles, fmt: FindingsFormat, output: str | None, lang: Lang, limit: int | None
) -> None:
    if fmt is FindingsFormat.TEXT and output is None:
        from cchc.reporters.gate.text_checked import report_checked

        write_lines(report_checked(checked, lang, width_of(sys.stdout), limit))
        return
    write_text(_pieces(checked, fmt, lang, limit), output)


def _pieces(
    checked: CheckedFiles, fmt: FindingsFormat, lang: Lang, limit: int | None
) -> Iterator[str]:
    """The result in a format, as text; only the formats asked for are loaded."""
    if fmt is FindingsFormat.TEXT:
        from cchc.reporters.gate.text_checked import report_checked

        return plain_lines(report_checked(checked, lang, None, limit))
    module = "json_diagnostics" if fmt is FindingsFormat.JSON else str(fmt)
    report: Callable[[CheckedFiles, Lang], Iterator[str]] = getattr(
        import_module(f"cchc.reporters.gate.{module}"), f"report_{module}"
    )
    return report(checked, lang)


def _append_summary(checked: CheckedFiles, path: str, lang: Lang) -> None:
    """Add to the job summary, as GitHub asks; other steps have written there before."""
    from cchc.reporters.gate.github_summary import report_github_summary

    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(report_github_summary(checked, lang))
    except OSError as error:
        raise output_error(path, error) from None
