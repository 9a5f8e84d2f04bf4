"""Figures with their places, what is wrong with them, and how far they are from the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc.diagnostics import Diagnostic, Place
from cchc.explaining.arithmetic import own_working
from cchc.explanation import ExplainedFigure
from cchc.plan import Agency, Level, Target
from cchc.rules import Severity
from cchc.scorecard import Outcome, Result, Scorecard


class Errors:
    """The errors of a period's figures, found by their row, or by the figure that they name."""

    def __init__(self, card: Scorecard, found: Iterable[Diagnostic]) -> None:
        self._by_row: dict[tuple[str, int], list[Diagnostic]] = {}
        self._by_figure: dict[tuple[object, object], list[Diagnostic]] = {}
        period = str(card.period)
        for each in found:
            details = each.details
            if each.rule.severity is not Severity.ERROR or details.get("period", period) != period:
                continue
            self._by_row.setdefault((each.place.path, each.place.line), []).append(each)
            named = details.get("agency"), details.get("target")
            self._by_figure.setdefault(named, []).append(each)

    def about(self, place: Place | None, result: Result) -> tuple[Diagnostic, ...]:
        """Return the errors in the row of a figure, and those elsewhere that name it."""
        in_row = self._by_row.get((place.path, place.line), []) if place else []
        naming = self._by_figure.get((result.agency.id, result.target.id), [])
        return (*in_row, *(each for each in naming if each not in in_row))


def communes_of(card: Scorecard, target: Target, district: Agency) -> Iterator[Agency]:
    """Yield the communes under a district that report a target."""
    for name in target.reporters:
        agency = card.plan.agency_by_id[name]
        if agency.level is Level.COMMUNE and agency.parent == district.id:
            yield agency


def explain_figures(
    card: Scorecard, target: Target, agencies: Iterable[Agency], errors: Errors
) -> tuple[ExplainedFigure, ...]:
    """Return the figures of some agencies for a target."""
    return tuple(
        explain_figure(card, card.results.of(agency, target), errors) for agency in agencies
    )


def explain_figure(card: Scorecard, result: Result, errors: Errors) -> ExplainedFigure:
    """Return a figure with its place, its gap, and, where it is invalid, why."""
    place = _place(card, result)
    wrong = errors.about(place, result) if result.outcome is Outcome.INVALID else ()
    return ExplainedFigure(result, place, own_working(result).gap, wrong)


def _place(card: Scorecard, result: Result) -> Place | None:
    if result.figure is None:
        return None
    source = card.sources[result.figure.source]
    return Place(source.path, result.figure.line, 0, source.sheet)
