"""The scorecard as JSON, format `cchc.scorecard/1` (schema: `cchc/schemas/scorecard-1.json`)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc.diagnostics import Diagnostics
from cchc.figures import Source
from cchc.plan import Threshold
from cchc.reporters.json_parts import diagnostic_json, json_rows, json_text, plan_json
from cchc.scorecard import Result, Scorecard, Scores, Tally, TargetResult, Whole, cut
from cchc.words import Lang

FORMAT = "cchc.scorecard/1"


def report_json(card: Scorecard, diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    """Yield the JSON of a scorecard, a row of a list a line; names stay in the plan's language."""
    yield "{\n"
    yield f'"format": {json_text(FORMAT)},\n'
    yield f'"plan": {json_text(plan_json(card.plan))},\n'
    yield f'"period": {json_text(str(card.period))},\n'
    yield from json_rows("sources", map(_source, card.sources))
    yield f'"overall": {json_text(_scores(card.overall))},\n'
    yield from json_rows(
        "areas",
        (
            {"id": each.area.id, "name": each.area.name.vi, **_scores(each.scores)}
            for each in card.areas
        ),
    )
    yield from json_rows(
        "agencies",
        (
            {
                "id": each.agency.id,
                "name": each.agency.name.vi,
                "level": each.agency.level,
                "parent": each.agency.parent,
                "rank": each.rank,
                "own": tally_json(each.own),
                "oversight": tally_json(each.oversight),
            }
            for each in card.agencies
        ),
    )
    yield from json_rows("targets", map(_target, card.targets))
    yield from _results(card)
    yield from json_rows(
        "diagnostics", (diagnostic_json(each, lang) for each in diagnostics.kept), "\n}\n"
    )


def tally_json(tally: Tally) -> dict[str, Any]:
    """Return a tally as the contracts list it."""
    return {
        "met": tally.met,
        "not_met": tally.not_met,
        "undecided": tally.undecided,
        "invalid": tally.invalid,
        "not_reported": tally.not_reported,
        "not_applicable": tally.not_applicable,
        "compliance": percent_json(tally.compliance),
        "coverage": percent_json(tally.coverage),
    }


def percent_json(percent: Fraction | Decimal | None) -> float | int | None:
    """Return a percentage cut to two decimals, as a JSON number; the cut digits are exact."""
    return None if percent is None else _number(cut(percent, 2))


def threshold_json(threshold: Threshold) -> dict[str, float | int]:
    """Return a threshold as the plan file writes it."""
    return {str(threshold.comparison): _number(threshold.percent)}


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _source(source: Source) -> dict[str, Any]:
    return {"path": source.path, "sha256": source.sha256, "rows": source.rows}


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "targets": tally_json(scores.targets),
        "tasks": tally_json(scores.tasks),
        "total": tally_json(scores.total),
    }


def _target(result: TargetResult) -> dict[str, Any]:
    target, whole = result.target, result.whole
    return {
        "id": target.id,
        "kind": target.kind,
        "area": target.area,
        "name": target.name.vi,
        "outcome": whole.outcome.word,
        "value": percent_json(whole.value),
        "possible": percent_json(whole.possible),
        "numerator": whole.numerator,
        "denominator": whole.denominator,
        "threshold": threshold_json(target.threshold),
        "due": whole.due,
        "received": whole.received,
        "not_applicable": whole.not_applicable,
        "missing": whole.missing,
        "short_by": whole.short_by,
        "districts": [_district(each.district.id, each.whole) for each in result.districts],
    }


def _district(district: str, whole: Whole) -> dict[str, Any]:
    return {
        "id": district,
        "outcome": whole.outcome.word,
        "value": percent_json(whole.value),
        "numerator": whole.numerator,
        "denominator": whole.denominator,
    }


def _results(card: Scorecard) -> Iterator[str]:
    paths = [source.path for source in card.sources]
    return json_rows("results", (_result(each, paths) for each in card.results()))


def _result(result: Result, paths: list[str]) -> dict[str, Any]:
    figure = result.figure
    return {
        "agency": result.agency.id,
        "target": result.target.id,
        "outcome": result.outcome.word,
        "value": value_json(result),
        "numerator": None if figure is None else figure.numerator,
        "denominator": None if figure is None else figure.denominator,
        "judged": result.target.judged,
        "path": None if figure is None else paths[figure.source],
        "line": None if figure is None else figure.line,
    }


def value_json(result: Result) -> float | int | str | None:
    """Return the value of a figure: a percentage cut to two decimals, an answer, or None."""
    if result.percent is not None:
        return percent_json(result.percent)
    figure = result.figure
    return None if figure is None or figure.value is None else str(figure.value)
