"""The tables of an explanation as grids of words: districts, figures, duties, what is overseen."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.diagnostics import show_place
from cchc.explanation import AgencyExplanation, ExplainedFigure, Gap, Overseen, TargetExplanation
from cchc.plan import Judged, MeasureKind, Plan, Target
from cchc.reporters.explanation.explanation_lines import show_exact
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.scorecard.tables import OUTCOME_STYLES, show_figure_value
from cchc.reporters.shown import (
    NOTHING,
    show_count,
    show_counts,
    show_outcome,
    show_percent,
    show_short_agency,
    show_threshold,
)
from cchc.scorecard import DistrictResult
from cchc.words import Lang, say


def districts_grid(explanation: TargetExplanation, lang: Lang) -> Grid:
    """Return the table of a target's results by district."""
    kind = explanation.target.measure.kind
    counts = ("yes" if kind is MeasureKind.YES_NO else "done", "asked")
    first, second = counts if kind.answers else ("numerator", "denominator")
    columns = (
        Column(say("explain.col.district", lang), wraps=22),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say(f"explain.col.{first}", lang), right=True),
        Column(say(f"explain.col.{second}", lang), right=True),
        Column(say("score.col.value", lang), right=True),
        Column(say("explain.col.due", lang), right=True, drops=1),
        Column(say("explain.col.missing", lang), right=True),
    )
    rows = tuple(_district_row(explanation.plan, each, lang) for each in explanation.districts)
    return Grid(say("explain.districts", lang), columns, rows)


def _district_row(plan: Plan, each: DistrictResult, lang: Lang) -> tuple[Cell, ...]:
    whole = each.whole
    return (
        Cell(show_short_agency(plan, each.district, lang)),
        Cell(show_outcome(whole, lang), OUTCOME_STYLES[whole.outcome]),
        Cell(show_count(whole.numerator, lang)),
        Cell(show_count(whole.denominator, lang)),
        Cell(show_percent(whole.value, lang), "bold"),
        Cell(show_count(whole.due, lang)),
        Cell(show_count(whole.missing, lang), "yellow" if whole.missing else ""),
    )


def figures_grid(
    plan: Plan, target: Target, figures: Iterable[ExplainedFigure], lang: Lang
) -> Grid:
    """Return the table of a target's figures, an agency a row, with file and line."""
    kind = target.measure.kind
    columns = [
        Column(say("score.col.agency", lang), wraps=20),
        Column(say("score.col.outcome", lang), wraps=8),
    ]
    if kind.counts:
        columns.append(Column(say("explain.col.numerator", lang), right=True))
        columns.append(Column(say("explain.col.denominator", lang), right=True))
    if kind.answers:
        name = "answer" if kind is MeasureKind.YES_NO else "status"
        columns.append(Column(say(f"explain.col.{name}", lang)))
    else:
        columns.append(Column(say("score.col.value", lang), right=True))
        columns.append(Column(say("explain.col.gap", lang), right=True, drops=1))
    columns.append(Column(say("explain.col.place", lang), stacks=True))
    rows = tuple(_figure_row(plan, target, each, lang) for each in figures)
    return Grid(say("explain.figures", lang), tuple(columns), rows)


def _figure_row(plan: Plan, target: Target, each: ExplainedFigure, lang: Lang) -> tuple[Cell, ...]:
    result = each.result
    cells = [
        Cell(show_short_agency(plan, result.agency, lang)),
        Cell(say(f"outcome.{result.outcome.word}", lang), OUTCOME_STYLES[result.outcome]),
    ]
    if target.measure.kind.counts:
        cells += [Cell(text) for text in _counts(each, lang)]
    cells.append(Cell(show_figure_value(result, lang), "bold"))
    if not target.measure.kind.answers:
        cells.append(Cell(show_gap(each.gap, target, lang)))
    return (*cells, Cell(_place(each)))


def _counts(each: ExplainedFigure, lang: Lang) -> tuple[str, str]:
    figure = each.result.figure
    if figure is None or figure.numerator is None or figure.denominator is None:
        return NOTHING, NOTHING
    return show_count(figure.numerator, lang), show_count(figure.denominator, lang)


def _place(each: ExplainedFigure) -> str:
    return show_place(each.place) if each.place else NOTHING


def show_gap(gap: Gap | None, target: Target, lang: Lang) -> str:
    """Return how many more are needed, or fewer; empty where the threshold is met."""
    if gap is None or target.measure.kind.answers:
        return ""
    if isinstance(gap.amount, int):
        count = show_count(gap.amount, lang)
    else:
        count = say("explain.points", lang, count=show_exact(gap.amount, lang, sign=""))
    return count if gap.more else say("explain.fewer", lang, count=count)


def owed_grid(explanation: AgencyExplanation, lang: Lang) -> Grid:
    """Return the table of all figures that an agency owes, with file and line."""
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=24, stacks=True),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say("score.col.value", lang), wraps=9),
        Column(say("score.col.counts", lang), right=True, drops=2),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("explain.col.gap", lang), right=True, drops=1),
        Column(say("explain.col.place", lang)),
    )
    rows = tuple(_owed_row(each, lang) for each in explanation.figures)
    notes = (say("explain.starred", lang),) if explanation.together else ()
    return Grid(say("explain.owed", lang), columns, rows, notes)


def _owed_row(each: ExplainedFigure, lang: Lang) -> tuple[Cell, ...]:
    result, target = each.result, each.result.target
    outcome = say(f"outcome.{result.outcome.word}", lang)
    if target.judged is Judged.TOGETHER:
        outcome += "*"
    counts = "/".join(_counts(each, lang)) if target.measure.kind.counts else ""
    return (
        Cell(target.id),
        Cell(target.name.show(lang)),
        Cell(outcome, OUTCOME_STYLES[result.outcome]),
        Cell(show_figure_value(result, lang), "bold"),
        Cell("" if counts == f"{NOTHING}/{NOTHING}" else counts),
        Cell(show_threshold(target.threshold, lang)),
        Cell(show_gap(each.gap, target, lang)),
        Cell(_place(each)),
    )


def overseen_grid(explanation: AgencyExplanation, lang: Lang) -> Grid:
    """Return the table of what an agency monitors, guides or directs, with the outcomes."""
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=24, stacks=True),
        Column(say("explain.col.role", lang), wraps=10),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say("score.col.value", lang), right=True),
        Column(say("score.col.counts", lang), right=True, drops=1),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("explain.col.missing", lang), right=True),
    )
    rows = tuple(_overseen_row(each, lang) for each in explanation.overseen)
    return Grid(say("explain.overseen", lang), columns, rows)


def _overseen_row(each: Overseen, lang: Lang) -> tuple[Cell, ...]:
    whole, target = each.whole, each.target
    outcome = say(f"outcome.{whole.outcome.word}", lang)
    if each.district:
        outcome = say("explain.own_district", lang, outcome=outcome)
    return (
        Cell(target.id),
        Cell(target.name.show(lang)),
        Cell(", ".join(say(f"role.{role}", lang) for role in each.roles)),
        Cell(outcome, OUTCOME_STYLES[whole.outcome]),
        Cell(show_percent(whole.value, lang), "bold"),
        Cell(show_counts(whole, lang)),
        Cell(show_threshold(target.threshold, lang)),
        Cell(show_count(whole.missing, lang), "yellow" if whole.missing else ""),
    )
