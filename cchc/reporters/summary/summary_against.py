"""How the last period stands against other files, as a table and as lines of a gate."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc.plan import Plan
from cchc.reporters.layout import Cell, Column, Grid
from cchc.reporters.shown import (
    show_count,
    show_harmless,
    show_percent,
    show_share,
    show_short_agency,
)
from cchc.reporters.summary.summary_parts import ROWS, words_only
from cchc.scorecard import Outcome, Scores, cut
from cchc.summary import AspectChange, Comparison, Difference, QuarterlySummary
from cchc.words import Lang, say

_MOST_DECIMALS = 15


def against_grid(summary: QuarterlySummary, comparison: Comparison, lang: Lang) -> Grid:
    """Return the table of what differs from the other files, what is worse first."""
    title = say("summary.title.against", lang, path=_paths(comparison), period=comparison.period)
    note = say(
        "summary.against.overall",
        lang,
        before=_overall_words(comparison.overall, lang),
        now=_overall_words(summary.overall[-1], lang),
        worse=len(comparison.worse),
        better=len(comparison.better),
    )
    columns = (
        Column(""),
        Column(say("summary.col.kind", lang)),
        Column(say("score.col.id", lang)),
        Column(say("summary.col.name", lang), wraps=20, stacks=True),
        Column(say("summary.col.change", lang), wraps=24),
    )
    ordered = [
        *(each for each in comparison.worse),
        *(each for each in comparison.better),
        *(each for each in comparison.differences if not each.worse and not each.better),
    ]
    if not ordered:
        return words_only(title, (note,))
    rows = tuple(_difference_row(summary.plan, each, lang) for each in ordered[:ROWS])
    return Grid(title, columns, rows, (note, *_more(len(ordered) - len(rows), lang)))


def _more(count: int, lang: Lang) -> tuple[str, ...]:
    return (say("summary.more_differences", lang, count=show_count(count, lang)),) if count else ()


def _overall_words(scores: Scores, lang: Lang) -> str:
    return f"{show_share(scores.total, lang)} ({show_percent(scores.total.compliance, lang)})"


def _difference_row(plan: Plan, each: Difference, lang: Lang) -> tuple[Cell, ...]:
    way = (
        ("worse", "red") if each.worse else ("better", "green") if each.better else ("neither", "")
    )
    return (
        Cell(say(f"summary.{way[0]}", lang), way[1]),
        Cell(say(f"summary.kind.{each.kind}", lang)),
        Cell(each.id),
        Cell(_name(plan, each, lang)),
        Cell(_differences(each, lang)),
    )


def _name(plan: Plan, each: Difference, lang: Lang) -> str:
    if each.kind == "agency":
        return show_short_agency(plan, plan.agency_by_id[each.id], lang)
    return each.name.show(lang)


def _differences(each: Difference, lang: Lang, *, only_worse: bool = False) -> str:
    """In what it differs, before and now, and which figures are no longer met."""
    aspects = [aspect for aspect in each.aspects if aspect.worse or not only_worse]
    parts = [_aspect(aspect, lang) for aspect in aspects]
    if each.lost and each.worse:
        parts.append(say("summary.lost_figures", lang, targets=", ".join(each.lost)))
    return "; ".join(parts)


def _aspect(change: AspectChange, lang: Lang) -> str:
    before, now = change.before, change.now
    decimals = 2
    if isinstance(before, Fraction) and isinstance(now, Fraction):
        # Two percentages that differ are shown with the decimals in which they do.
        while cut(before, decimals) == cut(now, decimals) and decimals < _MOST_DECIMALS:
            decimals += 1
    values = {
        "before": _aspect_value(before, lang, decimals),
        "now": _aspect_value(now, lang, decimals),
    }
    return say(f"summary.aspect.{change.aspect}", lang, **values)


def _aspect_value(value: Outcome | Fraction | int, lang: Lang, decimals: int) -> str:
    if isinstance(value, Outcome):
        return say(f"outcome.{value.word}", lang)
    if isinstance(value, Fraction):
        return show_percent(value, lang, decimals)
    return show_count(value, lang)


def show_worse(summary: QuarterlySummary, lang: Lang) -> Iterator[str]:
    """Yield what is worse than in the other files: how much of each kind, then each by name."""
    comparison = summary.comparison
    if comparison is None or not comparison.worse:
        return
    kinds = [each.kind for each in comparison.worse]
    yield say(
        "summary.gate",
        lang,
        path=show_harmless(_paths(comparison)),
        period=comparison.period,
        areas=kinds.count("area"),
        targets=kinds.count("target") + kinds.count("task"),
        agencies=kinds.count("agency"),
    )
    for each in comparison.worse:
        yield say(
            "summary.gate.line",
            lang,
            kind=say(f"summary.kind.{each.kind}", lang),
            id=each.id,
            name=show_harmless(_name(summary.plan, each, lang)),
            changes=_differences(each, lang, only_worse=True),
        )


def _paths(comparison: Comparison) -> str:
    return ", ".join(source.path for source in comparison.sources)
