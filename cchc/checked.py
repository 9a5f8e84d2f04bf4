"""What the gate for figures has found, as a value: what was read, what is wrong, what is owed."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from cchc.diagnostics import Diagnostics
from cchc.figures import Period, Source
from cchc.plan import Agency, Plan, Target


class AgencyCompleteness(NamedTuple):
    """What one agency owes for a period: how many figures are due and received, which are not."""

    agency: Agency
    due: int
    received: int
    missing: tuple[Target, ...]


class Completeness(NamedTuple):
    """What all agencies with a figure due owe for a period, in the order of the register."""

    period: Period
    agencies: tuple[AgencyCompleteness, ...]

    @property
    def due(self) -> int:
        """How many figures are due."""
        return sum(map(attrgetter("due"), self.agencies))

    @property
    def received(self) -> int:
        """How many of them were received, usable or not applicable."""
        return sum(map(attrgetter("received"), self.agencies))

    @property
    def missing(self) -> int:
        """How many of them are missing, not reported or not usable."""
        return self.due - self.received

    @property
    def owing(self) -> tuple[AgencyCompleteness, ...]:
        """The agencies that still owe a figure."""
        return tuple(each for each in self.agencies if each.missing)


class CheckedFiles(NamedTuple):
    """Files of figures held against a plan.

    `completeness` has an entry for each period of the figures, and none where no row names one.
    """

    plan: Plan
    sources: tuple[Source, ...]
    diagnostics: Diagnostics
    completeness: tuple[Completeness, ...]
