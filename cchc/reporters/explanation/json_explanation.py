"""An explanation as JSON, format `cchc.explain/1` (schema: `cchc/schemas/explain-1.json`)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from cchc.explanation import (
    AgencyExplanation,
    ExplainedFigure,
    Gap,
    Overseen,
    Part,
    Share,
    Step,
    TargetExplanation,
    Working,
)
from cchc.plan import Target
from cchc.reporters.json_parts import (
    diagnostic_json,
    json_rows,
    json_text,
    measure_json,
    plan_json,
    source_json,
)
from cchc.reporters.json_values import percent_json, threshold_json, whole_json
from cchc.reporters.scorecard.json_scorecard import tally_json, value_json
from cchc.scorecard import DistrictResult, Whole
from cchc.words import Lang

FORMAT = "cchc.explain/1"


def report_json_explanation(
    explanation: TargetExplanation | AgencyExplanation, lang: Lang
) -> Iterator[str]:
    """Yield the JSON of an explanation, a row of a list a line; only messages follow `lang`."""
    target = explanation.target if isinstance(explanation, TargetExplanation) else None
    kind = target.kind if target else "agency"
    yield f'{{\n"format": {json_text(FORMAT)},\n"kind": {json_text(kind)},\n'
    yield f'"plan": {json_text(plan_json(explanation.plan))},\n'
    yield f'"period": {json_text(str(explanation.period))},\n'
    yield from json_rows("sources", map(source_json, explanation.sources))
    if isinstance(explanation, TargetExplanation):
        yield from _target(explanation, lang)
    else:
        yield from _agency(explanation, lang)


# --- a target -----------------------------------------------------------------------------------


def _target(explanation: TargetExplanation, lang: Lang) -> Iterator[str]:
    yield f'"target": {json_text(_asked(explanation.target))},\n'
    agency = explanation.agency.id if explanation.agency else None
    yield f'"agency": {json_text(agency)},\n'
    yield from json_rows("parts", (_part(each, lang) for each in explanation.parts))
    yield from json_rows("districts", map(_district, explanation.districts), "\n}\n")


def _asked(target: Target) -> dict[str, Any]:
    """What the plan asks, its words in the plan's language."""
    return {
        "id": target.id,
        "clause": target.clause,
        "basis": target.basis,
        "area": target.area,
        "name": target.name.vi,
        "measure": measure_json(target.measure),
        "threshold": threshold_json(target.threshold),
        "judged": target.judged,
        "reported_by": list(target.reported_by),
        "responsible": {str(role): list(names) for role, names in target.responsible.items()},
    }


def _part(part: Part, lang: Lang) -> dict[str, Any]:
    return {
        "over": part.over,
        "agency": part.agency.id if part.agency else None,
        "working": _working(part.working),
        "figures": [_figure(each, lang) for each in part.figures],
    }


def _working(working: Working) -> dict[str, Any]:
    slack = working.slack
    return {
        "outcome": working.outcome.word,
        "due": working.due,
        "usable": working.usable,
        "not_applicable": working.not_applicable,
        "not_reported": working.not_reported,
        "invalid": working.invalid,
        "numerator": working.numerator,
        "denominator": working.denominator,
        "value": _share(working.value),
        "lowest": _share(working.lowest),
        "highest": _share(working.highest),
        "gap": _gap(working.gap),
        "slack": slack
        and {"met": slack.met, "cases": slack.cases, "percent": percent_json(slack.percent)},
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    return share and {"percent": percent_json(share.percent), "met": share.met}


def _gap(gap: Gap | None) -> dict[str, Any] | None:
    if gap is None:
        return None
    return {"more": gap.more, "amount": _amount(gap.amount), "needed": _amount(gap.needed)}


def _amount(amount: int | Fraction) -> float | int | None:
    return amount if isinstance(amount, int) else percent_json(amount)


def _figure(each: ExplainedFigure, lang: Lang) -> dict[str, Any]:
    result, figure = each.result, each.result.figure
    return {
        "agency": result.agency.id,
        "target": result.target.id,
        "outcome": result.outcome.word,
        "value": value_json(result),
        "numerator": None if figure is None else figure.numerator,
        "denominator": None if figure is None else figure.denominator,
        "judged": result.target.judged,
        "path": each.place.path if each.place else None,
        "line": each.place.line if each.place else None,
        "gap": _gap(each.gap),
        "diagnostics": [diagnostic_json(found, lang) for found in each.found],
    }


def _district(each: DistrictResult) -> dict[str, Any]:
    return {"id": each.district.id, **_whole(each.whole)}


def _whole(whole: Whole) -> dict[str, Any]:
    return {
        **whole_json(whole),
        "due": whole.due,
        "received": whole.received,
        "missing": whole.missing,
    }


# --- an agency ----------------------------------------------------------------------------------


def _agency(explanation: AgencyExplanation, lang: Lang) -> Iterator[str]:
    result = explanation.result
    agency = result.agency
    head = {
        "id": agency.id,
        "name": agency.name.vi,
        "level": agency.level,
        "parent": agency.parent,
        "rank": result.rank,
        "ranked": explanation.ranked,
        "together": explanation.together,
        "own": tally_json(result.own),
        "oversight": tally_json(result.oversight),
    }
    yield f'"agency": {json_text(head)},\n'
    yield from json_rows("steps", map(_step, explanation.steps))
    yield from json_rows("figures", (_figure(each, lang) for each in explanation.figures))
    yield from json_rows("overseen", map(_overseen, explanation.overseen), "\n}\n")


def _step(step: Step) -> dict[str, Any]:
    return {
        "action": step.action,
        "target": step.target.id,
        "gap": _gap(step.figure.gap) if step.figure else None,
        "missing": [agency.id for agency in step.missing],
    }


def _overseen(each: Overseen) -> dict[str, Any]:
    return {
        "target": each.target.id,
        "roles": [str(role) for role in each.roles],
        "district": each.district,
        "counted": each.counted,
        **_whole(each.whole),
        "missing_agencies": [agency.id for agency in each.missing],
    }
