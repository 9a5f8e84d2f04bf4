"""What changed from one period to the next, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reporters.json_values import percent_json
from cchc.reporters.summary.json_summary_parts import Json, agency_json, counted_json, target_json
from cchc.scorecard import Whole
from cchc.summary import AgencyChange, Movement, Movers, QuarterlySummary, Same, Step, TargetChange


def step_json(summary: QuarterlySummary, step: Step) -> Json:
    """Return what changed from one period to the next."""
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


def _changes(changes: Sequence[TargetChange]) -> Json:
    return counted_json((each.target for each in changes), map(_change, changes))


def _change(change: TargetChange) -> Json:
    return {
        **target_json(change.target),
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
        **agency_json(change.agency),
        "before": percent_json(change.before.compliance),
        "now": percent_json(change.now.compliance),
        "same": _same(change.same),
    }
