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
    flags = bytes(map(bool, received)) if not isinstance(received, bytes) else received
    found = (_agency(plan, agency, flags) for agency in plan.agencies)
    return Completeness(period, tuple(each for each in found if each.due))


def _agency(plan: Plan, agency: Agency, received: bytes) -> AgencyCompleteness:
    start, count = agency.index * len(plan.targets), len(plan.targets)
    due, given = plan.due[start : start + count], received[start : start + count]
    whole = due.count(1)
    if due == given:  # as a rule nothing is owed
        return AgencyCompleteness(agency, whole, whole, ())
    missing = tuple(
        target for target in plan.targets if due[target.index] and not given[target.index]
    )
    return AgencyCompleteness(agency, whole, whole - len(missing), missing)
