"""Finds the slots of rows, at once where they keep the order of the form.

The slot of a figure is its place among all agency × target pairs of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count, islice, repeat
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
_BETWEEN = b"\x00"
"""Stands between ids in a text; no cell holds it, since a file with this sign is never read."""
_TOP = 4
"""Rows on top of a block among which one is looked for that says where the order begins."""
_FEW_STRANGE = 32
"""Rows out of place in a block that is still taken for one that keeps the order of the form."""
_LEAST_PART = 8
"""A block is parted at a turn only where at least one in so many of its rows stands before it."""


class Slots:
    """The slots of a plan, or of `only` one agency. `shapes` says how the figure of each looks.

    It is 0 where every row needs a closer look: no figure is due, the register fixes its
    denominator, or it is another agency's.
    """

    def __init__(self, plan: Plan, only: Agency | None = None) -> None:
        self.shapes = _shapes(plan, only)
        self._agencies = [agency.id.encode() for agency in plan.agencies]
        self._targets = [target.id.encode() for target in plan.targets]
        self._targets_text = _as_text(self._targets)

    def of_counts(
        self, agencies: Sequence[bytes], targets: Sequence[bytes], verdicts: Verdicts
    ) -> tuple[Sequence[int], Mapping[int, int]]:
        """Return the slots of rows, and apart, by their places, those that may not be of counts.

        The slots are a range where the rows keep the order of the form; where they do at first and
        turn to another place of it, these are the slots of the rows before the turn alone. A row
        that does not keep the order has its true slot, or one below 0, among those apart.
        """
        in_agency, in_target = verdicts.agency, verdicts.target
        length = len(agencies)
        slots_on_top = map(
            add,
            map(in_agency.__getitem__, agencies[:_TOP]),
            map(in_target.__getitem__, targets[:_TOP]),
        )
        likely = [slot - at for at, slot in enumerate(slots_on_top) if slot >= 0]
        start = max(likely, key=likely.count, default=-1)
        run = range(start, start + length)
        if start >= 0 and self.shapes.count_between(COUNTS, start, run.stop) == length:
            strange = self._strange(agencies, targets, start)
            if len(strange) < _FEW_STRANGE:
                return run, {at: in_agency[agencies[at]] + in_target[targets[at]] for at in strange}
            if (turn := min(strange)) * _LEAST_PART >= length:
                return run[:turn], {}
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

    def _strange(self, agencies: Sequence[bytes], targets: Sequence[bytes], start: int) -> set[int]:
        """Rows that name others than the order of the form says, from slot `start` on."""
        width = len(self._targets)
        first, offset = divmod(start, width)
        ids = self._agencies[first : first + len(agencies) // width + 2]
        strange: set[int] = set()
        # As one text all ids are compared at once.
        order = b"".join([(each + _BETWEEN) * width for each in ids])
        if not order.startswith(_as_text(agencies), offset * len(_as_text(ids[:1]))):
            expected = chain.from_iterable(map(repeat, ids, repeat(width)))
            strange.update(_different(agencies, expected, offset))
        order = self._targets_text * len(ids)
        if not order.startswith(_as_text(targets), len(_as_text(self._targets[:offset]))):
            strange.update(_different(targets, self._targets * len(ids), offset))
        return strange


def _as_text(ids: Sequence[bytes]) -> bytes:
    """Ids, or cells where ids are expected, side by side."""
    return _BETWEEN.join(ids) + _BETWEEN if ids else b""


def _different(ids: Sequence[bytes], expected: Iterable[bytes], offset: int) -> Iterator[int]:
    """The places of ids that are not those expected, which begin at an offset."""
    return compress(count(), map(ne, ids, islice(expected, offset, None)))


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
