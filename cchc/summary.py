"""The quarterly summary as a value: the course of every result, and what changed between periods.

Like is compared with like. Where the agencies that reported a target are not the same in two
periods, the change stands apart and counts neither as progress nor as a loss.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cchc.figures import Period, Source
from cchc.plan import Agency, Area, Level, MeasureKind, Plan, Target, Words
from cchc.scorecard import Outcome, Scores, Tally, Whole

LISTED = 5
"""How many of the nearest misses, and of those that rose or fell most in a level, are listed."""
LAST_QUARTER = 4


# --- one column a period ------------------------------------------------------------------------


class AreaCourse(NamedTuple):
    """An area, with its scores in each period of the summary."""

    area: Area
    scores: tuple[Scores, ...]


class LevelCourse(NamedTuple):
    """The agencies of a level that report, with the sum of their own tallies in each period."""

    level: Level
    agencies: int
    own: tuple[Tally, ...]


class AgencyCourse(NamedTuple):
    """An agency that reports, with its own tally in each period."""

    agency: Agency
    own: tuple[Tally, ...]


class TargetCourse(NamedTuple):
    """A target or task, with its result in each period."""

    target: Target
    wholes: tuple[Whole, ...]


# --- from one period to the next ----------------------------------------------------------------


class Standing(StrEnum):
    """What a reporter has given for a target: missing is not reported, or not usable."""

    USABLE = "usable"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


class ReporterChange(NamedTuple):
    """A reporter of a target whose standing is not what it was."""

    agency: Agency
    before: Standing
    now: Standing


@dataclass(frozen=True, slots=True)
class Same:
    """Like with like: results that stand on the same reporters in two periods.

    Of `count` such targets, or of figures that are usable both times, `before` were met and `now`
    are met. Such counts add.
    """

    count: int = 0
    before: int = 0
    now: int = 0

    def __add__(self, other: Same) -> Same:
        return Same(self.count + other.count, self.before + other.before, self.now + other.now)

    @property
    def change(self) -> Fraction:
        """The difference in percentage points; 0 where there is nothing to compare."""
        return Fraction(100 * (self.now - self.before), self.count) if self.count else Fraction(0)


class Movement(StrEnum):
    """How the outcome of a target moved."""

    NEWLY_MET = "newly_met"
    LOST = "lost"
    UNDECIDED = "undecided"


class TargetChange(NamedTuple):
    """A target or task in two periods.

    `reporters` are those whose standing changed. `like_before` and `like_now` are its values over
    the `common` agencies whose figures are usable in both periods, in percent.
    """

    target: Target
    before: Whole
    now: Whole
    reporters: tuple[ReporterChange, ...]
    common: int
    like_before: Fraction | None
    like_now: Fraction | None

    @property
    def joined(self) -> int:
        """How many reporters have a usable figure now and had none before."""
        return sum(each.now is Standing.USABLE for each in self.reporters)

    @property
    def left(self) -> int:
        """How many reporters had a usable figure before and have none now."""
        return sum(each.before is Standing.USABLE for each in self.reporters)

    @property
    def movement(self) -> Movement | None:
        """Newly met and lost only where the reporters are the same; None where nothing is said."""
        before, now = self.before.outcome, self.now.outcome
        if now is Outcome.UNDECIDED and before is not Outcome.UNDECIDED:
            return Movement.UNDECIDED
        if self.reporters or before is now:
            return None
        if now is Outcome.MET:
            return Movement.NEWLY_MET
        return Movement.LOST if before is Outcome.MET else None


class AgencyChange(NamedTuple):
    """An agency's own tally in two periods; `same` counts the figures usable in both."""

    agency: Agency
    before: Tally
    now: Tally
    same: Same

    @property
    def own_change(self) -> Fraction | None:
        """The change of its compliance in percentage points, whatever it comes from."""
        if self.before.compliance is None or self.now.compliance is None:
            return None
        return self.now.compliance - self.before.compliance


