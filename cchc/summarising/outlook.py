"""What is open in the last period: who has not reported, the nearest misses, the risks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cchc.plan import Agency, Level, Target
from cchc.scorecard import Outcome, Scorecard, Whole
from cchc.summarising.changes import usable_reporters, value_over
from cchc.summary import LAST_QUARTER, LISTED, MissingAgency, MissingFigure, NearMiss, Risk

_MISSING = (Outcome.INVALID, Outcome.NOT_REPORTED)
_OPEN = (Outcome.NOT_MET, Outcome.UNDECIDED)
_LEVELS = tuple(Level)


def find_missing(cards: Sequence[Scorecard]) -> tuple[MissingAgency, ...]:
    """Return the agencies that owe figures of the last period, by level, then by register."""
    found = []
    for result in cards[-1].agencies:
        figures = _missing_figures(cards, result.agency)
        if figures:
            found.append(MissingAgency(result.agency, result.own.due, figures))
    return tuple(sorted(found, key=lambda each: _LEVELS.index(each.agency.level)))


def _missing_figures(cards: Sequence[Scorecard], agency: Agency) -> tuple[MissingFigure, ...]:
    outcomes = [card.results.of_agency(agency) for card in cards]
    figures = []
    for target in cards[-1].plan.targets:
        outcome = outcomes[-1][target.index]
        if outcome in _MISSING:
            since = cards[-1].period
            for card, before in zip(reversed(cards), reversed(outcomes), strict=True):
                if before[target.index] not in _MISSING:
                    break
                since = card.period
            figures.append(MissingFigure(target, since, Outcome(outcome)))
    return tuple(figures)


def find_nearest(card: Scorecard) -> tuple[tuple[NearMiss, ...], int]:
    """Return the ratios that are short of their thresholds by least.

    The second is how many more are exactly as near as the last one of them.
    """
    short = [
        NearMiss(each.target, each.whole)
        for each in card.targets
        if each.whole.outcome in _OPEN and each.whole.short_by
    ]
    short.sort(key=lambda each: (each.gap, each.target.index))
    listed = tuple(short[:LISTED])
    return listed, sum(each.gap == listed[-1].gap for each in short[LISTED:])


def find_risks(cards: Sequence[Scorecard]) -> tuple[Risk, ...] | None:
    """Return the targets that will not be met in the last quarter at the pace so far.

    None where no pace can be told. A single answer (yes or no, done or not) has no pace and is
    never estimated.
    """
    if len(cards) < 2 or cards[-1].period.quarter == LAST_QUARTER:
        return None
    estimates = [_estimate(cards, each.target, each.whole) for each in cards[-1].targets]
    return tuple(
        each
        for each in estimates
        if each is not None and not each.target.threshold.met_at(each.projected)
    )


def _estimate(cards: Sequence[Scorecard], target: Target, whole: Whole) -> Risk | None:
    if target.measure.kind.answers and len(target.reporters) == 1:
        return None
    last = cards[-1]
    reporting = {agency.id for agency in usable_reporters(last, target)}
    first, common = _earliest_in_common(cards[:-1], target, reporting)
    first_value = value_over(first, target, common)
    last_value = value_over(last, target, common)
    if first_value is None or last_value is None or whole.value is None:
        return None
    return Risk(
        target,
        whole.outcome,
        first.period,
        last.period,
        first_value,
        last_value,
        whole.value,
        len(common),
        len(target.reporters),
    )


def _earliest_in_common(
    cards: Sequence[Scorecard], target: Target, reporting: Collection[str]
) -> tuple[Scorecard, list[Agency]]:
    """The first card with a usable figure of one of these agencies, and of which of them."""
    common: list[Agency] = []
    for card in cards:
        common = [agency for agency in usable_reporters(card, target) if agency.id in reporting]
        if common:
            break
    return card, common
