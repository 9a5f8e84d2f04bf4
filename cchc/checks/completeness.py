"""Says what is still missing in a period, agency by agency."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.checked import AgencyCompleteness, Completeness
from cchc.figures import Period
from cchc.plan import Agency, Plan


def check_completeness(plan: Plan, period: Period, received: Sequence[int]) -> Completeness:
    """Return what each agency with a figure due has handed in for `period` and still owes.

    `received` holds a flag for each slot of the plan, true where the figure was received (usable or
    not applicable); flags of slots where no figure is due make no difference.
    """
    if len(received) != len(plan.due):
        raise ValueError(f"{len(received)} flags for {len(plan.due)} slots")
    found = (_agency(plan, agency, received) for agency in plan.agencies)
    return Completeness(period, tuple(each for each in found if each.due))


def _agency(plan: Plan, agency: Agency, received: Sequence[int]) -> AgencyCompleteness:
    start = agency.index * len(plan.targets)
    due = [target for target in plan.targets if plan.due[start + target.index]]
    missing = tuple(target for target in due if not received[start + target.index])
    return AgencyCompleteness(agency, len(due), len(due) - len(missing), missing)
