"""Takes an agency's tallies apart: all that it owes and oversees, and what it must do first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cchc.diagnostics import Diagnostic
from cchc.explaining.figures import Errors, communes_of, explain_figure
from cchc.explanation import Action, AgencyExplanation, ExplainedFigure, Overseen, Step
from cchc.plan import Agency, Judged, Role, Target
from cchc.scorecard import Outcome, Scorecard, TargetResult

_MISSING = (Outcome.NOT_REPORTED, Outcome.INVALID)


def explain_agency(
    card: Scorecard, agency: Agency, found: Iterable[Diagnostic]
) -> AgencyExplanation:
    """Take an agency's tallies apart, and say what it has to do first."""
    errors = Errors(card, found)
    figures = tuple(
        explain_figure(card, card.results.of(agency, target), errors)
        for target in card.plan.targets
        if agency.id in target.reporters
    )
    overseen = tuple(each for result in card.targets for each in _overseen(card, result, agency))
    return AgencyExplanation(
        plan=card.plan,
        period=card.period,
        sources=card.sources,
        result=card.agencies[agency.index],
        ranked=sum(
            each.rank is not None and each.agency.level is agency.level for each in card.agencies
        ),
        together=sum(each.result.target.judged is Judged.TOGETHER for each in figures),
        figures=figures,
        overseen=overseen,
        steps=tuple(_steps(figures, overseen)),
    )


def _overseen(card: Scorecard, result: TargetResult, agency: Agency) -> Iterator[Overseen]:
    """What an agency oversees of a target: all of it, its own communes, or both."""
    target = result.target
    held = tuple(
        role
        for role in (Role.MONITOR, Role.GUIDE, Role.DIRECT)
        if agency.id in target.roles.get(role, ())
    )
    districts = [whole for district, whole in result.districts if district is agency]
    directs = Role.DIRECT in held
    over_all = tuple(role for role in held if role is not Role.DIRECT or not districts)
    if over_all:
        agencies = (card.plan.agency_by_id[name] for name in target.reporters)
        missing = _missing(card, target, agencies, but=agency)
        counted = over_all != (Role.DIRECT,)
        yield Overseen(over_all, target, result.whole, False, counted, missing)
    if directs and districts:
        missing = _missing(card, target, communes_of(card, target, agency), but=agency)
        yield Overseen((Role.DIRECT,), target, districts[0], True, True, missing)


def _missing(
    card: Scorecard, target: Target, agencies: Iterable[Agency], *, but: Agency
) -> tuple[Agency, ...]:
    """The other agencies whose figure is missing."""
    return tuple(
        each
        for each in agencies
        if each is not but and card.results.of(each, target).outcome in _MISSING
    )


def _steps(figures: Sequence[ExplainedFigure], overseen: Iterable[Overseen]) -> Iterator[Step]:
    """What is missing, what is wrong, what is missed by least, and whom to urge."""
    for action, outcome in ((Action.REPORT, Outcome.NOT_REPORTED), (Action.MEND, Outcome.INVALID)):
        for each in figures:
            if each.result.outcome is outcome:
                yield Step(action, each.result.target, each)
    missed = [
        each
        for each in figures
        if each.result.outcome is Outcome.NOT_MET and each.result.target.judged is Judged.EACH
    ]
    for each in sorted(missed, key=_nearness):
        yield Step(Action.IMPROVE, each.result.target, each)
    urged: dict[str, Overseen] = {}
    for over in overseen:
        known = urged.get(over.target.id)
        if over.missing and (known is None or len(over.missing) > len(known.missing)):
            urged[over.target.id] = over
    for over in urged.values():
        yield Step(Action.URGE, over.target, None, over.missing)


def _nearness(figure: ExplainedFigure) -> tuple[bool, int | Fraction, bool]:
    """How near a figure is to its threshold; of tasks, one that has begun comes first."""
    amount = figure.gap.amount if figure.gap else 0
    submitted = figure.result.figure
    begun = submitted is not None and submitted.value == "in_progress"
    return figure.gap is None, amount, not begun
