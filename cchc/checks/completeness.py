"""Says what is still missing in a period, agency by agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.checked import AgencyCompleteness, Completeness
from cchc.figures import Period
from cchc.plan import Agency, Plan


def check_completeness(
    plan: Plan, period: Period, received: Sequence[int], only: Agency | None = None
) -> Completeness:
    """Return what was handed in for `period`, and what each agency, or `only` one, still owes.

    `received` holds a flag for each slot of the plan, 1 where the figure was received (usable or
    not applicable), else 0; flags of slots where no figure is due make no difference.
    """
    if len(received) != len(plan.due):
        raise ValueError(f"{len(received)} flags for {len(plan.due)} slots")
    width = len(plan.targets)
    due = plan.due
    flags = received if isinstance(received, bytes) else bytes(map(bool, received))
    first = 0
    if only is not None:
        first = only.index * width
        due, flags = due[first : first + width], flags[first : first + width]
    owing = []
    for index, slots in groupby(_lost(due, flags), lambda slot: (first + slot) // width):
        start = index * width
        asked = plan.due.count(1, start, start + width)
        missing = tuple(plan.targets[first + slot - start] for slot in slots)
        owing.append(AgencyCompleteness(plan.agencies[index], asked, asked - len(missing), missing))
    whole = due.count(1)
    return Completeness(
        period, whole, whole - sum(len(each.missing) for each in owing), tuple(owing)
    )


def _lost(due: bytes, received: bytes) -> Iterator[int]:
    """The places in which something is due but not received."""
    # As numbers of so many bytes, all of them are compared at once.
    lost = int.from_bytes(due, "big") & ~int.from_bytes(received, "big")
    flags = lost.to_bytes(len(due), "big")
    at = flags.find(1)
    while at >= 0:
        yield at
        at = flags.find(1, at + 1)
