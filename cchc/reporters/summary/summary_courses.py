"""The tables of a quarterly summary with one column a period and a chart a row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.shown import show_count, show_share
from cchc.reporters.summary.summary_parts import percent_cells, period_columns, show_same
from cchc.scorecard import Tally
from cchc.summary import QuarterlySummary, Same, Step
from cchc.words import Lang, say


def overall_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of the whole plan: compliance, counts, coverage."""
    totals = [each.total for each in summary.overall]
    rows = (
        _row("compliance", [each.compliance for each in totals], lang),
        _counts("total", [show_share(each, lang) for each in totals], lang),
        _counts("targets", [show_share(each.targets, lang) for each in summary.overall], lang),
        _counts("tasks", [show_share(each.tasks, lang) for each in summary.overall], lang),
        _counts("undecided", [show_count(each.undecided, lang) for each in totals], lang),
        _row("coverage", [each.coverage for each in totals], lang),
        _counts("received", [_received(each, lang) for each in totals], lang),
    )
    columns = (Column(""), *period_columns(summary.periods), Column(""))
    notes = tuple(_like_with_like(step, lang) for step in summary.steps[-1:])
    return Grid(say("summary.title.overall", lang), columns, rows, notes)


def _row(name: str, percents: Sequence[Fraction | None], lang: Lang) -> tuple[Cell, ...]:
    label = Cell(say(f"summary.row.{name}", lang))
    return (label, *percent_cells(percents, lang, "bold"))


def _counts(name: str, counts: Sequence[str], lang: Lang) -> tuple[Cell, ...]:
    return (Cell(say(f"summary.row.{name}", lang)), *map(Cell, counts), Cell(""))


def _received(tally: Tally, lang: Lang) -> str:
    return f"{show_count(tally.received, lang)}/{show_count(tally.due, lang)}"


def _like_with_like(step: Step, lang: Lang) -> str:
    return say(
        "summary.note.same",
        lang,
        before=step.before,
        now=step.now,
        count=step.same.count,
        met_before=step.same.before,
        met_now=step.same.now,
        changed=len(step.reporters_changed),
    )


def areas_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of areas: compliance, and below it coverage."""
    same = summary.steps[-1].areas if summary.steps else ()
    rows: list[tuple[Cell, ...]] = []
    for at, course in enumerate(summary.areas):
        totals = [each.total for each in course.scores]
        beside = same[at] if same else None
        rows += _two_rows(course.area.name.show(lang), totals, beside, bool(same), lang)
    columns = _course_columns(summary, "area", "same", lang)
    return Grid(say("summary.title.areas", lang), columns, tuple(rows))


def levels_grid(summary: QuarterlySummary, lang: Lang) -> Grid:
    """Return the table of levels: the agencies' own compliance and coverage, added up."""
    same = summary.steps[-1].levels if summary.steps else ()
    rows: list[tuple[Cell, ...]] = []
    for at, course in enumerate(summary.levels):
        level = say(f"level.{course.level}", lang)
        name = say("summary.level", lang, level=level, count=show_count(course.agencies, lang))
        beside = same[at] if same else None
        rows += _two_rows(name, course.own, beside, bool(same), lang)
    columns = _course_columns(summary, "level", "same_figures", lang)
    return Grid(say("summary.title.levels", lang), columns, tuple(rows))


def _course_columns(
    summary: QuarterlySummary, first: str, same: str, lang: Lang
) -> tuple[Column, ...]:
    beside = (Column(say(f"summary.col.{same}", lang), right=True, drops=1),)
    return (
        Column(say(f"summary.col.{first}", lang), wraps=20),
        *period_columns(summary.periods),
        Column(""),
        *(beside if summary.steps else ()),
    )


def _two_rows(
    name: str, tallies: Sequence[Tally], same: Same | None, beside: bool, lang: Lang
) -> list[tuple[Cell, ...]]:
    """Compliance, and below it coverage."""
    compliance = (
        Cell(name),
        *percent_cells([each.compliance for each in tallies], lang, "bold"),
    )
    coverage = (
        Cell(say("summary.row.reported", lang)),
        *percent_cells([each.coverage for each in tallies], lang),
    )
    if not beside:
        return [compliance, coverage]
    return [(*compliance, Cell(show_same(same, lang))), (*coverage, Cell(""))]
