"""What is gathered of one period: for each slot of the plan its figure and who gave it first."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, MutableSequence
from itertools import compress, count, repeat

from cchc.checks.clean_rows import CleanRows
from cchc.figures import Figures

_MANY = 5
"""An array is smaller than a dict that holds one slot in 2⁵."""


RECEIVED, INVALID = 1, 2


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

    def note(self, slots: range, position: int) -> None:
        """Note that the rows from `position` on were the first for `slots`, one after the other."""
        if slots.start < self._end:
            if len(slots) == 1 and self._in_run(slots.start) == position:
                return  # a run has passed over it
            self.note_each(slots, range(position, position + len(slots)))
            return
        self._end = slots.stop
        # What a run leaves out between two slots changes nothing for the others.
        goes_on = self._starts and self._positions[-1] - self._starts[-1] == position - slots.start
        if not goes_on:
            self._starts.append(slots.start)
            self._positions.append(position)

    def note_each(self, slots: Iterable[int], positions: Iterable[int]) -> None:
        """Note the position of the row that was the first for each of some slots."""
        if isinstance(self._strays, dict):
            self._strays.update(zip(slots, positions, strict=True))
            if len(self._strays) <= self._slots >> _MANY:
                return
            slots, positions = self._strays, self._strays.values()
            self._strays = array("I", bytes(4 * self._slots))
        _set_all(self._strays, slots, positions)

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
        slots, lines = clean.slots, clean.lines
        self.rows += len(slots)
        if isinstance(slots, range) and isinstance(lines, range):
            again = self._given_among(slots)
            for at in again:
                self.take_one(slots[at], start + lines[at])
            for rows in clean.between(again) if again else (clean,):
                self._take_run(rows, source, start)
            return
        if len(set(slots)) == len(slots) and not any(map(self.given.__getitem__, slots)):
            _set_all(self.given, slots, repeat(RECEIVED))
            self.first.note_each(slots, map(start.__add__, lines))
        else:
            new = map(self.take_one, slots, map(start.__add__, lines))
            clean = clean.at([*compress(count(), new)])
        self._keep(clean, source)

    def _take_run(self, clean: CleanRows, source: int, start: int) -> None:
        """Take rows that follow each other, of figures that do so too and were not given before."""
        first, last = clean.slots[0], clean.slots[-1]
        self.given[first : last + 1] = bytes([RECEIVED]) * len(clean.slots)
        self.first.note(range(first, last + 1), start + clean.lines[0])
        self._keep(clean, source)

    def _keep(self, clean: CleanRows, source: int) -> None:
        if self.figures is not None and clean.slots:
            _, lines, slots, numerators, denominators, values = clean
            self.figures.put_usable(slots, numerators, denominators, values, source, lines)

    def _given_among(self, slots: range) -> list[int]:
        """The places in a run of slots whose figures were given before."""
        before = self.given[slots.start : slots.stop]
        if before.count(0) == len(before):  # as a rule
            return []
        return [at for at, flag in enumerate(before) if flag]

    def take_one(self, slot: int, position: int) -> bool:
        """Note the position of a row; return whether it is the first to give this figure."""
        if self.given[slot]:
            self.repeats.setdefault(slot, []).append(position)
            return False
        self.given[slot] = RECEIVED
        self.first.note(range(slot, slot + 1), position)
        return True

    def add(self, other: Gathered, start: int, sources: int) -> None:
        """Add what another process gathered from rows after these.

        Its positions count from `start`, its sources from `sources`.
        """
        self.rows += other.rows
        if self.figures is not None and other.figures is not None:
            other.figures.sources = array("I", map(sources.__add__, other.figures.sources))
        if any(self.given):
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


def _set_all(holder: MutableSequence[int], places: Iterable[int], numbers: Iterable[int]) -> None:
    """Set holder[place] = number for all of them, without a loop of Python's."""
    deque(map(holder.__setitem__, places, numbers), maxlen=0)
