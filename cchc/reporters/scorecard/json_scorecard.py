"""The scorecard as JSON, format `cchc.scorecard/1` (schema: `cchc/schemas/scorecard-1.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import Any

from cchc.diagnostics import Diagnostics
from cchc.figures import Figure, State
from cchc.plan import Threshold
from cchc.reporters.json_parts import (
    diagnostic_json,
    json_rows,
    json_text,
    plan_json,
    source_json,
)
from cchc.scorecard import (
    AgencyResult,
    Outcome,
    Result,
    Scorecard,
    Scores,
    Tally,
    TargetResult,
    Whole,
    cut,
)
from cchc.words import Lang

FORMAT = "cchc.scorecard/1"
_USABLE = State.USABLE
_MANY = 256
"""Rows that are handed on at a time."""
_REMEMBERED = 1 << 14
"""Texts of numbers and tallies that are kept."""


def report_json(card: Scorecard, diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    """Yield the JSON of a scorecard, a row of a list a line; names stay in the plan's language."""
    yield "{\n"
    yield f'"format": {json_text(FORMAT)},\n'
    yield f'"plan": {json_text(plan_json(card.plan))},\n'
    yield f'"period": {json_text(str(card.period))},\n'
    yield from json_rows("sources", map(source_json, card.sources))
    yield f'"overall": {json_text(_scores(card.overall))},\n'
    yield from json_rows(
        "areas",
        (
            {"id": each.area.id, "name": each.area.name.vi, **_scores(each.scores)}
            for each in card.areas
        ),
    )
    yield from _rows("agencies", map(_agency, card.agencies))
    yield from json_rows("targets", map(_target, card.targets))
    yield from _rows("results", _results(card))
    # What was found but not kept is never hidden.
    dropped = f',\n"diagnostics_dropped": {diagnostics.dropped}' if diagnostics.dropped else ""
    found = (diagnostic_json(each, lang) for each in diagnostics.kept)
    yield from json_rows("diagnostics", found, f"{dropped}\n}}\n")


def tally_json(tally: Tally) -> dict[str, Any]:
    """Return a tally as every JSON has it."""
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


# There are so many agencies and results that their rows are filled in rather than encoded; what
# comes again and again is encoded once. A test holds the rows equal to those of an encoder.


def _rows(name: str, rows: Iterator[str]) -> Iterator[str]:
    """Yield a member of an object as `json_rows` does, many rows that are JSON at a time."""
    yield f'"{name}": ['
    separator = "\n"
    while some := list(islice(rows, _MANY)):
        yield separator + ",\n".join(some)
        separator = ",\n"
    yield "],\n"


def _agency(result: AgencyResult) -> str:
    agency = result.agency
    return (
        f'{{"id": {json_text(agency.id)}, "name": {json_text(agency.name.vi)}, '
        f'"level": {_text(agency.level)}, "parent": {_text(agency.parent)}, '
        f'"rank": {_text(result.rank)}, "own": {_tally_text(result.own)}, '
        f'"oversight": {_tally_text(result.oversight)}}}'
    )


def _results(card: Scorecard) -> Iterator[str]:
    """Every figure that is due, by target, then by agency in register order, as JSON."""
    plan = card.plan
    agencies = [json_text(agency.id) for agency in plan.agencies]
    paths = [json_text(source.path) for source in card.sources]
    for target in plan.targets:
        name = json_text(target.id)
        starts = {
            int(outcome): f'"target": {name}, "outcome": {json_text(outcome.word)}, "value": '
            for outcome in Outcome
        }
        judged = f'"judged": {json_text(target.judged)}, '
        mine = slice(target.index, None, len(plan.targets))
        for agency, outcome, figure in zip(
            agencies, card.outcomes[mine], card.figures[mine], strict=True
        ):
            if outcome:
                start = f'{{"agency": {agency}, {starts[outcome]}'
                yield start + _figure(figure, judged, paths)


def _figure(figure: Figure | None, judged: str, paths: Sequence[str]) -> str:
    """The rest of a result, from its value on."""
    if figure is None:
        nothing = '"numerator": null, "denominator": null, '
        return f'null, {nothing}{judged}"path": null, "line": null}}'
    state, numerator, denominator, _, source, line = figure
    place = f'"path": {paths[source]}, "line": {line}}}'
    if denominator and state is _USABLE:
        shown = _hundredths_text(10_000 * (numerator or 0) // denominator)
        counts = f'"numerator": {numerator}, "denominator": {denominator}, '
    else:
        shown = _text(_value(figure))
        counts = f'"numerator": {_text(numerator)}, "denominator": {_text(denominator)}, '
    return f"{shown}, {counts}{judged}{place}"


def _value(figure: Figure) -> float | int | str | None:
    value = figure.value
    return percent_json(value) if isinstance(value, Decimal) else value


@lru_cache(maxsize=_REMEMBERED)
def _text(value: str | float | None) -> str:
    return json_text(value)


@lru_cache(maxsize=_REMEMBERED)
def _tally_text(tally: Tally) -> str:
    return json_text(tally_json(tally))


@lru_cache(maxsize=_REMEMBERED)
def _hundredths_text(hundredths: int) -> str:
    """A percentage in hundredths of a percent, cut."""
    return json_text(_number(Decimal(hundredths).scaleb(-2)))


def value_json(result: Result) -> float | int | str | None:
    """Return the value of a figure: a percentage cut to two decimals, an answer, or None."""
    if result.percent is not None:
        return percent_json(result.percent)
    figure = result.figure
    return None if figure is None or figure.value is None else str(figure.value)
