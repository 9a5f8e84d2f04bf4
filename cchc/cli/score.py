"""`cchc score`: from files of figures to the scorecard."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import Annotated

import typer

from cchc.cli import options
from cchc.cli.command import make_command, text
from cchc.cli.output import Piece, write_lines, write_report, write_text
from cchc.cli.pipeline import (
    choose_language,
    choose_period,
    find_agency,
    find_area,
    load_plan,
    only_period,
    parse_period,
    read_figures,
    scanning_ahead,
)
from cchc.cli.scored import complain, make_results
from cchc.diagnostics import Diagnostics
from cchc.errors import CchcError
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import show_percent, show_whole_percent
from cchc.reporters.styled import Styled
from cchc.scorecard import Results, Scorecard
from cchc.scoring import score_results
from cchc.words import Lang, say

_MANY_FIGURES = 1 << 16
"""So many figures due are worth several processes' while."""
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,50})?\s*%?", re.ASCII)


class Format(StrEnum):
    """Formats of a scorecard."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class By(StrEnum):
    """Parts of a scorecard that can be shown in full."""

    AREA = "area"
    AGENCY = "agency"
    TARGET = "target"


def score(
    files: options.Files,
    plan: options.PlanPath = None,
    period: options.PeriodText = None,
    by: Annotated[
        By | None,
        typer.Option(metavar="area|agency|target", help=text("help.by"), show_default=False),
    ] = None,
    agency: options.Agencies = None,
    area: options.Areas = None,
    fmt: Annotated[
        Format,
        typer.Option("--format", "-f", metavar="text|json|csv|markdown", help=text("help.format")),
    ] = Format.TEXT,
    output: options.Output = None,
    fail_under: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help=text("help.fail_under"), show_default=False),
    ] = None,
    fail_under_agency: Annotated[
        str | None,
        typer.Option(metavar="PERCENT", help=text("help.fail_under_agency"), show_default=False),
    ] = None,
    sheet: options.Sheet = None,
    jobs: options.Jobs = 1,
    max_errors: options.MaxErrors = None,
    lang: options.Lang = None,
) -> None:
    """Print the scorecard; complaints go to standard error."""
    asked = parse_period(period)
    floors = _percent(fail_under), _percent(fail_under_agency)
    with scanning_ahead(files, jobs) as scans:
        the_plan = load_plan(plan, files, asked)
        language = choose_language(lang, the_plan)
        view = View(
            by,
            tuple(find_agency(the_plan, each).id for each in agency or ()),
            tuple(find_area(the_plan, each) for each in area or ()),
        )
        figures = read_figures(
            the_plan, files, keeps=only_period(asked), sheet=sheet, jobs=jobs, scans=scans
        )
    chosen = choose_period(figures, asked)
    results = make_results(the_plan, figures, chosen)
    diagnostics = figures.log.gathered()
    missed: list[str] = []
    with _rest_ahead(results, diagnostics, fmt, jobs, language) as rest:
        card = None if results is None else score_results(results)
        nothing = "score.no_period" if figures.check.periods and chosen is None else "score.no_card"
        complain([card] if card else [], diagnostics, language, max_errors, nothing=nothing)
        if card is not None:
            _write(card, diagnostics, view, fmt, output, language, rest)
            missed = list(_missed(card, floors, language))
    write_lines((Styled(f"cchc: {each}") for each in missed), sys.stderr)
    if figures.unreadable:
        raise typer.Exit(2)
    if diagnostics.errors:
        raise typer.Exit(1)
    raise typer.Exit(3 if missed else 0)


command = make_command(score, "score")


def _percent(text_given: str | None) -> Decimal | None:
    if text_given is None:
        return None
    if _PERCENT.fullmatch(text_given) is None:
        raise CchcError("error.percent", found=text_given)
    percent = Decimal(text_given.replace(",", ".").removesuffix("%").rstrip())
    if percent > 100:
        raise CchcError("error.percent", found=text_given)
    return percent


@contextmanager
def _rest_ahead(
    results: Results | None, diagnostics: Diagnostics, fmt: Format, jobs: int, lang: Lang
) -> Iterator[Iterable[Piece] | None]:
    """Begin to make a large JSON from its results on elsewhere; None where that does not pay."""
    wanted = results if jobs > 1 and fmt is Format.JSON else None
    if wanted is None or len(wanted.plan.due) < _MANY_FIGURES:
        yield None
        return
    from cchc.cli.processes import texts_from_processes  # few need it
    from cchc.reporters.scorecard.json_scorecard import from_results_on

    with texts_from_processes(from_results_on(wanted, diagnostics, lang), jobs) as rest:
        yield rest


def _write(
    card: Scorecard,
    diagnostics: Diagnostics,
    view: View,
    fmt: Format,
    output: str | None,
    lang: Lang,
    rest: Iterable[Piece] | None,
) -> None:
    if fmt is Format.TEXT:
        from cchc.reporters.scorecard.text_scorecard import report_text

        write_report(partial(report_text, card, view, lang), output)
    elif fmt is Format.JSON:
        write_text(_json(card, diagnostics, lang, rest), output)
    elif fmt is Format.CSV:
        from cchc.reporters.scorecard.csv_scorecard import report_csv

        write_text(report_csv(card, view, lang), output)
    else:
        from cchc.reporters.scorecard.markdown_scorecard import report_markdown

        write_text(report_markdown(card, view, lang), output)


def _json(
    card: Scorecard, diagnostics: Diagnostics, lang: Lang, rest: Iterable[Piece] | None
) -> Iterable[Piece]:
    from cchc.reporters.scorecard.json_scorecard import before_results, report_json

    if rest is None:
        return report_json(card, diagnostics, lang)
    return chain(before_results(card), rest)


def _missed(
    card: Scorecard, floors: tuple[Decimal | None, Decimal | None], lang: Lang
) -> Iterator[str]:
    """Say which floors are missed; what has no percentage misses none."""
    # A floor is shown in full, since what misses it may do so by the last of its decimals.
    overall, each_agency = floors
    compliance = card.overall.total.compliance
    if overall is not None and compliance is not None and compliance < Fraction(overall):
        yield say(
            "score.floor_missed",
            lang,
            found=show_percent(compliance, lang, 2),
            floor=show_whole_percent(overall, lang),
        )
    if each_agency is None:
        return
    under = [
        each.agency.id
        for each in card.agencies
        if each.own.compliance is not None and each.own.compliance < Fraction(each_agency)
    ]
    if under:
        yield say(
            "score.floor_missed_agency",
            lang,
            count=len(under),
            floor=show_whole_percent(each_agency, lang),
            agencies=", ".join(under),
        )
