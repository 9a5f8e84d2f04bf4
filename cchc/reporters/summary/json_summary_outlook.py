"""What is open in the last period, and how it stands against other files, as JSON."""

from __future__ import annotations

from fractions import Fraction

from cchc.reporters.json_parts import source_json
from cchc.reporters.json_values import percent_json
from cchc.reporters.summary.json_summary_parts import (
    Json,
    agency_json,
    counted_json,
    scores_json,
    target_json,
)
from cchc.scorecard import Outcome
from cchc.summary import (
    AspectChange,
    Comparison,
    Difference,
    MissingAgency,
    NearMiss,
    QuarterlySummary,
    Risk,
)


def missing_json(summary: QuarterlySummary) -> Json:
    """Return what is missing in the last period."""
    return {
        "agencies": len(summary.missing),
        "figures": summary.missing_figures,
        "invalid": summary.invalid_figures,
        "silent": summary.silent,
        "list": [_missing_agency(each) for each in summary.missing],
    }


def _missing_agency(each: MissingAgency) -> Json:
    return {
        **agency_json(each.agency),
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


def nearest_json(summary: QuarterlySummary) -> Json:
    """Return the nearest misses."""
    return {"more": summary.nearest_more, "list": [_near_miss(each) for each in summary.nearest]}


def _near_miss(each: NearMiss) -> Json:
    return {
        **target_json(each.target),
        "outcome": each.whole.outcome.word,
        "value": percent_json(each.whole.value),
        "numerator": each.whole.numerator,
        "denominator": each.whole.denominator,
        "short_by": each.whole.short_by,
        "gap": percent_json(each.gap),
    }


def risks_json(summary: QuarterlySummary) -> Json | None:
    """Return the risks; None where no pace can be told."""
    if summary.risks is None:
        return None
    return counted_json((each.target for each in summary.risks), map(_risk, summary.risks))


def _risk(risk: Risk) -> Json:
    return {
        **target_json(risk.target),
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


def against_json(comparison: Comparison | None) -> Json | None:
    """Return the comparison with other files; None where there is none."""
    if comparison is None:
        return None
    return {
        "period": str(comparison.period),
        "sources": [source_json(each) for each in comparison.sources],
        "overall": scores_json(comparison.overall),
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
