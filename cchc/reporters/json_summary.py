"""The quarterly summary as JSON: `cchc.summary/1` (schema: `cchc/schemas/summary-1.json`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from cchc.diagnostics import Diagnostics
from cchc.figures import Period, Source
from cchc.plan import Agency, Target
from cchc.reporters.json_parts import diagnostic_json, json_rows, json_text, plan_json
from cchc.reporters.json_scorecard import percent_json, tally_json, threshold_json
from cchc.scorecard import Outcome, Scores, Tally, Whole
from cchc.summary import (
    AgencyChange,
    AreaCourse,
    AspectChange,
    Comparison,
    Difference,
    MissingAgency,
    Movement,
    Movers,
    NearMiss,
    QuarterlySummary,
    Risk,
    Same,
    Step,
    TargetChange,
)
from cchc.words import Lang

FORMAT = "cchc.summary/1"
Json = dict[str, Any]


def report_summary_json(
    summary: QuarterlySummary, diagnostics: Diagnostics, lang: Lang
) -> Iterator[str]:
    """Yield the JSON of a summary, a row of a list a line; names stay in the plan's language."""
    yield "{\n"
    yield _member("format", FORMAT)
    yield _member("plan", plan_json(summary.plan))
    yield _member("periods", [str(period) for period in summary.periods])
    yield from json_rows("sources", map(_source, summary.sources))
    yield from json_rows("overall", _course(summary.periods, summary.overall, _scores))
    yield from json_rows("areas", (_area(summary, each) for each in summary.areas))
    yield from json_rows("levels", _levels(summary))
    yield from json_rows("agencies", _agencies(summary))
    yield from json_rows("targets", _targets(summary))
    yield from json_rows("steps", (_step(summary, each) for each in summary.steps))
    yield _member("best_areas", [_extreme(each) for each in summary.best_areas])
    yield _member("worst_areas", [_extreme(each) for each in summary.worst_areas])
    yield _member("missing", _missing(summary))
    yield _member("nearest", _nearest(summary))
    yield _member("risks", _risks(summary))
    yield _member("against", _against(summary.comparison))
    yield from json_rows(
        "diagnostics", (diagnostic_json(each, lang) for each in diagnostics.kept), "\n}\n"
    )


def _member(name: str, value: object) -> str:
    return f'"{name}": {json_text(value)},\n'


def _source(source: Source) -> Json:
    return {"path": source.path, "sha256": source.sha256, "rows": source.rows}


# --- one entry a period -------------------------------------------------------------------------


def _course(
    periods: Sequence[Period], values: Sequence[Any], show: Callable[[Any], Json]
) -> list[Json]:
    return [
        {"period": str(period), **show(value)}
        for period, value in zip(periods, values, strict=True)
    ]


def _tally(tally: Tally) -> Json:
    """A tally as everywhere, with what its percentages are of."""
    asked = {"asked": tally.asked, "due": tally.due, "received": tally.received}
    return {**tally_json(tally), **asked}


def _scores(scores: Scores) -> Json:
    return {
        "targets": _tally(scores.targets),
        "tasks": _tally(scores.tasks),
        "total": _tally(scores.total),
    }


def _area(summary: QuarterlySummary, course: AreaCourse) -> Json:
    periods = _course(summary.periods, course.scores, _scores)
    return {"id": course.area.id, "name": course.area.name.vi, "periods": periods}


