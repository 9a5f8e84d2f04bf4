"""Holds a scorecard against another one: what is worse, what is better."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc.scorecard import Outcome, Scorecard, Tally
from cchc.summarising.changes import step_between
from cchc.summary import AgencyChange, Aspect, AspectChange, Comparison, Difference, TargetChange


def compare_with(other: Scorecard, now: Scorecard) -> Comparison:
    """Return how a scorecard stands against another one of the same plan.

    An area or agency is worse where its compliance or coverage is lower; a target where it was
    met and is not, where its value over the agencies that reported both times has moved away from
    what the threshold wants, met or not, or where fewer of its figures were received.
    """
    step = step_between(other, now)
    found = [*_areas(other, now)]
    found += [_target(each) for each in step.changes]
    found += [_agency(other, now, each) for each in step.agencies]
    return Comparison(
        period=other.period,
        sources=other.sources,
        overall=other.overall,
        differences=tuple(each for each in found if each.aspects),
    )


def _areas(other: Scorecard, now: Scorecard) -> Iterator[Difference]:
    for was, stands in zip(other.areas, now.areas, strict=True):
        aspects = tuple(_tallies(was.scores.total, stands.scores.total))
        yield Difference("area", stands.area.id, stands.area.name, aspects)


def _agency(other: Scorecard, now: Scorecard, change: AgencyChange) -> Difference:
    agency = change.agency
    pairs = zip(other.results.of_agency(agency), now.results.of_agency(agency), strict=True)
    lost = tuple(
        target.id
        for target, (was, stands) in zip(now.plan.targets, pairs, strict=True)
        if was == Outcome.MET != stands
    )
    aspects = tuple(_tallies(change.before, change.now))
    return Difference("agency", agency.id, agency.name, aspects, lost)


def _tallies(was: Tally, stands: Tally) -> Iterator[AspectChange]:
    """What has no percentage is neither better nor worse."""
    pairs = (
        (Aspect.COMPLIANCE, was.compliance, stands.compliance),
        (Aspect.COVERAGE, was.coverage, stands.coverage),
    )
    for aspect, before, now in pairs:
        if before is not None and now is not None and before != now:
            yield AspectChange(aspect, before, now, now < before)


def _target(change: TargetChange) -> Difference:
    target = change.target
    return Difference(target.kind, target.id, target.name, tuple(_target_aspects(change)))


def _target_aspects(change: TargetChange) -> Iterator[AspectChange]:
    before, now = change.before, change.now
    if before.outcome is not now.outcome:
        met = Outcome.MET in (before.outcome, now.outcome)
        worse = before.outcome is Outcome.MET if met else None
        yield AspectChange(Aspect.OUTCOME, before.outcome, now.outcome, worse)
    if change.like_before != change.like_now:
        yield from _values(change, change.like_before, change.like_now)
    if before.received != now.received:
        fewer = now.received < before.received
        yield AspectChange(Aspect.RECEIVED, before.received, now.received, fewer)


def _values(
    change: TargetChange, before: Fraction | None, now: Fraction | None
) -> Iterator[AspectChange]:
    if before is not None and now is not None:
        worse = (now < before) == change.target.threshold.wants_more
        yield AspectChange(Aspect.VALUE, before, now, worse)
