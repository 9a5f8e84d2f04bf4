"""The arithmetic from figures to an outcome, and how far it is from the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from cchc.explanation import Gap, Share, Slack, Working
from cchc.figures import YES, State
from cchc.plan import Comparison, MeasureKind, Target
from cchc.scorecard import Outcome, Result, Whole

_USABLE = (Outcome.MET, Outcome.NOT_MET)


def whole_working(target: Target, whole: Whole, outcomes: Sequence[Outcome]) -> Working:
    """Return the arithmetic of several figures together, from their result and outcomes."""
    value = _share(target, whole.value)
    return Working(
        outcome=whole.outcome,
        due=whole.due,
        usable=sum(map(outcomes.count, _USABLE)),
        not_applicable=whole.not_applicable,
        not_reported=outcomes.count(Outcome.NOT_REPORTED),
        invalid=outcomes.count(Outcome.INVALID),
        numerator=whole.numerator,
        denominator=whole.denominator,
        value=value,
        lowest=value if whole.missing and whole.possible is not None else None,
        highest=_share(target, whole.possible) if whole.missing else None,
        gap=_gap(target, value, whole.numerator, whole.denominator),
        slack=_slack(target, whole, value),
    )


def own_working(result: Result) -> Working:
    """Return the arithmetic of one figure; a yes is 1 of 1."""
    target, figure = result.target, result.figure
    numerator = denominator = None
    percent = result.percent
    if figure is not None and figure.state is State.USABLE:
        numerator, denominator = figure.numerator, figure.denominator
        if target.measure.kind.answers:
            numerator, denominator = int(figure.value in YES), 1
            percent = Fraction(100 * numerator)
    value = _share(target, percent)
    return Working(
        outcome=result.outcome,
        due=1,
        usable=int(value is not None),
        not_applicable=int(result.outcome is Outcome.NOT_APPLICABLE),
        not_reported=int(result.outcome is Outcome.NOT_REPORTED),
        invalid=int(result.outcome is Outcome.INVALID),
        numerator=numerator,
        denominator=denominator,
        value=value,
        lowest=None,
        highest=None,
        gap=_gap(target, value, numerator, denominator),
        slack=None,
    )


def _share(target: Target, percent: Fraction | None) -> Share | None:
    return None if percent is None else Share(percent, target.threshold.met_at(percent))


def _gap(
    target: Target, value: Share | None, numerator: int | None, denominator: int | None
) -> Gap | None:
    """What is missing to the threshold; None where it is met or cannot be met by counting on."""
    if value is None or value.met:
        return None
    threshold = target.threshold
    if numerator is None or denominator is None:
        asked = Fraction(threshold.percent)
        return Gap(threshold.wants_more, abs(asked - value.percent), asked)
    needed = threshold.reach(denominator)
    within = target.measure.kind is MeasureKind.CHANGE or needed <= denominator
    if needed < 0 or not within:
        return None
    return Gap(threshold.wants_more, abs(needed - numerator), needed)


def _slack(target: Target, whole: Whole, value: Share | None) -> Slack | None:
    """Where an undecided ratio tips: the cases still to come that change its verdict.

    With x further cases that all count in the numerator (a = 1) or do not (a = 0), the share
    (n + a·x) / (d + x) stands right at the threshold t for x = (t·d − n) / (a − t).
    """
    numerator, denominator = whole.numerator, whole.denominator
    undecided = whole.outcome is Outcome.UNDECIDED and target.measure.kind is MeasureKind.RATIO
    if not undecided or value is None or numerator is None or denominator is None:
        return None
    threshold = target.threshold
    asked = Fraction(threshold.percent) / 100
    counted = int(threshold.wants_more is not value.met)
    if counted == asked:
        return None
    tipping = (asked * denominator - numerator) / (counted - asked)
    inclusive = threshold.comparison in (Comparison.AT_LEAST, Comparison.AT_MOST)
    if value.met:
        cases = floor(tipping) if inclusive else ceil(tipping) - 1
    else:
        cases = ceil(tipping) if inclusive else floor(tipping) + 1
    percent = Fraction(100 * (numerator + counted * cases), denominator + cases)
    return Slack(value.met, cases, percent)
