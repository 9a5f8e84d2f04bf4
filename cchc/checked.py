"""What the gate for figures has found, as a value: what was read, what is wrong, what is owed."""

from __future__ import annotations

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
    """How many figures are due and received for a period, and the agencies that still owe one."""

    period: Period
    due: int
    received: int
    """How many of them were received, usable or not applicable."""
    owing: tuple[AgencyCompleteness, ...]
    """In the order of the register."""

    @property
    def missing(self) -> int:
        """How many of them are missing, not reported or not usable."""
        return self.due - self.received


class CheckedFiles(NamedTuple):
    """Files of figures held against a plan.

    `completeness` has an entry for each period of the figures, and none where no row names one.
    """

    plan: Plan
    sources: tuple[Source, ...]
    diagnostics: Diagnostics
    completeness: tuple[Completeness, ...]
