"""`cchc explain`: one result taken apart, be it a target's or an agency's."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.complete import complete_agency
from cchc.cli.output import write_lines, write_report, write_text
from cchc.cli.pipeline import (
    choose_language,
    choose_period,
    find_agency,
    load_plan,
    parse_period,
    read_figures,
)
from cchc.cli.scored import complain, make_scorecard
from cchc.diagnostics import Diagnostics, collect_diagnostics
from cchc.errors import CchcError
from cchc.explaining import explain_agency, explain_target
from cchc.explanation import AgencyExplanation, TargetExplanation
from cchc.plan import Agency, Plan, Target
from cchc.reporters.styled import Styled
from cchc.scorecard import Scorecard
from cchc.words import Lang, Term, say

Explanation = TargetExplanation | AgencyExplanation
_OF_FILES = "F0"


class Format(StrEnum):
    """Formats of an explanation."""

    TEXT = "text"
    JSON = "json"


def explain(
    thing: options.Thing,
    files: options.Files,
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency",
            metavar="ID",
            help=text("help.explain_agency"),
            show_default=False,
            autocompletion=complete_agency,
        ),
    ] = None,
    plan: options.PlanPath = None,
    period: options.PeriodText = None,
    fmt: Annotated[
        Format, typer.Option("--format", "-f", metavar="text|json", help=text("help.format"))
    ] = Format.TEXT,
    output: options.Output = None,
    sheet: options.Sheet = None,
    lang: options.Lang = None,
) -> None:
    """Show how a result came about, from the plan's words to the verdict."""
    asked = parse_period(period)
    the_plan = load_plan(plan, files, asked)
    language = choose_language(lang, the_plan)
    subject = _find(the_plan, thing)
    only = find_agency(the_plan, agency) if agency is not None else None
    if only is not None and isinstance(subject, Agency):
        raise CchcError("explain.agency_twice", found=subject.id)
    figures = read_figures(the_plan, files, keeps=lambda each: asked in (None, each), sheet=sheet)
    card = make_scorecard(the_plan, figures, choose_period(figures, asked))
    found = figures.log.gathered()
    if card is None:
        complain([], found, language, nothing="explain.no_rows")
    else:
        _write(_explain(card, subject, only, found), fmt, output, language)
        _complain(found, language)
    if figures.unreadable:
        raise typer.Exit(2)
    raise typer.Exit(1 if found.errors else 0)


command = make_command(explain, "explain")


def _find(plan: Plan, spelling: str) -> Target | Agency:
    """The target, task or agency that was named, whatever the case."""
    target = plan.target_named(spelling)
    if target is not None:
        return target
    named = plan.agencies_named(spelling)
    if len(named) == 1:
        return named[0]
    several = ", ".join(each.id for each in named)
    near = several or plan.target_spellings.nearest(spelling) or plan.nearest_agency(spelling)
    raise CchcError("error.unknown_id", kind=Term("explain.thing"), found=spelling, nearest=near)


def _explain(
    card: Scorecard, subject: Target | Agency, only: Agency | None, found: Diagnostics
) -> Explanation:
    if isinstance(subject, Agency):
        return explain_agency(card, subject, found.kept)
    return explain_target(card, subject, only, found.kept)


def _write(explanation: Explanation, fmt: Format, output: str | None, lang: Lang) -> None:
    if fmt is Format.JSON:
        from cchc.reporters.explanation.json_explanation import report_json_explanation

        write_text(report_json_explanation(explanation, lang), output)
        return
    from cchc.reporters.explanation.text_explanation import report_explanation

    write_report(partial(report_explanation, explanation, lang), output)


def _complain(found: Diagnostics, lang: Lang) -> None:
    """Say on standard error what is wrong with the files, and how much with their rows."""
    from cchc.reporters.gate.text_diagnostics import report_diagnostics

    if not found.errors and not found.warnings:
        return
    of_files = [each for each in found.kept if each.rule.code.startswith(_OF_FILES)]
    lines = list(report_diagnostics(collect_diagnostics(of_files), lang))
    counts = {"errors": found.errors, "warnings": found.warnings}
    write_lines([*lines, Styled(say("explain.others", lang, **counts))], sys.stderr)
