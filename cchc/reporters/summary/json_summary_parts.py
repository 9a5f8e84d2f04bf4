"""What recurs in the JSON of a summary: tallies, agencies, targets, counted lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc.plan import Agency, Target
from cchc.reporters.json_values import threshold_json
from cchc.reporters.scorecard.json_scorecard import tally_json
from cchc.scorecard import Scores, Tally

Json = dict[str, Any]


def full_tally_json(tally: Tally) -> Json:
    """Return a tally as everywhere, with what its percentages are of."""
    asked = {"asked": tally.asked, "due": tally.due, "received": tally.received}
    return {**tally_json(tally), **asked}


def scores_json(scores: Scores) -> Json:
    """Return targets and tasks, apart and together."""
    return {
        "targets": full_tally_json(scores.targets),
        "tasks": full_tally_json(scores.tasks),
        "total": full_tally_json(scores.total),
    }


def agency_json(agency: Agency) -> Json:
    """Return which agency it is."""
    return {"id": agency.id, "name": agency.name.vi, "level": agency.level}


def target_json(target: Target) -> Json:
    """Return which target or task it is, and what it asks for."""
    return {
        "id": target.id,
        "kind": target.kind,
        "name": target.name.vi,
        "threshold": threshold_json(target.threshold),
    }


def counted_json(targets: Iterable[Target], rows: Iterable[Json]) -> Json:
    """Return rows, with how many targets and tasks they are."""
    tasks = [each.is_task for each in targets]
    return {"targets": tasks.count(False), "tasks": tasks.count(True), "list": list(rows)}
