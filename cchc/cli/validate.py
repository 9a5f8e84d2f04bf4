"""`cchc validate`: the gate for submitted figures, for officials and for CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from cchc.checked import CheckedFiles, Completeness
from cchc.checks.completeness import check_completeness
from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.output import output_error, plain_lines, width_of, write_file, write_lines, write_text
from cchc.cli.pipeline import (
    Figures,
    choose_language,
    choose_period,
    every_period,
    find_agency,
    load_plan,
    no_period,
    parse_period,
    read_figures,
    scanning_ahead,
)
from cchc.diagnostics import Heed, Place, diagnostic
from cchc.errors import CchcError
from cchc.figures import Period
from cchc.plan import Agency, Plan
from cchc.rules import RULES
from cchc.words import Lang

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""Where GitHub tells a step to write its job summary."""


class Format(StrEnum):
    """Formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"


def validate(
    files: options.Files,
    plan: options.PlanPath = None,
    period: options.PeriodText = None,
    agency: options.OneAgency = None,
    previous: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help=text("help.previous"), show_default=False),
    ] = None,
    complete: Annotated[bool, typer.Option("--complete", help=text("help.complete"))] = False,
    select: Annotated[
        str | None, typer.Option(metavar="CODES", help=text("help.select"), show_default=False)
    ] = None,
    ignore: Annotated[
        str | None, typer.Option(metavar="CODES", help=text("help.ignore"), show_default=False)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=text("help.strict"))] = False,
    max_errors: options.MaxErrors = None,
    fmt: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json|github|gitlab|junit|sarif",
            help=text("help.format"),
        ),
    ] = Format.TEXT,
    report: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help=text("help.report"), show_default=False),
    ] = None,
    output: options.Output = None,
    sheet: options.Sheet = None,
    jobs: options.Jobs = 1,
    lang: options.Lang = None,
) -> None:
    """Say what is wrong with the figures, where, and how to mend it."""
    asked = parse_period(period)
    heed = Heed(_codes(select), _codes(ignore), strict)
    reports = [_report(each) for each in report or ()]
    with scanning_ahead(files, jobs) as scans:
        the_plan = load_plan(plan, files, asked)
        language = choose_language(lang, the_plan)
        only = find_agency(the_plan, agency) if agency else None
        figures = read_figures(
            the_plan,
            files,
            keeps=every_period if previous else no_period,
            only=only,
            sheet=sheet,
            heed=heed,
            jobs=jobs,
            scans=scans,
        )
    if previous:
        figures = _compared(the_plan, figures, previous, sheet)
    if asked is not None:
        choose_period(figures, asked)
    completeness = _completeness(the_plan, figures, asked, only)
    if complete:
        _demand(figures, completeness)
    checked = CheckedFiles(
        the_plan, tuple(figures.check.sources), figures.log.gathered(), completeness
    )
    unreadable = figures.unreadable
    del figures  # what a country has sent in need not be kept beside what is said of it
    for each, path in reports:
        write_file(Path(path), _pieces(checked, each, language, max_errors))
    _write(checked, fmt, output, language, max_errors)
    if summary := os.environ.get(SUMMARY_VARIABLE):
        _append_summary(checked, summary, language)
    if unreadable:
        raise typer.Exit(2)
    raise typer.Exit(1 if checked.diagnostics.errors else 0)


command = make_command(validate, "validate")


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


def _report(given: str) -> tuple[Format, str]:
    name, sign, path = given.partition("=")
    if not sign or not path or name not in tuple(Format):
        raise CchcError("usage.report", choices=", ".join(Format))
    return Format(name), path


def _compared(plan: Plan, figures: Figures, previous: Sequence[str], sheet: str | None) -> Figures:
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
    checked: CheckedFiles, fmt: Format, output: str | None, lang: Lang, limit: int | None
) -> None:
    if fmt is Format.TEXT and output is None:
        from cchc.reporters.gate.text_checked import report_checked

        write_lines(report_checked(checked, lang, width_of(sys.stdout), limit))
        return
    write_text(_pieces(checked, fmt, lang, limit), output)


def _pieces(checked: CheckedFiles, fmt: Format, lang: Lang, limit: int | None) -> Iterator[str]:
    """The result in a format, as text; only the formats asked for are loaded."""
    if fmt is Format.TEXT:
        from cchc.reporters.gate.text_checked import report_checked

        return plain_lines(report_checked(checked, lang, None, limit))
    module = "json_diagnostics" if fmt is Format.JSON else str(fmt)
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
