"""The scorecard as JSON, format `cchc.scorecard/1` (schema: `cchc/schemas/scorecard-1.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cchc.bulk import Memo
from cchc.diagnostics import Diagnostics
from cchc.reporters.json_parts import (
    diagnostic_json,
    json_rows,
    json_text,
    json_texts,
    plan_json,
    source_json,
)
from cchc.reporters.json_values import (
    hundredths_of,
    percent_json,
    percent_texts,
    threshold_json,
    whole_json,
)
from cchc.reporters.scorecard.json_results import JsonResults
from cchc.scorecard import (
    AgencyResult,
    DistrictResult,
    Outcome,
    Result,
    Scorecard,
    Scores,
    Tally,
    TargetResult,
)
from cchc.words import Lang

FORMAT = "cchc.scorecard/1"
_WORDS = {outcome: outcome.word for outcome in Outcome}
_MANY = 256
"""Rows that are handed on at a time."""


def report_json(card: Scorecard, diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    """Yield the JSON of a scorecard, a row of a list a line; names stay in the plan's language."""
    yield from before_results(card)
    rows = JsonResults(card.plan)
    paths = [source.path for source in card.sources]
    for index, found in enumerate(zip(card.results.figures, card.results.outcomes, strict=True)):
        yield from rows.rows(index, *found, paths)
    yield from after_results(diagnostics, lang)


def before_results(card: Scorecard) -> Iterator[str]:
    """Yield what stands before the rows of the results."""
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
    some = range(0, len(card.agencies), _MANY)
    groups = (card.agencies[start : start + _MANY] for start in some)
    yield from _list("agencies", map(_agencies, groups))
    yield from _list("targets", map(_target, card.targets))
    yield '"results": ['


def after_results(diagnostics: Diagnostics, lang: Lang) -> Iterator[str]:
    """Yield what stands behind the rows of the results."""
    yield "],\n"
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


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "targets": tally_json(scores.targets),
        "tasks": tally_json(scores.tasks),
        "total": tally_json(scores.total),
    }


# There are so many agencies and districts that their rows are filled in rather than encoded; what
# comes again and again is encoded once. A test holds the rows equal to those of an encoder.


def _list(name: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield a member of an object as `json_rows` does; each part is some rows as JSON."""
    yield f'"{name}": ['
    separator = "\n"
    for part in parts:
        yield separator
        yield part
        separator = ",\n"
    yield "],\n"


_texts = Memo(json_text)
_tallies = Memo(lambda tally: json_text(tally_json(tally)))


def _agencies(results: Sequence[AgencyResult]) -> str:
    ids = json_texts([each.agency.id for each in results])
    names = json_texts([each.agency.name.vi for each in results])
    return ",\n".join(
        f'{{"id": {id_}, "name": {name}, "level": {_texts[agency.level]}, '
        f'"parent": {_texts[agency.parent]}, "rank": {_count(rank)}, '
        f'"own": {_tallies[own]}, "oversight": {_tallies[oversight]}}}'
        for (agency, rank, own, oversight), id_, name in zip(results, ids, names, strict=True)
    )


def _target(result: TargetResult) -> str:
    target, whole = result.target, result.whole
    said = {
        "id": target.id,
        "kind": target.kind,
        "area": target.area,
        "name": target.name.vi,
        **whole_json(whole),
        "threshold": threshold_json(target.threshold),
        "due": whole.due,
        "received": whole.received,
        "not_applicable": whole.not_applicable,
        "missing": whole.missing,
        "short_by": whole.short_by,
    }
    districts = ", ".join(map(_district, result.districts))
    return f'{json_text(said).removesuffix("}")}, "districts": [{districts}]}}'


def _district(result: DistrictResult) -> str:
    district, whole = result
    share = whole.share
    value = "null" if share is None else percent_texts[hundredths_of(*share)]
    return (
        f'{{"id": {_texts[district.id]}, "outcome": "{_WORDS[whole.outcome]}", '
        f'"value": {value}, "numerator": {_count(whole.numerator)}, '
        f'"denominator": {_count(whole.denominator)}}}'
    )


def _count(count: int | None) -> str:
    return "null" if count is None else f"{count}"


def value_json(result: Result) -> float | int | str | None:
    """Return the value of a figure: a percentage cut to two decimals, an answer, or None."""
    if result.percent is not None:
        return percent_json(result.percent)
    figure = result.figure
    return None if figure is None or figure.value is None else str(figure.value)
