"""One result taken apart, as a value: the figures, the arithmetic, what is still possible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cchc.diagnostics import Diagnostic, Place
from cchc.figures import Period, Source
from cchc.plan import Agency, Plan, Role, Target
from cchc.scorecard import AgencyResult, DistrictResult, Outcome, Result, Whole


class Over(StrEnum):
    """Whose figures a part of an explanation is about."""

    ALL = "all"
    OWN = "own"
    DISTRICT = "district"


class Action(StrEnum):
    """What an agency has to do about a target, the most urgent first."""

    REPORT = "report"
    MEND = "mend"
    IMPROVE = "improve"
    URGE = "urge"


class Share(NamedTuple):
    """An exact percentage, and whether it meets the threshold."""

    percent: Fraction
    met: bool


class Gap(NamedTuple):
    """How far figures are from a threshold that they miss, the denominator staying as it is.

    `needed` is the numerator (for percent the percentage) that would just do; `amount` is how many
    more, or fewer where not `more`. Of a percentage, `amount` counts points.
    """

    more: bool
    amount: int | Fraction
    needed: int | Fraction


class Slack(NamedTuple):
    """What the missing figures of an undecided ratio can still bring about.

    Where it is met so far (`met`), it stays so as long as the cases that they add on the wrong side
    are `cases` at most; where it is not, they must add `cases` on the right side at least.
    `percent` is what it then comes to.
    """

    met: bool
    cases: int
    percent: Fraction


class Working(NamedTuple):
    """The arithmetic from figures to an outcome.

    `numerator` and `denominator` are sums, or the counts of yes and of those asked. `lowest` and
    `highest` are what can still become of answers while some are missing; counts have no such
    bounds, and `slack` says what can be said of a ratio.
    """

    outcome: Outcome
    due: int
    usable: int
    not_applicable: int
    not_reported: int
    invalid: int
    numerator: int | None
    denominator: int | None
    value: Share | None
    lowest: Share | None
    highest: Share | None
    gap: Gap | None
    slack: Slack | None

    @property
    def missing(self) -> int:
        """How many figures are not reported or cannot be used."""
        return self.not_reported + self.invalid


class ExplainedFigure(NamedTuple):
    """A figure that is due: its outcome, where it stands, how far it is from the threshold.

    `found` is what is wrong with it, where it is invalid.
    """

    result: Result
    place: Place | None
    gap: Gap | None
    found: tuple[Diagnostic, ...]


class Part(NamedTuple):
    """Some of a target's figures and the arithmetic over them; `agency` is theirs, if one's."""

    over: Over
    agency: Agency | None
    working: Working
    figures: tuple[ExplainedFigure, ...]


@dataclass(frozen=True)
class TargetExplanation:
    """How a target or task came to its outcome: over all reporters, or for one agency."""

    plan: Plan
    period: Period
    sources: tuple[Source, ...]
    target: Target
    agency: Agency | None
    parts: tuple[Part, ...]
    districts: tuple[DistrictResult, ...]


class Overseen(NamedTuple):
    """A target that an agency oversees in some roles, with the result that it answers for.

    `district` says that this is the result of its own communes; `counted`, that it counts in the
    oversight tally; `missing` are the agencies whose figures are missing.
    """

    roles: tuple[Role, ...]
    target: Target
    whole: Whole
    district: bool
    counted: bool
    missing: tuple[Agency, ...]


class Step(NamedTuple):
    """One thing that an agency has to do: about its own figure, or about those of others."""

    action: Action
    target: Target
    figure: ExplainedFigure | None = None
    missing: tuple[Agency, ...] = ()


@dataclass(frozen=True)
class AgencyExplanation:
    """How an agency came to its rank: all that it owes and oversees, and what to do first.

    `ranked` is how many agencies of its level have a rank; `together` how many of its figures are
    judged with those of others only.
    """

    plan: Plan
    period: Period
    sources: tuple[Source, ...]
    result: AgencyResult
    ranked: int
    together: int
    figures: tuple[ExplainedFigure, ...]
    overseen: tuple[Overseen, ...]
    steps: tuple[Step, ...]
