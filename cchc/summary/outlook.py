"""What is open in the last period: missing figures, near misses, risks."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from cchc.figures import Period
from cchc.plan import Agency, MeasureKind, Target
from cchc.scorecard import Outcome, Whole

LAST_QUARTER = 4


class MissingFigure(NamedTuple):
    """A figure that is missing in the last period, and has been in every one since `since`."""

    target: Target
    since: Period
    outcome: Outcome
    """`NOT_REPORTED`, or `INVALID` where a row is there but cannot be used."""


class MissingAgency(NamedTuple):
    """An agency that owes figures of the last period."""

    agency: Agency
    due: int
    figures: tuple[MissingFigure, ...]

    @property
    def since(self) -> Period:
        """The first period since which one of its figures has been missing throughout."""
        return min(each.since for each in self.figures)

    @property
    def silent(self) -> bool:
        """Whether not one of its figures was received."""
        return len(self.figures) == self.due


class NearMiss(NamedTuple):
    """A ratio that is not met, and how far it is from its threshold."""

    target: Target
    whole: Whole

    @property
    def gap(self) -> Fraction:
        """What is short in the numerator as a percentage of the denominator."""
        return Fraction(100 * (self.whole.short_by or 0), self.whole.denominator or 1)


class Risk(NamedTuple):
    """A target that, if it goes on at its pace, is not met at the end of the year: an estimate.

    The pace is that of the `common` agencies with a usable figure both in `first` and in `last`,
    whose values are `first_value` and `last_value`; it goes on from `value`, that of the scorecard.
    """

    target: Target
    outcome: Outcome
    first: Period
    last: Period
    first_value: Fraction
    last_value: Fraction
    value: Fraction
    common: int
    due: int

    @property
    def quarters(self) -> int:
        """Quarters from the first period to the last."""
        return self.last.quarter - self.first.quarter

    @property
    def quarters_left(self) -> int:
        """Quarters from the last period to the end of the year."""
        return LAST_QUARTER - self.last.quarter

    @property
    def pace(self) -> Fraction:
        """Percentage points a quarter."""
        return (self.last_value - self.first_value) / self.quarters

    @property
    def projected(self) -> Fraction:
        """The value at the end of the year, within what a percentage of its kind can be."""
        reached = max(Fraction(0), self.value + self.quarters_left * self.pace)
        free = self.target.measure.kind is MeasureKind.CHANGE
        return reached if free else min(Fraction(100), reached)
