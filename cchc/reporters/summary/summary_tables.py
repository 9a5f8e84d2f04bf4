"""The head and the tables of a quarterly summary, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.reporters.layout import Grid
from cchc.reporters.shown import show_count
from cchc.reporters.summary.summary_against import against_grid
from cchc.reporters.summary.summary_changes import (
    movers_grid,
    moves_grid,
    reporters_grid,
    reporting_grid,
)
from cchc.reporters.summary.summary_courses import areas_grid, levels_grid, overall_grid
from cchc.reporters.summary.summary_outlook import missing_grid, nearest_grid, risks_grid
from cchc.reporters.summary.summary_parts import show_quarter
from cchc.summary import QuarterlySummary
from cchc.words import Lang, say


def summary_head(summary: QuarterlySummary, lang: Lang) -> list[str]:
    """Return the head: the plan, the periods, the files and rows."""
    periods = say(
        "summary.periods",
        lang,
        quarter=show_quarter(summary.period, lang),
        year=summary.period.year,
        periods=", ".join(map(str, summary.periods)),
        files=show_count(len(summary.sources), lang),
        rows=show_count(summary.rows, lang),
    )
    return [summary.plan.name.show(lang), periods]


def summary_grids(summary: QuarterlySummary, lang: Lang) -> Iterator[Grid]:
    """Yield the tables in the order of reading."""
    yield overall_grid(summary, lang)
    yield areas_grid(summary, lang)
    yield levels_grid(summary, lang)
    if summary.steps:
        step = summary.steps[-1]
        yield moves_grid(summary, step, lang)
        if step.reporters_changed:
            yield reporters_grid(step, lang)
        if step.rose or step.fell:
            yield movers_grid(summary, step, lang)
        if step.reporting:
            yield reporting_grid(summary, step, lang)
    yield missing_grid(summary, lang)
    yield nearest_grid(summary, lang)
    yield risks_grid(summary, lang)
    if summary.comparison is not None:
        yield against_grid(summary, summary.comparison, lang)
