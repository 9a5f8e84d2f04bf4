"""Takes the outcome of a target or task apart: over all reporters, or for one agency."""

from __future__ import annotations

from collections.abc import Iterable

from cchc.diagnostics import Diagnostic
from cchc.errors import CchcError
from cchc.explaining.arithmetic import own_working, whole_working
from cchc.explaining.figures import Errors, communes_of, explain_figure, explain_figures
from cchc.explanation import ExplainedFigure, Over, Part, TargetExplanation
from cchc.plan import Agency, Target
from cchc.scorecard import Outcome, Scorecard, TargetResult


def explain_target(
    card: Scorecard, target: Target, agency: Agency | None, found: Iterable[Diagnostic]
) -> TargetExplanation:
    """Take a target's outcome apart, or with `agency` that of its figure and of its communes.

    `found` are the findings of the run; those about invalid figures go along. Raises CchcError
    where the agency neither reports the target nor has communes that do.
    """
    whole = card.targets[target.index]
    errors = Errors(card, found)
    if agency is None:
        parts = [_all(card, whole, errors)]
    else:
        parts = _parts_of(card, whole, agency, errors)
    if agency is not None and not parts:
        reporters = ", ".join(target.reported_by)
        raise CchcError(
            "explain.not_reported_by", agency=agency.id, target=target.id, reporters=reporters
        )
    return TargetExplanation(
        plan=card.plan,
        period=card.period,
        sources=card.sources,
        target=target,
        agency=agency,
        parts=tuple(parts),
        districts=() if agency else whole.districts,
    )


def _all(card: Scorecard, whole: TargetResult, errors: Errors) -> Part:
    agencies = (card.plan.agency_by_id[name] for name in whole.target.reporters)
    figures = explain_figures(card, whole.target, agencies, errors)
    working = whole_working(whole.target, whole.whole, _outcomes(figures))
    return Part(Over.ALL, None, working, figures)


def _parts_of(card: Scorecard, whole: TargetResult, agency: Agency, errors: Errors) -> list[Part]:
    """The agency's own figure, and the result of the communes under it."""
    target = whole.target
    parts = []
    if agency.id in target.reporters:
        figure = explain_figure(card, card.results.of(agency, target), errors)
        parts.append(Part(Over.OWN, agency, own_working(figure.result), (figure,)))
    for district, of_district in whole.districts:
        if district is agency:
            communes = communes_of(card, target, district)
            figures = explain_figures(card, target, communes, errors)
            working = whole_working(target, of_district, _outcomes(figures))
            parts.append(Part(Over.DISTRICT, agency, working, figures))
    return parts


def _outcomes(figures: Iterable[ExplainedFigure]) -> list[Outcome]:
    return [each.result.outcome for each in figures]
