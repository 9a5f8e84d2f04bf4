"""What recurs in the tables of a quarterly summary: cells, columns, short words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.figures import Period
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.scorecard.tables import OUTCOME_STYLES
from cchc.reporters.shown import NOTHING, show_course, show_percent
from cchc.scorecard import Outcome
from cchc.summary import Same
from cchc.words import Lang, say

ROWS = 60
"""Agencies that owe figures, and differences from other files, that are listed."""


def percent_cells(
    percents: Sequence[Fraction | None], lang: Lang, style: str = ""
) -> tuple[Cell, ...]:
    """Return a percentage a period, and the chart."""
    shown = (Cell(show_percent(each, lang), style) for each in percents)
    return (*shown, Cell(show_course(percents), "cyan"))


def period_columns(periods: Sequence[Period]) -> tuple[Column, ...]:
    """Return a column a period."""
    return tuple(Column(str(period), right=True) for period in periods)


def show_same(same: Same | None, lang: Lang) -> str:
    """Return how many were met before and are met now, like with like, of how many."""
    if same is None or not same.count:
        return NOTHING
    return say("summary.same", lang, before=same.before, now=same.now, count=same.count)


def words_only(title: str, notes: tuple[str, ...]) -> Grid:
    """Return a title over sentences, without a table."""
    return Grid(title, (), (), notes)


def outcome_cell(outcome: Outcome, lang: Lang) -> Cell:
    """Return an outcome in its words and colour."""
    return Cell(say(f"outcome.{outcome.word}", lang), OUTCOME_STYLES[outcome])


def show_quarter(period: Period, lang: Lang) -> str:
    """Return a quarter as a report names it: quý III, the third quarter."""
    return say(f"summary.quarter.{period.quarter}", lang)
