"""The scorecard as CSV: a row an area, agency, target or task under one header for all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from cchc.reporters.scorecard.tables import concerns
from cchc.reporters.scorecard.view import View
from cchc.reporters.shown import show_cell
from cchc.scorecard import Scorecard, Tally, Whole, cut
from cchc.words import Lang

_TALLY = ("met", "not_met", "undecided", "invalid", "not_reported", "not_applicable")
HEADER = (
    "part",
    "id",
    "name",
    "level",
    "parent",
    "area",
    "rank",
    "outcome",
    "value",
    "possible",
    "numerator",
    "denominator",
    "threshold",
    "due",
    "received",
    "missing",
    "short_by",
    *_TALLY,
    "compliance",
    "coverage",
    *(f"oversight_{name}" for name in (*_TALLY, "compliance", "coverage")),
)


def report_csv(card: Scorecard, view: View, lang: Lang) -> Iterator[str]:
    """Yield the lines: overall, areas, agencies, targets, tasks, or the part that a view names.

    Percentages are cut to two decimals, with a point; an empty cell means that there is none.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, HEADER, lineterminator="\n", restval="")
    writer.writeheader()
    for row in _rows(card, view, lang):
        writer.writerow({name: show_cell(value) for name, value in row.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _rows(card: Scorecard, view: View, lang: Lang) -> Iterator[dict[str, object]]:
    narrowed = view.agencies or view.areas
    if view.by is None and not narrowed:
        yield {"part": "overall", "id": card.plan.id, "name": card.plan.name.show(lang)} | _tally(
            card.overall.total
        )
    if view.by in (None, "area"):
        yield from _areas(card, view, lang)
    if view.by in (None, "agency"):
        yield from _agencies(card, view, lang)
    if view.by in (None, "target"):
        yield from _targets(card, view, lang)


def _areas(card: Scorecard, view: View, lang: Lang) -> Iterator[dict[str, object]]:
    for each in card.areas:
        if not view.areas or each.area.id in view.areas:
            row = {"part": "area", "id": each.area.id, "name": each.area.name.show(lang)}
            yield row | _tally(each.scores.total)


def _agencies(card: Scorecard, view: View, lang: Lang) -> Iterator[dict[str, object]]:
    for each in card.agencies:
        if not view.agencies or each.agency.id in view.agencies:
            row: dict[str, object] = {
                "part": "agency",
                "id": each.agency.id,
                "name": card.plan.show_agency(each.agency, lang),
                "level": each.agency.level,
                "parent": each.agency.parent,
                "rank": each.rank,
            }
            oversight = _tally(each.oversight)
            yield (
                row
                | _tally(each.own)
                | {
                    f"oversight_{name}": value
                    for name, value in oversight.items()
                    if f"oversight_{name}" in HEADER
                }
            )


def _targets(card: Scorecard, view: View, lang: Lang) -> Iterator[dict[str, object]]:
    for each in card.targets:
        target, whole = each.target, each.whole
        if view.areas and target.area not in view.areas:
            continue
        if view.agencies and not concerns(each, view.agencies):
            continue
        threshold = f"{target.threshold.comparison} {target.threshold.percent}"
        yield {
            "part": target.kind,
            "id": target.id,
            "name": target.name.show(lang),
            "area": target.area,
            "threshold": threshold,
            **_whole(whole),
        }


def _whole(whole: Whole) -> dict[str, object]:
    return {
        "outcome": whole.outcome.word,
        "value": _percent(whole.value),
        "possible": _percent(whole.possible),
        "numerator": whole.numerator,
        "denominator": whole.denominator,
        "due": whole.due,
        "received": whole.received,
        "missing": whole.missing,
        "not_applicable": whole.not_applicable,
        "short_by": whole.short_by,
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        **{name: getattr(tally, name) for name in _TALLY},
        "due": tally.due,
        "received": tally.received,
        "missing": tally.due - tally.received,
        "compliance": _percent(tally.compliance),
        "coverage": _percent(tally.coverage),
    }


def _percent(percent: Fraction | None) -> str | None:
    return None if percent is None else f"{cut(percent, 2):f}"
