"""Says what is still missing in a period, agency by agency."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from itertools import compress

from cchc.checked import AgencyCompleteness, Completeness
from cchc.figures import Period
from cchc.plan import Plan, Target


def check_completeness(plan: Plan, period: Period, received: Sequence[int]) -> Completeness:
    """Return what each agency with a figure due has handed in for `period` and still owes.

    `received` holds a flag for each slot of the plan, true where the figure was received (usable or
    not applicable); flags of slots where no figure is due make no difference.
    """
    if len(received) != len(plan.due):
        raise ValueError(f"{len(received)} flags for {len(plan.due)} slots")
    flags = bytes(map(bool, received)) if not isinstance(received, bytes) else received
    width = len(plan.targets)
    found = []
    for agency, start in zip(plan.agencies, range(0, len(plan.due), width), strict=True):
        due, given = plan.due[start : start + width], flags[start : start + width]
        whole = due.count(1)
        # As a rule nothing is owed.
        missing = () if due == given else _missing(plan, due, given)
        if whole:
            found.append(AgencyCompleteness(agency, whole, whole - len(missing), missing))
    return Completeness(period, tuple(found))


def _missing(plan: Plan, due: bytes, given: bytes) -> tuple[Target, ...]:
    wanted = map(operator.gt, due, map(bool, given))
    return tuple(compress(plan.targets, wanted))
