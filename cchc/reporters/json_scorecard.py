"""The scorecard as JSON, format `cchc.scorecard/1` (schema: `cchc/schemas/scorecard-1.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc.diagnostics import Diagnostic, Diagnostics, show_hint, show_message
from cchc.figures import Figure, Source
from cchc.plan import MeasureKind, Target, Threshold
from cchc.scorecard import Result, Scorecard, Scores, Tally, TargetResult, Whole, cut
from cchc.words import Lang

FORMAT = "cchc.scorecard/1"


def report_json(card: Scorecard, diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    """Yield the JSON of a scorecard, a row of a list a line; names stay in the plan's language."""
    yield "{\n"
    yield f'"format": {_json(FORMAT)},\n'
    plan = card.plan
    head = {"id": plan.id, "name": plan.name.vi, "year": plan.year, "sha256": plan.sha256}
    yield f'"plan": {_json(head)},\n"period": {_json(str(card.period))},\n'
    yield from _rows("sources", map(_source, card.sources))
    yield f'"overall": {_json(_scores(card.overall))},\n'
    yield from _rows(
        "areas",
        (
            {"id": each.area.id, "name": each.area.name.vi, **_scores(each.scores)}
            for each in card.areas
        ),
    )
    yield from _rows(
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
    yield from _rows("targets", map(_target, card.targets))
    yield from _results(card)
    yield from _rows(
        "diagnostics", (diagnostic_json(each, lang) for each in diagnostics.kept), "\n}\n"
    )


def diagnostic_json(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    """Return a diagnostic as section 5 of the contracts lists it."""
    place = found.place
    row: dict[str, Any] = {
        "code": found.rule.code,
        "rule": found.rule.name,
        "severity": found.rule.severity,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "field": found.field,
        "value": found.value,
        "message": show_message(found, lang),
        "hint": show_hint(found, lang),
    }
    if place.sheet:
        row["sheet"] = place.sheet
    return row


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(name: str, rows: Iterable[object], end: str = ",\n") -> Iterator[str]:
    yield f'"{name}": ['
    separator = "\n"
    for row in rows:
        yield f"{separator}{_json(row)}"
        separator = ",\n"
    yield f"]{end}"


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
    return _rows("results", (_result(each, paths) for each in card.results()))


def _result(result: Result, paths: list[str]) -> dict[str, Any]:
    figure = result.figure
    return {
        "agency": result.agency.id,
        "target": result.target.id,
        "outcome": result.outcome.word,
        "value": None if figure is None else _value(result.target, figure),
        "numerator": None if figure is None else figure.numerator,
        "denominator": None if figure is None else figure.denominator,
        "judged": result.target.judged,
        "path": None if figure is None else paths[figure.source],
        "line": None if figure is None else figure.line,
    }


def _value(target: Target, figure: Figure) -> float | int | str | None:
    if target.measure.kind.counts and figure.denominator:
        return percent_json(Fraction(100 * (figure.numerator or 0), figure.denominator))
    if target.measure.kind is MeasureKind.PERCENT and figure.value is not None:
        return percent_json(Decimal(figure.value))
    return None if figure.value is None else str(figure.value)
