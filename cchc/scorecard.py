"""The scorecard as a value: outcomes, tallies that add, and results of targets and agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from cchc.figures import Figure, Figures, Period, Source, State
from cchc.plan import Agency, Area, Plan, Target


class Outcome(IntEnum):
    """How a figure, a target or a district's result stands."""

    MET = 1
    NOT_MET = 2
    UNDECIDED = 3
    INVALID = 4
    NOT_REPORTED = 5
    NOT_APPLICABLE = 6

    @property
    def word(self) -> str:
        """The outcome as files and formats write it, such as `not_met`."""
        return self.name.lower()


class Tally(NamedTuple):
    """Counts of outcomes, and of the figures under them; tallies add."""

    met: int = 0
    not_met: int = 0
    undecided: int = 0
    invalid: int = 0
    not_reported: int = 0
    not_applicable: int = 0
    due: int = 0
    received: int = 0

    def __add__(self, other: Tally) -> Tally:  # type: ignore[override]  # tallies are not joined
        return Tally(
            self.met + other.met,
            self.not_met + other.not_met,
            self.undecided + other.undecided,
            self.invalid + other.invalid,
            self.not_reported + other.not_reported,
            self.not_applicable + other.not_applicable,
            self.due + other.due,
            self.received + other.received,
        )

    @property
    def asked(self) -> int:
        """How many outcomes compliance counts: all but what does not apply."""
        return self.met + self.not_met + self.undecided + self.invalid + self.not_reported

    @property
    def compliance(self) -> Fraction | None:
        """The share met of all that applies, in percent; None where nothing is due."""
        return Fraction(100 * self.met, self.asked) if self.asked else None

    @property
    def coverage(self) -> Fraction | None:
        """The share of figures due that were received, in percent; None where none is due."""
        return Fraction(100 * self.received, self.due) if self.due else None


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    return sum(tallies, start=Tally())


def cut(percent: Fraction | Decimal, decimals: int) -> Decimal:
    """Return a percentage cut to `decimals`, never rounded up."""
    numerator, denominator = percent.as_integer_ratio()
    return Decimal(10**decimals * numerator // denominator).scaleb(-decimals)


class Whole(NamedTuple):
    """The result of all reporters of a target, or of one district's communes.

    `share` is the value as a part and its whole, `possible_share` what can still be reached;
    `numerator` and `denominator` are sums, or the counts of yes and of those asked. `short_by` is
    how many more in the numerator the threshold needs (ratio only).
    """

    outcome: Outcome
    share: tuple[int, int] | None
    possible_share: tuple[int, int] | None
    numerator: int | None
    denominator: int | None
    due: int
    received: int
    not_applicable: int
    missing: int
    short_by: int | None

    @property
    def value(self) -> Fraction | None:
        """The value as an exact percentage."""
        return None if self.share is None else 100 * Fraction(*self.share)

    @property
    def possible(self) -> Fraction | None:
        """What the value can still be, as an exact percentage."""
        return None if self.possible_share is None else 100 * Fraction(*self.possible_share)


class DistrictResult(NamedTuple):
    """The result of one district's communes for a target."""

    district: Agency
    whole: Whole


class TargetResult(NamedTuple):
    """How a target or task stands."""

    target: Target
    whole: Whole
    districts: tuple[DistrictResult, ...]


class AgencyResult(NamedTuple):
    """How an agency stands: its own figures, and the targets that it oversees."""

    agency: Agency
    rank: int | None
    own: Tally
    oversight: Tally


class Scores(NamedTuple):
    """The targets and the tasks of an area or of the plan, counted apart."""

    targets: Tally
    tasks: Tally

    @property
    def total(self) -> Tally:
        """Both together."""
        return self.targets + self.tasks


class AreaResult(NamedTuple):
    """How an area stands."""

    area: Area
    scores: Scores


class Result(NamedTuple):
    """One figure that is due: its outcome, and the figure where there is one."""

    agency: Agency
    target: Target
    outcome: Outcome
    figure: Figure | None

    @property
    def percent(self) -> Fraction | None:
        """The figure as an exact percentage; None for answers and where there is none."""
        if self.figure is None or self.figure.state is not State.USABLE:
            return None
        if self.figure.denominator:
            return Fraction(100 * (self.figure.numerator or 0), self.figure.denominator)
        if isinstance(self.figure.value, Decimal):
            return Fraction(self.figure.value)
        return None


class Results(NamedTuple):
    """The results of all figures of a period, side by side: there may be a whole country's.

    For each target `figures` and `outcomes` hold those of all agencies, in the order of the
    register: None and 0 where no figure is due. The figures stand in `sources`.
    """

    plan: Plan
    period: Period
    sources: tuple[Source, ...]
    rows: int
    """Rows of this period among all rows read."""
    figures: tuple[Figures, ...]
    outcomes: tuple[bytes, ...]

    def all(self) -> Iterator[Result]:
        """Yield every result, by target, then by agency in register order."""
        agencies = self.plan.agency_by_id
        for target in self.plan.targets:
            for reporter in target.reporters:
                yield self.of(agencies[reporter], target)

    def of(self, agency: Agency, target: Target) -> Result:
        """Return the result of a figure that is due."""
        figure = self.figures[target.index][agency.index]
        return Result(agency, target, Outcome(self.outcomes[target.index][agency.index]), figure)

    def of_agency(self, agency: Agency) -> bytes:
        """Return an agency's outcomes for all targets, 0 where no figure is due."""
        return bytes(column[agency.index] for column in self.outcomes)

    def number_of(self, outcome: Outcome) -> int:
        """Return how many figures have an outcome."""
        return sum(column.count(outcome) for column in self.outcomes)


class Scorecard(NamedTuple):
    """A plan held against the figures of one period."""

    results: Results
    overall: Scores
    areas: tuple[AreaResult, ...]
    agencies: tuple[AgencyResult, ...]
    targets: tuple[TargetResult, ...]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.results.plan

    @property
    def period(self) -> Period:
        """The period."""
        return self.results.period

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that were read."""
        return self.results.sources

    @property
    def rows(self) -> int:
        """Rows of this period among all rows read."""
        return self.results.rows
