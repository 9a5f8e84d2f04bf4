"""`cchc summary`: the periods of a year side by side, and what follows for the report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.output import write_lines, write_report, write_text
from cchc.cli.pipeline import Figures, choose_language, load_plan, read_figures
from cchc.cli.scored import complain, make_scorecard
from cchc.diagnostics import Diagnostics
from cchc.errors import CchcError
from cchc.plan import Plan
from cchc.reporters.styled import Styled
from cchc.scorecard import Scorecard
from cchc.summarising import summarise
from cchc.summary import QuarterlySummary
from cchc.words import Lang


class Format(StrEnum):
    """Formats of a summary."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def summary(
    files: options.Files,
    plan: options.PlanPath = None,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="FILE", help=text("help.against"), show_default=False),
    ] = None,
    fail_on_worse: Annotated[
        bool, typer.Option("--fail-on-worse", help=text("help.fail_on_worse"))
    ] = False,
    fmt: Annotated[
        Format,
        typer.Option("--format", "-f", metavar="text|markdown|json", help=text("help.format")),
    ] = Format.TEXT,
    output: options.Output = None,
    sheet: options.Sheet = None,
    max_errors: options.MaxErrors = None,
    lang: options.Lang = None,
) -> None:
    """Print the summary; complaints, and what is worse, go to standard error."""
    if fail_on_worse and not against:
        raise CchcError("usage.fail_on_worse")
    the_plan = load_plan(plan, files)
    language = choose_language(lang, the_plan)
    figures = read_figures(the_plan, files, sheet=sheet)
    other = _read_against(the_plan, figures, against, sheet)
    cards = _scorecards(the_plan, figures)
    others = _scorecards(the_plan, other) if other else []
    diagnostics = figures.log.gathered()
    complain(cards, diagnostics, language, max_errors, nothing="summary.nothing")
    if against and not others:
        raise CchcError("summary.nothing_against", path=", ".join(against))
    worse: list[str] = []
    if cards:
        found = summarise(cards, others[-1] if others else None)
        _write(found, diagnostics, fmt, output, language)
        worse = _worse(found, language) if fail_on_worse else []
    write_lines(map(Styled, worse), sys.stderr)
    if figures.unreadable or (other is not None and other.unreadable):
        raise typer.Exit(2)
    if diagnostics.errors or not cards:
        raise typer.Exit(1)
    raise typer.Exit(3 if worse else 0)


command = make_command(summary, "summary")


def _scorecards(plan: Plan, figures: Figures) -> list[Scorecard]:
    """A scorecard a period, in their order; periods of which no row could be used have none."""
    cards = (make_scorecard(plan, figures, period) for period in figures.check.periods)
    return [card for card in cards if card is not None]


def _read_against(
    plan: Plan, figures: Figures, paths: Sequence[str] | None, sheet: str | None
) -> Figures | None:
    """Read the files of --against; what is wrong with them joins what is wrong with the others.

    A file that stands among the others, too, has had its say there.
    """
    if not paths:
        return None
    other = read_figures(plan, paths, sheet=sheet)
    read = {source.path for source in figures.check.sources}
    figures.log.extend(found for found in other.log.gathered().kept if found.place.path not in read)
    return other


def _write(
    found: QuarterlySummary,
    diagnostics: Diagnostics,
    fmt: Format,
    output: str | None,
    lang: Lang,
) -> None:
    if fmt is Format.TEXT:
        from cchc.reporters.summary.text_summary import report_summary_text

        write_report(partial(report_summary_text, found, lang), output)
    elif fmt is Format.JSON:
        from cchc.reporters.summary.json_summary import report_summary_json

        write_text(report_summary_json(found, diagnostics, lang), output)
    else:
        from cchc.reporters.summary.markdown_summary import report_summary_markdown

        write_text(report_summary_markdown(found, lang), output)


def _worse(found: QuarterlySummary, lang: Lang) -> list[str]:
    from cchc.reporters.summary.summary_against import show_worse

    return list(show_worse(found, lang))
