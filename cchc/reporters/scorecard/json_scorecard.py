"""The scorecard as JSON, format `cchc.scorecard/1` (schema: `cchc/schemas/scorecard-1.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import compress, islice, repeat
from operator import floordiv, mul
from typing import Any

from cchc.diagnostics import Diagnostics
from cchc.figures import Figure, Figures, State
from cchc.plan import Target, Threshold
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
)
from cchc.words import Lang

FORMAT = "cchc.scorecard/1"
_WORDS = {outcome: outcome.word for outcome in Outcome}
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
    if percent is None:
        return None
    numerator, denominator = percent.as_integer_ratio()
    return _cut_percent(numerator, 100 * denominator)


def _cut_percent(part: int, whole: int) -> float | int:
    """A part of a whole in percent, cut to two decimals."""
    return _whole_or_decimals(10_000 * part // whole)


def _whole_or_decimals(hundredths: int) -> float | int:
    """Hundredths of a percent in percent, as exact as a number of JSON can be."""
    return hundredths / 100 if hundredths % 100 else hundredths // 100


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
        "outcome": _WORDS[whole.outcome],
        "value": None if whole.share is None else _cut_percent(*whole.share),
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
    starts = [f'{{"agency": {json_text(agency.id)}, "target": ' for agency in card.plan.agencies]
    paths = [json_text(source.path) for source in card.sources]
    for target in card.plan.targets:
        mine = slice(target.index, None, len(card.plan.targets))
        outcomes = card.outcomes[mine]
        name, judged = json_text(target.id), json_text(target.judged)
        heads = [""] + [
            f'{name}, "outcome": {json_text(outcome.word)}, "value": ' for outcome in Outcome
        ]
        begun = [start + heads[outcome] for start, outcome in zip(starts, outcomes, strict=True)]
        results = _target_results(target, card.figures[mine], begun, judged, paths)
        yield from compress(results, outcomes)


def _target_results(
    target: Target, figures: Figures, begun: Sequence[str], judged: str, paths: Sequence[str]
) -> list[str]:
    """The results of a target, one for each agency; `begun` is how they begin."""
    usable = State.USABLE if target.measure.kind.counts else None
    others = {at: figures[at] for at, state in enumerate(figures.states) if state != usable}
    parts, wholes = [*figures.numerators], [*figures.denominators]
    for at in others:
        parts[at], wholes[at] = 0, 1
    shares = map(floordiv, map(mul, repeat(10_000), parts), wholes)
    # One expression writes a row of counts, since there may be millions.
    results = [
        f'{start}{percent}, "numerator": {part}, "denominator": {whole}, "judged": {judged}, '
        f'"path": {paths[source]}, "line": {line}}}'
        for start, percent, part, whole, source, line in zip(
            begun,
            map(_hundredths_text, shares),
            parts,
            wholes,
            figures.sources,
            figures.lines,
            strict=True,
        )
    ]
    for at, figure in others.items():
        results[at] = begun[at] + _figure(figure, judged, paths)
    return results


def _figure(figure: Figure | None, judged: str, paths: Sequence[str]) -> str:
    """The rest of a result that is no share, from its value on."""
    if figure is None:
        nothing = '"numerator": null, "denominator": null, '
        return f'null, {nothing}"judged": {judged}, "path": null, "line": null}}'
    _, numerator, denominator, value, source, line = figure
    shown = percent_json(value) if isinstance(value, Decimal) else value
    return (
        f'{_text(shown)}, "numerator": {_text(numerator)}, "denominator": {_text(denominator)}, '
        f'"judged": {judged}, "path": {paths[source]}, "line": {line}}}'
    )


@lru_cache(maxsize=_REMEMBERED)
def _text(value: str | float | None) -> str:
    return json_text(value)


@lru_cache(maxsize=_REMEMBERED)
def _tally_text(tally: Tally) -> str:
    return json_text(tally_json(tally))


@lru_cache(maxsize=_REMEMBERED)
def _hundredths_text(hundredths: int) -> str:
    """A percentage in hundredths of a percent, cut."""
    return json_text(_whole_or_decimals(hundredths))


def value_json(result: Result) -> float | int | str | None:
    """Return the value of a figure: a percentage cut to two decimals, an answer, or None."""
    if result.percent is not None:
        return percent_json(result.percent)
    figure = result.figure
    return None if figure is None or figure.value is None else str(figure.value)
