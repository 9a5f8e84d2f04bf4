"""`cchc template`: the form that an agency fills in, or those of all agencies at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.complete import complete_agency
from cchc.cli.forms import Format, Way, write_form, write_forms
from cchc.cli.output import write_lines
from cchc.cli.pipeline import (
    choose_language,
    find_agency,
    load_plan,
    parse_period,
    read_figures,
)
from cchc.errors import CchcError
from cchc.figures import Figure, Period
from cchc.plan import Agency, Plan
from cchc.reporters.styled import Styled
from cchc.template import make_template
from cchc.words import Lang, say

Previous = tuple[Period, Sequence[Figure | None]]


def template(
    period: Annotated[
        str,
        typer.Option(
            "--period", metavar="PERIOD", help=text("help.template_period"), show_default=False
        ),
    ],
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency",
            metavar="ID",
            help=text("help.template_agency"),
            show_default=False,
            autocompletion=complete_agency,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=text("help.template_all"))] = False,
    previous: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help=text("help.template_previous"), show_default=False),
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help=text("help.template_excel"))] = False,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="csv|xlsx",
            help=text("help.template_format"),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help=text("help.template_output"),
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=text("help.template_force"))] = False,
    plan: options.PlanPath = None,
    lang: options.Lang = None,
) -> None:
    """Write the form of an agency, or one for each agency."""
    asked = parse_period(period)
    chosen = _format(fmt, excel, output, agency=agency, every=every)
    the_plan = load_plan(plan, (), asked)
    language = choose_language(lang, the_plan)
    way = Way(chosen, excel, language, force)
    if asked is None or asked.year != the_plan.year:
        raise CchcError("template.other_year", period=asked, year=the_plan.year)
    agencies = _owing(the_plan) if agency is None else [_find_owing(the_plan, agency)]
    before, sound = _previous(the_plan, previous, asked, language)
    templates = [make_template(the_plan, each, asked, before) for each in agencies]
    if agency is None:
        write_forms(templates, Path(output or ""), way)
    else:
        write_form(templates[0], output, way)
    raise typer.Exit(0 if sound else 1)


command = make_command(template, "template")


def _format(
    fmt: Format | None, excel: bool, output: str | None, *, agency: str | None, every: bool
) -> Format:
    """The format that is asked for, by name or by the file's; CchcError where options clash."""
    if every == (agency is not None):
        raise CchcError("usage.template_which")
    if every and output in (None, "-"):
        raise CchcError("usage.template_folder")
    named = None if every or output is None else Path(output).suffix.lower()
    found = fmt or (Format.XLSX if named == ".xlsx" else Format.CSV)
    if found is Format.XLSX and output in (None, "-"):
        raise CchcError("usage.template_output")
    if found is Format.XLSX and excel:
        raise CchcError("usage.template_excel")
    if named in (".csv", ".xlsx") and named != f".{found}":
        raise CchcError("usage.template_format", path=output, format=found)
    return found


# --- what goes into the forms -------------------------------------------------------------------


def _owing(plan: Plan) -> list[Agency]:
    """The agencies that owe something."""
    reporters = {name for target in plan.targets for name in target.reporters}
    return [each for each in plan.agencies if each.id in reporters]


def _find_owing(plan: Plan, spelling: str) -> Agency:
    agency = find_agency(plan, spelling)
    if not any(agency.id in target.reporters for target in plan.targets):
        raise CchcError("template.owes_nothing", agency=agency.id)
    return agency


def _previous(
    plan: Plan, files: Sequence[str] | None, period: Period, lang: Lang
) -> tuple[Previous | None, bool]:
    """The figures of the last period before, and whether the files are without errors."""
    from cchc.reporters.gate.text_diagnostics import report_diagnostics

    if not files:
        return None, True
    figures = read_figures(plan, files, keeps=lambda each: each < period)
    found = figures.log.gathered()
    write_lines(report_diagnostics(found, lang), sys.stderr)
    if figures.unreadable:
        raise typer.Exit(2)
    earlier = [each for each in figures.check.periods if each < period]
    if not earlier:
        raise CchcError("template.no_previous", path=", ".join(files), period=period)
    if found.errors:
        words = say("template.previous_wrong", lang, errors=found.errors)
        write_lines([Styled(words)], sys.stderr)
    last = max(earlier)
    return (last, figures.check.submission(last).figures), not found.errors
