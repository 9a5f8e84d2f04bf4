"""The tables of what changed since the period before, like compared with like."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.plan import Plan
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.shown import show_count, show_percent, show_short_agency, show_threshold
from cchc.reporters.summary.summary_parts import (
    outcome_cell,
    percent_cells,
    period_columns,
    show_same,
    words_only,
)
from cchc.scorecard import Tally
from cchc.summary import LISTED, AgencyChange, Movement, QuarterlySummary, Step, TargetChange
from cchc.words import Lang, say

_MOVE_STYLES = {
    Movement.NEWLY_MET: "green",
    Movement.LOST: "red",
    Movement.UNDECIDED: "yellow",
}


def moves_grid(summary: QuarterlySummary, step: Step, lang: Lang) -> Grid:
    """Return the table of targets that were newly met, lost, or became undecided."""
    wholes = {each.target.id: each.wholes for each in summary.targets}
    rows = tuple(
        (
            Cell(say(f"summary.move.{movement}", lang), _MOVE_STYLES[movement]),
            Cell(change.target.id),
            Cell(change.target.name.show(lang)),
            *(Cell(show_percent(each.value, lang)) for each in wholes[change.target.id]),
            Cell(show_threshold(change.target.threshold, lang)),
        )
        for movement in Movement
        for change in step.moved(movement)
    )
    columns = (
        Column(say("summary.col.move", lang), wraps=8),
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=20),
        *period_columns(summary.periods),
        Column(say("score.col.threshold", lang), right=True, drops=1),
    )
    notes = () if rows else (say("summary.no_moves", lang),)
    title = say("summary.title.moves", lang, period=step.before)
    return Grid(title, columns, rows, notes) if rows else words_only(title, notes)


def reporters_grid(step: Step, lang: Lang) -> Grid:
    """Return the table of targets whose reporters changed, with their values like for like."""
    columns = (
        Column(say("score.col.id", lang)),
        Column(say("score.col.target", lang), wraps=18),
        Column(say("summary.col.joined", lang), right=True),
        Column(say("summary.col.left", lang), right=True),
        Column(say("summary.col.outcome", lang, period=step.before), wraps=8),
        Column(say("summary.col.outcome", lang, period=step.now), wraps=8),
        Column(say("summary.col.common", lang), right=True, drops=1),
        Column(say("summary.col.like", lang, period=step.before), right=True, drops=3),
        Column(say("summary.col.like", lang, period=step.now), right=True, drops=2),
    )
    return Grid(
        say("summary.title.reporters", lang, period=step.before),
        columns,
        tuple(_reporters_row(each, lang) for each in step.reporters_changed),
        (say("summary.note.reporters", lang),),
    )


def _reporters_row(change: TargetChange, lang: Lang) -> tuple[Cell, ...]:
    return (
        Cell(change.target.id),
        Cell(change.target.name.show(lang)),
        Cell(show_count(change.joined, lang)),
        Cell(show_count(change.left, lang)),
        outcome_cell(change.before.outcome, lang),
        outcome_cell(change.now.outcome, lang),
        Cell(show_count(change.common, lang)),
        Cell(show_percent(change.like_before, lang)),
        Cell(show_percent(change.like_now, lang)),
    )


def movers_grid(summary: QuarterlySummary, step: Step, lang: Lang) -> Grid:
    """Return the table of agencies that rose and fell most, level by level."""
    courses = _own_courses(summary)
    rows = []
    notes = [say("summary.note.movers", lang, listed=LISTED)]
    for course in summary.levels:
        for way, style, movers in (("rose", "green", step.rose), ("fell", "red", step.fell)):
            for each in (found for found in movers if found.level is course.level):
                rows += [
                    _mover(
                        summary.plan, one, Cell(say(f"summary.{way}", lang), style), courses, lang
                    )
                    for one in each.listed
                ]
                if each.more:
                    level = say(f"level.{each.level}", lang)
                    count = show_count(each.more, lang)
                    notes.append(say(f"summary.note.more_{way}", lang, level=level, count=count))
    columns = (
        Column(say("summary.col.move", lang)),
        Column(say("summary.col.agency", lang), wraps=20),
        *period_columns(summary.periods),
        Column(""),
        Column(say("summary.col.same_figures", lang), right=True),
    )
    title = say("summary.title.movers", lang, period=step.before)
    return Grid(title, columns, tuple(rows), tuple(notes))


def _own_courses(summary: QuarterlySummary) -> dict[str, Sequence[Tally]]:
    return {each.agency.id: each.own for each in summary.agencies}


def _mover(
    plan: Plan,
    change: AgencyChange,
    way: Cell,
    courses: dict[str, Sequence[Tally]],
    lang: Lang,
) -> tuple[Cell, ...]:
    own = [each.compliance for each in courses[change.agency.id]]
    return (
        way,
        Cell(show_short_agency(plan, change.agency, lang)),
        *percent_cells(own, lang),
        Cell(show_same(change.same, lang), "bold"),
    )


def reporting_grid(summary: QuarterlySummary, step: Step, lang: Lang) -> Grid:
    """Return the table of agencies whose compliance went with what they reported."""
    courses = _own_courses(summary)
    columns = (
        Column(say("summary.col.agency", lang), wraps=20),
        *period_columns(summary.periods),
        Column(""),
        Column(say("summary.col.same_figures", lang), right=True),
    )
    rows = tuple(_mover(summary.plan, each, Cell(""), courses, lang)[1:] for each in step.reporting)
    return Grid(say("summary.title.reporting", lang), columns, rows)
