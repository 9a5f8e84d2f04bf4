"""What is gathered of one period: for each slot of the plan its figure and who gave it first."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, count, pairwise
from operator import ne, sub
from typing import NamedTuple

from cchc.bulk import set_all
from cchc.checks.columns import CleanRows
from cchc.figures import Figures

_LEAST = 8
"""Rows of a run, on average, that are worth noting as one."""
_MANY = 5
"""An array is smaller than a dict that holds one slot in 2⁵."""
RECEIVED, INVALID = 1, 2
"""What became of a figure that was given; others tell by the last bit whether it was received."""


class FirstRows:
    """The position of the row that gave each slot its figure first.

    Files mostly keep the order of the form, so that rows and slots go on side by side for long: of
    such a run only the start is kept. Rows that go back to earlier slots one by one are strays, and
    have a number each.
    """

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._starts = array("I")
        self._positions = array("I")
        self._end = 0
        self._strays: dict[int, int] | array[int] = {}
        """An array of all slots once there are many."""

    def __getitem__(self, slot: int) -> int:
        strays = self._strays
        stray = strays.get(slot) if isinstance(strays, dict) else strays[slot]
        return stray or self._in_run(slot)

    def _in_run(self, slot: int) -> int:
        """The position at which its run has a slot; 0 where there is none before it."""
        run = bisect_right(self._starts, slot) - 1
        return 0 if run < 0 else self._in_run_at(run, slot)

    def _in_run_at(self, run: int, slot: int) -> int:
        return self._positions[run] + slot - self._starts[run]

    def note(self, slots: Sequence[int], positions: Sequence[int]) -> None:
        """Note the positions of the rows that were the first for some slots, one or more."""
        steps = list(map(sub, positions, slots))
        turns = [0, *compress(count(1), map(ne, steps[1:], steps)), len(steps)]
        if len(turns) > 2 + len(steps) // _LEAST:
            self._note_each(slots, positions)
            return
        for start, stop in pairwise(turns):
            self.note_run(slots[start:stop], positions[start:stop])

    def note_run(self, slots: Sequence[int], positions: Sequence[int]) -> None:
        """Note the positions of rows that keep step with their slots."""
        gap = range(slots[0], slots[-1] + 1)
        if gap.start >= self._end or len(gap) == len(slots) >= _LEAST:
            self._put_runs(gap, [gap.start], [positions[0]])
        # A run may have passed over a single one.
        elif len(slots) > 1 or self._in_run(slots[0]) != positions[0]:
            self._note_each(slots, positions)

    def _put_runs(self, gap: range, starts: list[int], positions: list[int]) -> None:
        """Put runs into a gap: slots that no run has rows for."""
        first, last = (bisect_left(self._starts, slot) for slot in (gap.start, gap.stop))
        if self._end > gap.stop and (position := self._in_run(gap.stop)):
            starts.append(gap.stop)  # where a run that passes over the gap goes on
            positions.append(position)
        if first and starts and self._in_run_at(first - 1, starts[0]) == positions[0]:
            del starts[0], positions[0]  # since the run before goes on
        self._starts[first:last] = array("I", starts)
        self._positions[first:last] = array("I", positions)
        self._end = max(self._end, gap.stop)

    def _note_each(self, slots: Iterable[int], positions: Iterable[int]) -> None:
        if isinstance(self._strays, dict):
            self._strays.update(zip(slots, positions, strict=True))
            if len(self._strays) <= self._slots >> _MANY:
                return
            slots, positions = self._strays, self._strays.values()
            self._strays = array("I", bytes(4 * self._slots))
        set_all(self._strays, slots, array("I", positions))

    def add(self, other: FirstRows, gaps: Iterable[range], again: Collection[int], by: int) -> None:
        """Take over the rows of another, counted on from `by`.

        `gaps` are slots that have no rows here; there are rows here for those of `again`.
        """
        for gap in gaps:
            first, last = (bisect_right(other._starts, slot) for slot in (gap.start, gap.stop - 1))
            starts, positions = [*other._starts[first:last]], [*other._positions[first:last]]
            if position := other._in_run(gap.start):
                starts.insert(0, gap.start)
                positions.insert(0, position)
            self._put_runs(gap, starts, [by + position for position in positions])
        strays = other._strays
        if not isinstance(strays, dict):
            strays = dict(compress(enumerate(strays), strays))
        fresh = {slot: by + position for slot, position in strays.items() if slot not in again}
        self._note_each(fresh.keys(), fresh.values())


class Gathered:
    """What was gathered of one period, slot by slot.

    `given` holds RECEIVED or INVALID where a figure was given, else 0; `first` the position of the
    row that gave it first, `repeats` those of further rows. `figures` is None where not kept.
    """

    def __init__(self, slots: int, *, keeps: bool) -> None:
        self.rows = 0
        self.given = bytearray(slots)
        self.first = FirstRows(slots)
        self.repeats: dict[int, list[int]] = {}
        self.figures = Figures(slots) if keeps else None

    def take(self, clean: CleanRows, source: int, start: int) -> None:
        """Take clean rows of a source, whose lines count from position `start`."""
        self.rows += len(clean.slots)
        again = self._again(clean.slots)
        for rows in clean.between(again) if again else (clean,):
            self._take_new(rows, source, start)
        for at in again:
            self.take_one(clean.slots[at], start + clean.lines[at])

    def _again(self, slots: Sequence[int]) -> list[int]:
        """The places of slots whose figures were given before."""
        before: Sequence[int]
        if isinstance(slots, range):
            before = self.given[slots.start : slots.stop]
            if before.count(0) == len(before):  # as a rule
                return []
            return [at for at, flag in enumerate(before) if flag]
        if len(set(slots)) == len(slots) and not any(map(self.given.__getitem__, slots)):
            return []
        first = {slot: at for at, slot in reversed([*enumerate(slots)])}
        return [at for at, slot in enumerate(slots) if self.given[slot] or first[slot] != at]

    def _take_new(self, clean: CleanRows, source: int, start: int) -> None:
        """Take rows of figures that were not given before."""
        _, lines, slots, numerators, denominators, values = clean
        set_all(self.given, slots, bytes([RECEIVED]) * len(slots))
        if isinstance(slots, range) and isinstance(lines, range):
            self.first.note_run(slots, range(lines.start + start, lines.stop + start))
        else:
            self.first.note(slots, [line + start for line in lines])
        if self.figures is not None:
            self.figures.put_usable(slots, numerators, denominators, values, source, lines)

    def take_one(self, slot: int, position: int) -> bool:
        """Note the position of a row; return whether it is the first to give this figure."""
        if self.given[slot]:
            self.repeats.setdefault(slot, []).append(position)
            return False
        self.given[slot] = RECEIVED
        self.first.note_run((slot,), (position,))
        return True

    def pack(self) -> PackedGathered:
        """Return what was gathered, for another process to add."""
        firsts = [at for flag in (RECEIVED, INVALID) if (at := self.given.find(flag)) >= 0]
        lasts = (self.given.rfind(flag) for flag in (RECEIVED, INVALID))
        window = range(min(firsts, default=0), max(lasts) + 1)
        return PackedGathered(
            self.rows,
            window,
            bytes(self.given[window.start : window.stop]),
            self.first,
            self.repeats,
            None if self.figures is None else self.figures.at(window),
        )

    def add(self, packed: PackedGathered, start: int, sources: int, lines: int = 0) -> None:
        """Add what another process gathered from rows after these.

        Its positions count from `start`, its sources from `sources`, its lines from `lines`.
        """
        self.rows += packed.rows
        window, given = packed.window, packed.given
        before = bytes(self.given[window.start : window.stop])
        gaps = [window[gap.start() : gap.end()] for gap in _NOTHING.finditer(before)]
        again: set[int] = set()
        for held in _between(gaps, window):  # as a rule they are few
            flags = given[held.start - window.start : held.stop - window.start]
            again.update(compress(held, flags))
        if packed.figures is not None:
            packed.figures.count_from(sources, lines)
        for gap in gaps:
            part = slice(gap.start - window.start, gap.stop - window.start)
            self.given[gap.start : gap.stop] = given[part]
            if self.figures is not None and packed.figures is not None:
                self.figures.put_all(gap, packed.figures[part])
        self.first.add(packed.first, gaps, again, start)
        for slot in again:
            self.repeats.setdefault(slot, []).append(packed.first[slot] + start)
        for slot, others in packed.repeats.items():
            self.repeats.setdefault(slot, []).extend(position + start for position in others)


_NOTHING = re.compile(rb"\x00+")


def _between(gaps: Sequence[range], window: range) -> Iterator[range]:
    """The slots of a window that are in none of its gaps, which rise."""
    starts = (window.start, *(gap.stop for gap in gaps))
    stops = (*(gap.start for gap in gaps), window.stop)
    return filter(None, map(range, starts, stops))


class PackedGathered(NamedTuple):
    """What was gathered of one period in a window of slots, on its way to another process."""

    rows: int
    window: range
    given: bytes
    first: FirstRows
    repeats: dict[int, list[int]]
    figures: Figures | None
