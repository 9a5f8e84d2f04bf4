"""The tables of what is open: who has not reported, the nearest misses, the risks."""

from __future__ import annotations

from cchc.figures import Period
from cchc.plan import Plan
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.shown import (
    show_count,
    show_counts,
    show_percent,
    show_points,
    show_short_agency,
    show_threshold,
)
from cchc.reporters.summary.summary_parts import ROWS, outcome_cell, words_only
from cchc.scorecard import Outcome
from cchc.summary import MissingAgency, NearMiss, QuarterlySummary, Risk
from cchc.words import Lang, say


def missing_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of agencies that owe figures, and since when."""
    title = say("summary.title.missing", lang, period=summary.period)
    if not summary.missing:
        return words_only(title, (say("summary.all_reported", lang, period=summary.period),))
    columns = (
        Column(say("summary.col.agency", lang), wraps=22),
        Column(say("summary.col.due", lang), right=True),
        Column(say("summary.col.missing", lang), right=True),
        Column(say("summary.col.since", lang)),
        Column(say("summary.col.missing_targets", lang), wraps=24),
    )
    rows = tuple(_missing_row(summary.plan, each, lang) for each in summary.missing[:ROWS])
    notes = [
        say(
            "summary.note.missing",
            lang,
            agencies=show_count(len(summary.missing), lang),
            figures=show_count(summary.missing_figures, lang),
            invalid=show_count(summary.invalid_figures, lang),
            silent=show_count(summary.silent, lang),
        )
    ]
    if more := len(summary.missing) - len(rows):
        notes.insert(0, say("summary.note.more_missing", lang, count=show_count(more, lang)))
    return Grid(title, columns, rows, tuple(notes))


def _missing_row(plan: Plan, each: MissingAgency, lang: Lang) -> tuple[Cell, ...]:
    missing = show_count(len(each.figures), lang)
    if each.silent:
        missing = say("summary.silent", lang, missing=missing)
    return (
        Cell(show_short_agency(plan, each.agency, lang)),
        Cell(show_count(each.due, lang)),
        Cell(missing, "red" if each.silent else "yellow"),
        Cell(str(each.since)),
        Cell(_missing_targets(each, lang)),
    )


def _missing_targets(each: MissingAgency, lang: Lang) -> str:
    """The ids; where they are not missing since the same period, grouped by it."""
    groups: dict[Period, list[str]] = {}
    for figure in each.figures:
        name = figure.target.id
        if figure.outcome is Outcome.INVALID:
            name = say("summary.invalid", lang, target=name)
        groups.setdefault(figure.since, []).append(name)
    if len(groups) == 1:
        return ", ".join(*groups.values())
    return "; ".join(
        say("summary.since", lang, period=period, targets=", ".join(groups[period]))
        for period in sorted(groups)
    )


def nearest_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of the nearest misses, and how many more they need."""
    title = say("summary.title.nearest", lang)
    if not summary.nearest:
        return words_only(title, (say("summary.no_nearest", lang),))
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=20),
        Column(say("score.col.value", lang), right=True),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("summary.col.needed", lang), right=True),
        Column(say("score.col.counts", lang), right=True),
        Column(say("summary.col.counted", lang), wraps=30, stacks=True),
    )
    notes = [say("summary.note.nearest", lang)]
    if summary.nearest_more:
        count = show_count(summary.nearest_more, lang)
        notes.insert(0, say("summary.note.more_nearest", lang, count=count))
    rows = tuple(_nearest_row(each, lang) for each in summary.nearest)
    return Grid(title, columns, rows, tuple(notes))


def _nearest_row(each: NearMiss, lang: Lang) -> tuple[Cell, ...]:
    counted = each.target.measure.numerator
    return (
        Cell(each.target.id),
        Cell(each.target.name.show(lang)),
        Cell(show_percent(each.whole.value, lang), "bold"),
        Cell(show_threshold(each.target.threshold, lang)),
        Cell(show_count(each.whole.short_by, lang), "yellow"),
        Cell(show_counts(each.whole, lang)),
        Cell("" if counted is None else counted.show(lang)),
    )


def risks_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of risks, each with the arithmetic of its estimate."""
    title = say("summary.title.risks", lang)
    if not summary.risks:
        words = "no_pace" if summary.risks is None else "no_risks"
        return words_only(title, (say(f"summary.{words}", lang),))
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=20),
        Column(say("score.col.outcome", lang), wraps=8),
        Column(say("score.col.value", lang), right=True),
        Column(say("summary.col.pace", lang), right=True),
        Column(say("summary.col.projected", lang), right=True),
        Column(say("score.col.threshold", lang), right=True),
        Column(say("summary.col.sum", lang), wraps=40, stacks=True),
    )
    rows = tuple(_risk_row(each, lang) for each in summary.risks)
    return Grid(title, columns, rows, (say("summary.note.risks", lang),))


def _risk_row(risk: Risk, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(risk.target.id),
        Cell(risk.target.name.show(lang)),
        outcome_cell(risk.outcome, lang),
        Cell(show_percent(risk.value, lang), "bold"),
        Cell(show_points(risk.pace, lang)),
        Cell(show_percent(risk.projected, lang, 2), "red"),
        Cell(show_threshold(risk.target.threshold, lang)),
        Cell(_arithmetic(risk, lang)),
    )


def _arithmetic(risk: Risk, lang: Lang) -> str:
    words = say(
        "summary.risk.sum",
        lang,
        first=show_percent(risk.first_value, lang, 2),
        last=show_percent(risk.last_value, lang, 2),
        quarters=risk.quarters,
        pace=show_points(risk.pace, lang),
        value=show_percent(risk.value, lang, 2),
        left=risk.quarters_left,
        projected=show_percent(risk.projected, lang, 2),
    )
    if risk.common == risk.due:
        return words
    common = say(
        "summary.risk.common",
        lang,
        common=risk.common,
        due=risk.due,
        first=risk.first,
        last=risk.last,
    )
    return f"{words} ({common})"
