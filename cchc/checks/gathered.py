"""What is gathered of one period: for each slot of the plan its figure and who gave it first."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress, count, pairwise
from operator import ne, sub

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
    such a run only the start is kept. What goes back to an earlier slot has a number each.
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
        return 0 if run < 0 else self._positions[run] + slot - self._starts[run]

    def note(self, slots: Sequence[int], positions: Sequence[int]) -> None:
        """Note the positions, which rise, of the rows that were the first for some slots."""
        steps = list(map(sub, positions, slots))
        turns = [0, *compress(count(1), map(ne, steps[1:], steps)), len(steps)]
        if len(turns) > 2 + len(steps) // _LEAST:
            self._note_each(slots, positions)
            return
        for start, stop in pairwise(turns):
            self.note_run(slots[start:stop], positions[start:stop])

    def note_run(self, slots: Sequence[int], positions: Sequence[int]) -> None:
        """Note the positions of rows that keep step with their slots."""
        if slots[0] < self._end:
            # A run may have passed over a single one.
            if len(slots) > 1 or self._in_run(slots[0]) != positions[0]:
                self._note_each(slots, positions)
            return
        self._end = slots[-1] + 1
        # What a run leaves out between two slots changes nothing for the others.
        goes_on = self._starts and self._positions[-1] - self._starts[-1] == positions[0] - slots[0]
        if not goes_on:
            self._starts.append(slots[0])
            self._positions.append(positions[0])

    def _note_each(self, slots: Iterable[int], positions: Iterable[int]) -> None:
        if isinstance(self._strays, dict):
            self._strays.update(zip(slots, positions, strict=True))
            if len(self._strays) <= self._slots >> _MANY:
                return
            slots, positions = self._strays, self._strays.values()
            self._strays = array("I", bytes(4 * self._slots))
        set_all(self._strays, slots, array("I", positions))

    def shift(self, by: int) -> None:
        """Count positions from earlier on."""
        self._positions = array("I", map(by.__add__, self._positions))
        if isinstance(self._strays, dict):
            self._strays = {slot: position + by for slot, position in self._strays.items()}
        else:
            self._strays = array("I", (each and each + by for each in self._strays))


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

    def add(self, other: Gathered, start: int, sources: int) -> None:
        """Add what another process gathered from rows after these.

        Its positions count from `start`, its sources from `sources`.
        """
        self.rows += other.rows
        if self.figures is not None and other.figures is not None:
            other.figures.count_sources_from(sources)
        if self.given.count(0) < len(self.given):
            for slot in compress(count(), other.given):
                if not self.take_one(slot, other.first[slot] + start):
                    continue
                self.given[slot] = other.given[slot]
                figure = None if other.figures is None else other.figures[slot]
                if self.figures is not None and figure is not None:
                    self.figures.put(slot, figure)
        else:  # as a rule, since a period has one file
            other.first.shift(start)
            self.given, self.first, self.figures = other.given, other.first, other.figures
        for slot, again in other.repeats.items():
            self.repeats.setdefault(slot, []).extend(position + start for position in again)
