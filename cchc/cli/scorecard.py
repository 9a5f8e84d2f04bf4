"""Makes the scorecard that `cchc score` was asked for, and prints it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cchc.cli.formats import ScorecardFormat
from cchc.cli.output import Piece, write_lines, write_report, write_text
from cchc.cli.pipeline import Figures, choose_period, find_agency, find_area
from cchc.cli.scored import complain, make_results
from cchc.diagnostics import Diagnostics
from cchc.errors import CchcError
from cchc.figures import Period
from cchc.plan import Plan
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import show_percent, show_whole_percent
from cchc.reporters.styled import Styled
from cchc.scorecard import Scorecard
from cchc.scoring import score_results
from cchc.words import Lang, say

if TYPE_CHECKING:
    from cchc.cli.processes import Crew
    from cchc.cli.result_texts import ResultTexts

_MANY_FIGURES = 1 << 16
"""So many figures due are worth several processes' while."""
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,50})?\s*%?", re.ASCII)


class Floors(NamedTuple):
    """Percentages that compliance must reach, overall and of each agency; None for no floor."""

    overall: Decimal | None
    each_agency: Decimal | None


class Way(NamedTuple):
    """How a scorecard is made and shown."""

    view: View
    fmt: ScorecardFormat
    output: str | None
    floors: Floors
    max_errors: int | None
    lang: Lang


def read_floors(overall: str | None, each_agency: str | None) -> Floors:
    """Return the floors that options name; CchcError where one is no percentage."""
    return Floors(_percent(overall), _percent(each_agency))


def view_of(plan: Plan, by: str | None, agencies: Iterable[str], areas: Iterable[str]) -> View:
    """Return what is to be shown; CchcError where there is no such agency or area."""
    return View(
        by,
        tuple(find_agency(plan, each).id for each in agencies),
        tuple(find_area(plan, each) for each in areas),
    )


def texts_by(crew: Crew | None, plan: Plan, fmt: ScorecardFormat) -> ResultTexts | None:
    """Return what makes a large JSON in several processes; None where that does not pay."""
    if crew is None or fmt is not ScorecardFormat.JSON or len(plan.due) < _MANY_FIGURES:
        return None
    from cchc.cli.result_texts import ResultTexts  # few need it

    return ResultTexts(crew, plan)


def print_scorecard(
    plan: Plan, figures: Figures, asked: Period | None, way: Way, texts: ResultTexts | None
) -> int:
    """Print the scorecard of the period asked for, or the only one; return the exit code.

    `texts` makes the JSON of the results meanwhile.
    """
    chosen = choose_period(figures, asked)
    told = None if texts is None else texts.begun(figures.check.sources)
    results = make_results(plan, figures, chosen, told)
    diagnostics = figures.log.gathered()
    if texts is not None:
        texts.end(diagnostics, way.lang)
    card = None if results is None else score_results(results)
    nothing = "score.no_period" if figures.check.periods and chosen is None else "score.no_card"
    complain([card] if card else [], diagnostics, way.lang, way.max_errors, nothing=nothing)
    missed: list[str] = []
    if card is not None:
        _write(card, diagnostics, way, texts)
        missed = list(_missed(card, way.floors, way.lang))
    write_lines((Styled(f"cchc: {each}") for each in missed), sys.stderr)
    if figures.unreadable:
        return 2
    if diagnostics.errors:
        return 1
    return 3 if missed else 0


def _percent(text_given: str | None) -> Decimal | None:
    if text_given is None:
        return None
    if _PERCENT.fullmatch(text_given) is None:
        raise CchcError("error.percent", found=text_given)
    percent = Decimal(text_given.replace(",", ".").removesuffix("%").rstrip())
    if percent > 100:
        raise CchcError("error.percent", found=text_given)
    return percent


def _write(card: Scorecard, diagnostics: Diagnostics, way: Way, texts: ResultTexts | None) -> None:
    if way.fmt is ScorecardFormat.TEXT:
        from cchc.reporters.scorecard.text_scorecard import report_text

        write_report(partial(report_text, card, way.view, way.lang), way.output)
    elif way.fmt is ScorecardFormat.JSON:
        write_text(_json(card, diagnostics, way.lang, texts), way.output)
    elif way.fmt is ScorecardFormat.CSV:
        from cchc.reporters.scorecard.csv_scorecard import report_csv

        write_text(report_csv(card, way.view, way.lang), way.output)
    else:
        from cchc.reporters.scorecard.markdown_scorecard import report_markdown

        write_text(report_markdown(card, way.view, way.lang), way.output)


def _json(
    card: Scorecard, diagnostics: Diagnostics, lang: Lang, texts: ResultTexts | None
) -> Iterable[Piece]:
    from cchc.reporters.scorecard.json_scorecard import before_results, report_json

    if texts is None:
        return report_json(card, diagnostics, lang)
    return chain(before_results(card), texts)


def _missed(card: Scorecard, floors: Floors, lang: Lang) -> Iterator[str]:
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