class Movers(NamedTuple):
    """The agencies of a level that rose, or fell, most: the furthest first, equals by register.

    `more` is how many that are not listed moved exactly as far as the last one listed.
    """

    level: Level
    listed: tuple[AgencyChange, ...]
    more: int

    @property
    def leaders(self) -> tuple[AgencyChange, ...]:
        """Those listed that moved as far as the first."""
        return tuple(each for each in self.listed if each.same.change == self.listed[0].same.change)

    @property
    def more_leaders(self) -> int:
        """How many that are not listed moved as far as the first."""
        return self.more if len(self.leaders) == len(self.listed) else 0


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from a period to a later one."""

    before: Period
    now: Period
    same: Same
    """The targets and tasks that stand on the same reporters in both."""
    areas: tuple[Same, ...]
    """The same by area, in the order of the plan."""
    levels: tuple[Same, ...]
    """The figures usable in both, by level, in the order of the summary's levels."""
    changes: tuple[TargetChange, ...]
    """Every target and task, in the order of the plan."""
    agencies: tuple[AgencyChange, ...]
    """Every agency that reports, in the order of the register."""
    rose: tuple[Movers, ...]
    fell: tuple[Movers, ...]
    reporting: tuple[AgencyChange, ...]
    """Agencies whose compliance went otherwise than the figures that they gave both times."""

    def moved(self, movement: Movement) -> tuple[TargetChange, ...]:
        """Return the targets and tasks whose outcome moved so."""
        return tuple(each for each in self.changes if each.movement is movement)

    @property
    def reporters_changed(self) -> tuple[TargetChange, ...]:
        """The targets and tasks that do not stand on the same reporters in both periods."""
        return tuple(each for each in self.changes if each.reporters)


# --- what is open -------------------------------------------------------------------------------


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


# --- against another file -----------------------------------------------------------------------


class Aspect(StrEnum):
    """In what two results may differ."""

    OUTCOME = "outcome"
    VALUE = "value"
    RECEIVED = "received"
    COMPLIANCE = "compliance"
    COVERAGE = "coverage"


class AspectChange(NamedTuple):
    """One aspect before and now: an outcome, a count, or a percentage. `worse` None is neither."""

    aspect: Aspect
    before: Outcome | Fraction | int
    now: Outcome | Fraction | int
    worse: bool | None


class Difference(NamedTuple):
    """An area, target, task or agency that does not stand as it stood.

    `lost` are the targets whose figure of this agency was met and is not any more.
    """

    kind: str
    id: str
    name: Words
    aspects: tuple[AspectChange, ...]
    lost: tuple[str, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether it is worse in any aspect."""
        return any(each.worse for each in self.aspects)

    @property
    def better(self) -> bool:
        """Whether it is better in an aspect, and worse in none."""
        return not self.worse and any(each.worse is False for each in self.aspects)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last period held against the last one of other files."""

    period: Period
    """The period of the other files."""
    sources: tuple[Source, ...]
    overall: Scores
    differences: tuple[Difference, ...]

    @property
    def worse(self) -> tuple[Difference, ...]:
        """What is worse than it was."""
        return tuple(each for each in self.differences if each.worse)

    @property
    def better(self) -> tuple[Difference, ...]:
        """What is better than it was."""
        return tuple(each for each in self.differences if each.better)


# --- the whole ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuarterlySummary:
    """The periods of a year side by side, and what follows from them.

    `overall`, and the courses of areas, levels, agencies and targets, have one entry a period.
    `steps` lead from each period to the next one. All else is about the last period.
    """

    plan: Plan
    periods: tuple[Period, ...]
    sources: tuple[Source, ...]
    rows: int
    """Rows of these periods."""
    overall: tuple[Scores, ...]
    areas: tuple[AreaCourse, ...]
    levels: tuple[LevelCourse, ...]
    agencies: tuple[AgencyCourse, ...]
    targets: tuple[TargetCourse, ...]
    steps: tuple[Step, ...]
    best_areas: tuple[AreaCourse, ...]
    """The areas of the highest compliance; all that share it."""
    worst_areas: tuple[AreaCourse, ...]
    """The areas of the lowest compliance; none where that is the highest, too."""
    missing: tuple[MissingAgency, ...]
    nearest: tuple[NearMiss, ...]
    nearest_more: int
    """How many that are not listed are exactly as near as the last one listed."""
    risks: tuple[Risk, ...] | None
    """None where no pace can be told: a single period, or the year is over."""
    comparison: Comparison | None = None

    @property
    def period(self) -> Period:
        """The last period."""
        return self.periods[-1]

    @property
    def missing_figures(self) -> int:
        """How many figures of the last period are missing, not reported or not usable."""
        return sum(len(each.figures) for each in self.missing)

    @property
    def invalid_figures(self) -> int:
        """How many of those are there but cannot be used."""
        return sum(
            figure.outcome is Outcome.INVALID for each in self.missing for figure in each.figures
        )

    @property
    def silent(self) -> int:
        """How many agencies have given nothing at all for the last period."""
        return sum(each.silent for each in self.missing)
