"""What changed from one period to the next, like compared with like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cchc.figures import Period
from cchc.plan import Agency, Level, Target
from cchc.scorecard import Outcome, Tally, Whole


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
