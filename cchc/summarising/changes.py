"""What changed between two scorecards, like compared with like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from cchc.figures import YES, State
from cchc.plan import Agency, Judged, Level, MeasureKind, Target
from cchc.scorecard import AgencyResult, Outcome, Scorecard, TargetResult
from cchc.summary import (
    LISTED,
    AgencyChange,
    Movers,
    ReporterChange,
    Same,
    Standing,
    Step,
    TargetChange,
)

_JUDGED = (Outcome.MET, Outcome.NOT_MET)


def step_between(before: Scorecard, now: Scorecard) -> Step:
    """Return what changed from one scorecard to a later one of the same plan."""
    changes = tuple(
        _target_change(before, now, *pair) for pair in zip(before.targets, now.targets, strict=True)
    )
    agencies = tuple(
        _agency_change(before, now, *pair)
        for pair in zip(before.agencies, now.agencies, strict=True)
        if pair[1].own.due
    )
    return Step(
        before=before.period,
        now=now.period,
        same=_same(changes),
        areas=tuple(
            _same(each for each in changes if each.target.area == area.id)
            for area in now.plan.areas
        ),
        levels=tuple(
            sum((each.same for each in agencies if each.agency.level is level), start=Same())
            for level in reporting_levels(now)
        ),
        changes=changes,
        agencies=agencies,
        rose=_movers(agencies, now, _rise),
        fell=_movers(agencies, now, _fall),
        reporting=tuple(
            each
            for each in agencies
            if each.own_change and _sign(each.own_change) != _sign(each.same.change)
        ),
    )


def reporting_levels(card: Scorecard) -> list[Level]:
    """Return the levels that have an agency with a figure due, from the province down."""
    held = {each.agency.level for each in card.agencies if each.own.due}
    return [level for level in Level if level in held]


def usable_reporters(card: Scorecard, target: Target) -> list[Agency]:
    """Return the agencies whose figure for a target is usable, in the order of the register."""
    agencies = (card.plan.agency_by_id[reporter] for reporter in target.reporters)
    return [agency for agency in agencies if _standing(card, agency, target) is Standing.USABLE]


def value_over(card: Scorecard, target: Target, agencies: Iterable[Agency]) -> Fraction | None:
    """Return the percentage that agencies with usable figures reach together; None for nobody."""
    figures = card.results.figures[target.index].at([agency.index for agency in agencies])
    given = len(figures) - figures.states.count(0)
    if not given:
        return None
    if target.measure.kind.answers:
        return Fraction(100 * sum(map(figures.values.count, YES)), given)
    if target.measure.kind is MeasureKind.PERCENT:
        return Fraction(next((Decimal(each) for each in figures.values if each), Decimal(0)))
    numerator, denominator = map(sum, figures.counts())
    return Fraction(100 * numerator, denominator) if denominator else None


def _standing(card: Scorecard, agency: Agency, target: Target) -> Standing:
    return _STANDINGS[card.results.figures[target.index].states[agency.index]]


_STANDINGS = {
    0: Standing.MISSING,
    State.USABLE: Standing.USABLE,
    State.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
    State.INVALID: Standing.MISSING,
}


# --- targets ------------------------------------------------------------------------------------


def _target_change(
    before: Scorecard, now: Scorecard, was: TargetResult, stands: TargetResult
) -> TargetChange:
    target = stands.target
    reporters = []
    common = []
    for reporter in target.reporters:
        agency = now.plan.agency_by_id[reporter]
        earlier, later = (_standing(card, agency, target) for card in (before, now))
        if earlier is not later:
            reporters.append(ReporterChange(agency, earlier, later))
        elif later is Standing.USABLE:
            common.append(agency)
    return TargetChange(
        target,
        was.whole,
        stands.whole,
        tuple(reporters),
        len(common),
        value_over(before, target, common),
        value_over(now, target, common),
    )


def _same(changes: Iterable[TargetChange]) -> Same:
    """Targets that apply and stand on the same reporters both times."""
    alike = [
        each
        for each in changes
        if not each.reporters and each.now.outcome is not Outcome.NOT_APPLICABLE
    ]
    return Same(
        len(alike),
        sum(each.before.outcome is Outcome.MET for each in alike),
        sum(each.now.outcome is Outcome.MET for each in alike),
    )


# --- agencies -----------------------------------------------------------------------------------


def _agency_change(
    before: Scorecard, now: Scorecard, was: AgencyResult, stands: AgencyResult
) -> AgencyChange:
    pairs = zip(
        _judged_outcomes(before, stands.agency),
        _judged_outcomes(now, stands.agency),
        strict=True,
    )
    alike = [pair for pair in pairs if pair[0] in _JUDGED and pair[1] in _JUDGED]
    same = Same(
        len(alike),
        sum(earlier == Outcome.MET for earlier, _ in alike),
        sum(later == Outcome.MET for _, later in alike),
    )
    return AgencyChange(stands.agency, was.own, stands.own, same)


def _judged_outcomes(card: Scorecard, agency: Agency) -> list[int]:
    """The outcomes of an agency's figures that are judged each."""
    return [
        outcome
        for outcome, target in zip(card.results.of_agency(agency), card.plan.targets, strict=True)
        if target.judged is Judged.EACH
    ]


def _movers(
    agencies: Sequence[AgencyChange],
    card: Scorecard,
    distance: Callable[[AgencyChange], Fraction],
) -> tuple[Movers, ...]:
    """Those that went furthest, level by level; levels in which nobody moved are left out."""
    found = []
    for level in reporting_levels(card):
        moved = [each for each in agencies if each.agency.level is level and distance(each) > 0]
        moved.sort(key=distance, reverse=True)  # stable: equals stay in the register's order
        if moved:
            listed = tuple(moved[:LISTED])
            last = distance(listed[-1])
            more = sum(distance(each) == last for each in moved[LISTED:])
            found.append(Movers(level, listed, more))
    return tuple(found)


def _rise(each: AgencyChange) -> Fraction:
    """How far an agency rose on the figures given both times; 0 where its compliance did not."""
    return each.same.change if (each.own_change or 0) > 0 else Fraction(0)


def _fall(each: AgencyChange) -> Fraction:
    return -each.same.change if (each.own_change or 0) < 0 else Fraction(0)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)