def _levels(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.levels:
        periods = _course(summary.periods, each.own, _tally)
        yield {"level": each.level, "agencies": each.agencies, "periods": periods}


def _agencies(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.agencies:
        periods = _course(summary.periods, each.own, _tally)
        yield {**_agency(each.agency), "periods": periods}


def _agency(agency: Agency) -> Json:
    return {"id": agency.id, "name": agency.name.vi, "level": agency.level}


def _targets(summary: QuarterlySummary) -> Iterator[Json]:
    for each in summary.targets:
        periods = _course(summary.periods, each.wholes, _whole)
        yield {**_target(each.target), "area": each.target.area, "periods": periods}


def _target(target: Target) -> Json:
    return {
        "id": target.id,
        "kind": target.kind,
        "name": target.name.vi,
        "threshold": threshold_json(target.threshold),
    }


def _whole(whole: Whole) -> Json:
    return {
        "outcome": whole.outcome.word,
        "value": percent_json(whole.value),
        "possible": percent_json(whole.possible),
        "numerator": whole.numerator,
        "denominator": whole.denominator,
        "due": whole.due,
        "received": whole.received,
        "not_applicable": whole.not_applicable,
        "missing": whole.missing,
        "short_by": whole.short_by,
    }


def _extreme(course: AreaCourse) -> Json:
    compliance = percent_json(course.scores[-1].total.compliance)
    return {"id": course.area.id, "name": course.area.name.vi, "compliance": compliance}


# --- from one period to the next ----------------------------------------------------------------


def _step(summary: QuarterlySummary, step: Step) -> Json:
    areas = zip(summary.areas, step.areas, strict=True)
    levels = zip(summary.levels, step.levels, strict=True)
    return {
        "from": str(step.before),
        "to": str(step.now),
        "same": _same(step.same),
        "areas": [{"id": each.area.id, **_same(same)} for each, same in areas],
        "levels": [{"level": each.level, **_same(same)} for each, same in levels],
        **{movement: _changes(step.moved(movement)) for movement in Movement},
        "reporters_changed": _changes(step.reporters_changed),
        "rose": [_movers(each) for each in step.rose],
        "fell": [_movers(each) for each in step.fell],
        "reporting": [_agency_change(each) for each in step.reporting],
    }


def _same(same: Same) -> Json:
    return {"count": same.count, "before": same.before, "now": same.now}


def _counted(targets: Iterable[Target], rows: Iterable[Json]) -> Json:
    tasks = [each.is_task for each in targets]
    return {"targets": tasks.count(False), "tasks": tasks.count(True), "list": list(rows)}


def _changes(changes: Sequence[TargetChange]) -> Json:
    return _counted((each.target for each in changes), map(_change, changes))


def _change(change: TargetChange) -> Json:
    return {
        **_target(change.target),
        "before": _outcome_and_value(change.before),
        "now": _outcome_and_value(change.now),
        "joined": change.joined,
        "left": change.left,
        "common": change.common,
        "like_before": percent_json(change.like_before),
        "like_now": percent_json(change.like_now),
        "reporters": [
            {"agency": each.agency.id, "before": each.before, "now": each.now}
            for each in change.reporters
        ],
    }


def _outcome_and_value(whole: Whole) -> Json:
    return {"outcome": whole.outcome.word, "value": percent_json(whole.value)}


def _movers(movers: Movers) -> Json:
    rows = [_agency_change(each) for each in movers.listed]
    return {"level": movers.level, "more": movers.more, "list": rows}


def _agency_change(change: AgencyChange) -> Json:
    return {
        **_agency(change.agency),
        "before": percent_json(change.before.compliance),
        "now": percent_json(change.now.compliance),
        "same": _same(change.same),
    }


# --- what is open -------------------------------------------------------------------------------


def _missing(summary: QuarterlySummary) -> Json:
    return {
        "agencies": len(summary.missing),
        "figures": summary.missing_figures,
        "invalid": summary.invalid_figures,
        "silent": summary.silent,
        "list": [_missing_agency(each) for each in summary.missing],
    }


def _missing_agency(each: MissingAgency) -> Json:
    return {
        **_agency(each.agency),
        "due": each.due,
        "missing": len(each.figures),
        "silent": each.silent,
        "since": str(each.since),
        "figures": [
            {
                "target": figure.target.id,
                "outcome": figure.outcome.word,
                "since": str(figure.since),
            }
            for figure in each.figures
        ],
    }


def _nearest(summary: QuarterlySummary) -> Json:
    return {"more": summary.nearest_more, "list": [_near_miss(each) for each in summary.nearest]}


def _near_miss(each: NearMiss) -> Json:
    return {
        **_target(each.target),
        "outcome": each.whole.outcome.word,
        "value": percent_json(each.whole.value),
        "numerator": each.whole.numerator,
        "denominator": each.whole.denominator,
        "short_by": each.whole.short_by,
        "gap": percent_json(each.gap),
    }


def _risks(summary: QuarterlySummary) -> Json | None:
    if summary.risks is None:
        return None
    return _counted((each.target for each in summary.risks), map(_risk, summary.risks))


def _risk(risk: Risk) -> Json:
    return {
        **_target(risk.target),
        "outcome": risk.outcome.word,
        "from": str(risk.first),
        "to": str(risk.last),
        "common": risk.common,
        "due": risk.due,
        "from_value": percent_json(risk.first_value),
        "to_value": percent_json(risk.last_value),
        "quarters": risk.quarters,
        "pace": _points(risk.pace),
        "value": percent_json(risk.value),
        "quarters_left": risk.quarters_left,
        "projected": percent_json(risk.projected),
    }


def _points(points: Fraction) -> float | int | None:
    """A difference of percentages, cut towards 0."""
    size = percent_json(abs(points))
    return size if size is None or points >= 0 else -size


# --- against other files ------------------------------------------------------------------------


def _against(comparison: Comparison | None) -> Json | None:
    if comparison is None:
        return None
    return {
        "period": str(comparison.period),
        "sources": [_source(each) for each in comparison.sources],
        "overall": _scores(comparison.overall),
        "worse": len(comparison.worse),
        "better": len(comparison.better),
        "differences": [_difference(each) for each in comparison.differences],
    }


def _difference(each: Difference) -> Json:
    return {
        "kind": each.kind,
        "id": each.id,
        "name": each.name.vi,
        "worse": each.worse,
        "better": each.better,
        "aspects": [_aspect(aspect) for aspect in each.aspects],
        "lost": list(each.lost),
    }


def _aspect(change: AspectChange) -> Json:
    return {
        "aspect": change.aspect,
        "before": _aspect_value(change.before),
        "now": _aspect_value(change.now),
        "worse": change.worse,
    }


def _aspect_value(value: Outcome | Fraction | int) -> str | float | int | None:
    if isinstance(value, Outcome):
        return value.word
    return percent_json(value) if isinstance(value, Fraction) else value
