"""The quarterly summary as JSON: `cchc.summary/1` (schema: `cchc/schemas/summary-1.json`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cchc.diagnostics import Diagnostics
from cchc.figures import Period
from cchc.reporters.json_parts import (
    diagnostic_json,
    json_rows,
    json_text,
    plan_json,
    source_json,
)
from cchc.reporters.json_values import percent_json, whole_json
from cchc.reporters.summary.json_summary_changes import step_json
from cchc.reporters.summary.json_summary_outlook import (
    against_json,
    missing_json,
    nearest_json,
    risks_json,
)
from cchc.reporters.summary.json_summary_parts import (
    Json,
    agency_json,
    full_tally_json,
    scores_json,
    target_json,
)
from cchc.scorecard import Whole
from cchc.summary import AreaCourse, QuarterlySummary
from cchc.words import Lang

FORMAT = "cchc.summary/1"


def report_summary_json(
    summary: QuarterlySummary, diagnostics: Diagnostics, lang: Lang
) -> Iterator[str]:
    """Yield the JSON of a summary, a row of a list a line; names stay in the plan's language."""
    yield "{\n"
    yield _member("format", FORMAT)
    yield _member("plan", plan_json(summary.plan))
    yield _member("periods", [str(period) for period in summary.periods])
    yield from json_rows("sources", map(source_json, summary.sources))
    yield from json_rows("overall", _course(summary.periods, summary.overall, scores_json))
    yield from json_rows("areas", (_area(summary, each) for each in summary.areas))
    yield from json_rows("levels", _levels(summary))
    yield from json_rows("agencies", _agencies(summary))
    yield from json_rows("targets", _targets(summary))
    yield from json_rows("steps", (step_json(summary, each) for each in summary.steps))
    yield _member("best_areas", [_extreme(each) for each in summary.best_areas])
    yield _member("worst_areas", [_extreme(each) for each in summary.worst_areas])
    yield _member("missing", missing_json(summary))
    yield _member("nearest", nearest_json(summary))
    yield _member("risks", risks_json(summary))
    yield _member("against", against_json(summary.comparison))
    yield from json_rows(
        "diagnostics", (diagnostic_json(each, lang) for each in diagnostics.kept), "\n}\n"
    )


def _member(name: str, value: object) -> str:
    return f'"{name}": {json_text(value)},\n'


def _course(
    periods: Sequence[Period], values: Sequence[Any], show: Callable[[Any], Json]
) -> list[Json]:
    return [
        {"period": str(period), **show(value)}
        for period, value in zip(periods, values, strict=True)
    ]


def _area(summary: QuarterlySummary, course: AreaCourse) -> Json:
    periods = _course(summary.periods, course.scores, scores_json)
    return {"id": course.area.id, "name": course.area.name.vi, "periods": periods}


def _levels(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.levels:
        periods = _course(summary.periods, each.own, full_tally_json)
        yield {"level": each.level, "agencies": each.agencies, "periods": periods}


def _agencies(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.agencies:
        periods = _course(summary.periods, each.own, full_tally_json)
        yield {**agency_json(each.agency), "periods": periods}


def _targets(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.targets:
        periods = _course(summary.periods, each.wholes, _whole)
        yield {**target_json(each.target), "area": each.target.area, "periods": periods}


def _whole(whole: Whole) -> Json:
    return {
        **whole_json(whole),
        "due": whole.due,
        "received": whole.received,
        "not_applicable": whole.not_applicable,
        "missing": whole.missing,
        "short_by": whole.short_by,
    }


def _extreme(course: AreaCourse) -> Json:
    compliance = percent_json(course.scores[-1].total.compliance)
    return {"id": course.area.id, "name": course.area.name.vi, "compliance": compliance}
