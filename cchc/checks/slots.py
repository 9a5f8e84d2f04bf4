"""Finds the slots of rows, at once where they keep the order of the form.

The slot of a figure is its place among all agency × target pairs of the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, compress, count, repeat
from operator import add, floordiv, getitem, mul, ne

from cchc.bulk import Memo, get_all
from cchc.checks.verdicts import Verdicts
from cchc.plan import Agency, MeasureKind, Plan
from cchc.shared_rows import SharedRows

# What a figure looks like.
COUNTS, PERCENT, YES_NO, TASK = 1, 2, 3, 4
_SHAPES = {
    MeasureKind.RATIO: COUNTS,
    MeasureKind.PERCENT: PERCENT,
    MeasureKind.YES_NO: YES_NO,
    MeasureKind.TASK: TASK,
}
_TOP = 4
"""Rows on top of a block among which one is looked for that says where the order begins."""
_FEW_STRANGE = 32
"""Rows out of place in a block that is still taken for one that keeps the order of the form."""


class Slots:
    """The slots of a plan, or of `only` one agency. `shapes` says how the figure of each looks.

    It is 0 where every row needs a closer look: no figure is due, the register fixes its
    denominator, or it is another agency's.
    """

    def __init__(self, plan: Plan, only: Agency | None = None) -> None:
        self.shapes = _shapes(plan, only)
        self._agencies = [agency.id for agency in plan.agencies]
        self._targets = [target.id for target in plan.targets]

    def of_counts(
        self, agencies: Sequence[str], targets: Sequence[str], verdicts: Verdicts
    ) -> tuple[Sequence[int], Mapping[int, int]]:
        """Return the slots of rows, and apart, by their places, those that may not be of counts.

        The slots are a range where the rows keep the order of the form. A row that does not has its
        true slot, or one below 0, among those apart.
        """
        in_agency, in_target = verdicts.agency, verdicts.target
        length = len(agencies)
        slots_on_top = map(
            add,
            map(in_agency.__getitem__, agencies[:_TOP]),
            map(in_target.__getitem__, targets[:_TOP]),
        )
        start = next((slot - at for at, slot in enumerate(slots_on_top) if slot >= 0), -1)
        run = range(start, start + length)
        if start >= 0 and self.shapes.count_between(COUNTS, start, run.stop) == length:
            strange = self._strange(agencies, targets, start)
            if len(strange) < _FEW_STRANGE:
                return run, {at: in_agency[agencies[at]] + in_target[targets[at]] for at in strange}
        starts, places = get_all(in_agency, agencies), get_all(in_target, targets)
        slots = list(map(add, starts, places))
        if min(slots) >= 0:
            above = map(floordiv, starts, repeat(self.shapes.width))
            rows = map(self.shapes.rows.__getitem__, above)
            if all(map(COUNTS.__eq__, map(getitem, rows, places))):
                return slots, {}
        return slots, {at: slot for at, slot in enumerate(slots) if not self.holds_counts(slot)}

    def holds_counts(self, slot: int) -> bool:
        """Return whether the figure of a slot is two counts."""
        return slot >= 0 and self.shapes[slot] == COUNTS

    def _strange(
        self, agencies: Sequence[str], targets: Sequence[str], start: int
    ) -> Collection[int]:
        """Rows that name others than the order of the form says, from slot `start` on."""
        expected_agencies, expected_targets = self._expected(start, len(agencies))
        if agencies == expected_agencies and targets == expected_targets:
            return ()
        return {
            *compress(count(), map(ne, agencies, expected_agencies)),
            *compress(count(), map(ne, targets, expected_targets)),
        }

    def _expected(self, start: int, length: int) -> tuple[list[str], list[str]]:
        """The ids of agencies and targets of the slots from `start` on."""
        width = len(self._targets)
        first, offset = divmod(start, width)
        ids = self._agencies[first : first + length // width + 2]
        agencies = list(chain.from_iterable(map(repeat, ids, repeat(width))))
        here = slice(offset, offset + length)
        return agencies[here], (self._targets * len(ids))[here]


def _shapes(plan: Plan, only: Agency | None) -> SharedRows:
    shapes = [
        0 if target.measure.population else _SHAPES.get(target.measure.kind, 0)
        for target in plan.targets
    ]
    nothing = bytes(len(shapes))
    rows = Memo(lambda due: bytes(map(mul, due, shapes)))
    return SharedRows(
        (
            rows[due] if only is None or index == only.index else nothing
            for index, due in enumerate(plan.due.rows)
        ),
        len(shapes),
    )
