"""Says what is still missing in a period, agency by agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.checked import AgencyCompleteness, Completeness
from cchc.figures import Period
from cchc.plan import Agency, Plan
from cchc.shared_rows import SharedRows


def check_completeness(
    plan: Plan, period: Period, received: Sequence[int], only: Agency | None = None
) -> Completeness:
    """Return what was handed in for `period`, and what each agency, or `only` one, still owes.

    `received` holds for each slot of the plan 1 where the figure was received (usable or not
    applicable), else an even number; slots where no figure is due make no difference.
    """
    if len(received) != len(plan.due):
        raise ValueError(f"{len(received)} flags for {len(plan.due)} slots")
    width = len(plan.targets)
    flags = received if isinstance(received, bytes | bytearray) else bytes(received)
    slots = range(len(plan.due))
    if only is not None:
        slots = range(only.index * width, (only.index + 1) * width)
    owing = []
    for index, lost in groupby(_lost(plan.due, flags, slots), lambda slot: slot // width):
        start = index * width
        due = plan.due.rows[index].count(1)
        missing = tuple(plan.targets[slot - start] for slot in lost)
        owing.append(AgencyCompleteness(plan.agencies[index], due, due - len(missing), missing))
    due = plan.due.count_between(1, slots.start, slots.stop)
    missed = sum(len(each.missing) for each in owing)
    return Completeness(period, due, due - missed, tuple(owing))


_PIECE = 1 << 16
"""Slots that are compared at a time."""


def _lost(due: SharedRows, received: bytes | bytearray, slots: range) -> Iterator[int]:
    """The slots whose figures are due but were not received."""
    for start in slots[::_PIECE]:
        here = slice(start, min(start + _PIECE, slots.stop))
        # As numbers of so many bytes, all of them are compared at once, by their last bits.
        lost = int.from_bytes(due[here], "big") & ~int.from_bytes(received[here], "big")
        flags = lost.to_bytes(here.stop - start, "big")
        at = flags.find(1)
        while at >= 0:
            yield start + at
            at = flags.find(1, at + 1)
