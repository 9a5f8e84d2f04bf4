"""`cchc validate`: the gate for submitted figures, for officials and for CI."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.ahead import helped
from cchc.cli.command import make_command, text
from cchc.cli.formats import FindingsFormat
from cchc.cli.language import choose_language


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
        FindingsFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json|github|gitlab|junit|sarif",
            help=text("help.format"),
        ),
    ] = FindingsFormat.TEXT,
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
    with helped(files, jobs) as helpers:
        # These take a while to load, and meanwhile the files are looked through.
        from cchc.cli import gate, pipeline

        asked = pipeline.parse_period(period)
        heed = gate.heed_of(select, ignore, strict=strict)
        reports = [gate.parse_report(each) for each in report or ()]
        the_plan = pipeline.load_plan(plan, files, asked)
        language = choose_language(lang, the_plan)
        only = pipeline.find_agency(the_plan, agency) if agency else None
        figures = pipeline.read_figures(
            the_plan,
            files,
            keeps=pipeline.every_period if previous else pipeline.no_period,
            only=only,
            sheet=sheet,
            heed=heed,
            helpers=helpers,
        )
        helpers.dismiss()
        if previous:
            figures = gate.compare_with(previous, the_plan, figures, sheet)
        if asked is not None:
            pipeline.choose_period(figures, asked)
        checked = gate.checked_files(the_plan, figures, asked, only, complete=complete)
        unreadable = figures.unreadable
        del figures  # what a country has sent in need not be kept beside what is said of it
        gate.write_reports(checked, fmt, output, reports, language, max_errors)
    if unreadable:
        raise typer.Exit(2)
    raise typer.Exit(1 if checked.diagnostics.errors else 0)


command = make_command(validate, "validate")
