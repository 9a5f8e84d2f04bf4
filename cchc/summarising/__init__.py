"""Sums up the scorecards of a year's periods: courses, changes, what is open (see `summary`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cchc.scorecard import Scorecard, sum_tallies
from cchc.summarising.changes import reporting_levels, step_between
from cchc.summarising.comparing import compare_with
from cchc.summarising.outlook import find_missing, find_nearest, find_risks
from cchc.summary import AgencyCourse, AreaCourse, LevelCourse, QuarterlySummary, TargetCourse

__all__ = ["summarise"]


def summarise(cards: Sequence[Scorecard], against: Scorecard | None = None) -> QuarterlySummary:
    """Return the summary of scorecards of one plan, one a period, in the order of the periods.

    `against` is a scorecard of the same plan with which the last one is compared.
    """
    last = cards[-1]
    areas = _areas(cards)
    best, worst = _extremes(areas)
    nearest, more = find_nearest(last)
    return QuarterlySummary(
        plan=last.plan,
        periods=tuple(card.period for card in cards),
        sources=last.sources,
        rows=sum(card.rows for card in cards),
        overall=tuple(card.overall for card in cards),
        areas=areas,
        levels=_levels(cards),
        agencies=_agencies(cards),
        targets=_targets(cards),
        steps=tuple(step_between(*pair) for pair in pairwise(cards)),
        best_areas=best,
        worst_areas=worst,
        missing=find_missing(cards),
        nearest=nearest,
        nearest_more=more,
        risks=find_risks(cards),
        comparison=None if against is None else compare_with(against, last),
    )


def _areas(cards: Sequence[Scorecard]) -> tuple[AreaCourse, ...]:
    return tuple(
        AreaCourse(results[0].area, tuple(each.scores for each in results))
        for results in zip(*(card.areas for card in cards), strict=True)
    )


def _extremes(
    areas: Sequence[AreaCourse],
) -> tuple[tuple[AreaCourse, ...], tuple[AreaCourse, ...]]:
    """The areas of the highest and of the lowest compliance; nothing is low where all are equal."""
    scored = [
        (compliance, each)
        for each in areas
        if (compliance := each.scores[-1].total.compliance) is not None
    ]
    if not scored:
        return (), ()
    highest, lowest = max(each for each, _ in scored), min(each for each, _ in scored)
    best = tuple(each for compliance, each in scored if compliance == highest)
    worst = tuple(each for compliance, each in scored if compliance == lowest < highest)
    return best, worst


def _levels(cards: Sequence[Scorecard]) -> tuple[LevelCourse, ...]:
    courses = []
    for level in reporting_levels(cards[-1]):
        tallies = [
            [each.own for each in card.agencies if each.agency.level is level and each.own.due]
            for card in cards
        ]
        courses.append(LevelCourse(level, len(tallies[-1]), tuple(map(sum_tallies, tallies))))
    return tuple(courses)


def _agencies(cards: Sequence[Scorecard]) -> tuple[AgencyCourse, ...]:
    return tuple(
        AgencyCourse(results[-1].agency, tuple(each.own for each in results))
        for results in zip(*(card.agencies for card in cards), strict=True)
        if results[-1].own.due
    )


def _targets(cards: Sequence[Scorecard]) -> tuple[TargetCourse, ...]:
    return tuple(
        TargetCourse(results[-1].target, tuple(each.whole for each in results))
        for results in zip(*(card.targets for card in cards), strict=True)
    )
