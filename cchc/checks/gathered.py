"""What is gathered of one period: for each slot of the plan its figure and who gave it first."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, MutableSequence, Sequence
from functools import partial
from itertools import compress, count, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from cchc.figures import Figure

new_figure: Callable[[tuple[Any, ...]], Figure] = partial(tuple.__new__, Figure)
"""Makes a figure of its parts."""


class Packed(NamedTuple):
    """What was gathered, in few and plain objects; figures as columns, beside their slots."""

    rows: int
    given: bytearray
    first: array[int]
    invalid: set[int]
    repeats: dict[int, list[int]]
    slots: list[int]
    columns: list[list[Any]]


class Gathered:
    """What was gathered of one period, slot by slot.

    `given` holds 1 where a figure was given, `first` the position of the row that did so first,
    `repeats` the positions of further rows; `figures` is empty where they are not kept.
    """

    def __init__(self, slots: int, *, keeps: bool) -> None:
        self.keeps = keeps
        self.rows = 0
        self.given = bytearray(slots)
        self.first = array("I", bytes(4 * slots))
        self.invalid: set[int] = set()
        self.repeats: dict[int, list[int]] = {}
        self.figures: list[Figure | None] = [None] * slots if keeps else []

    def take(
        self, slots: Sequence[int], positions: Sequence[int], figures: Iterable[Figure]
    ) -> None:
        """Note the figures of some slots, and the positions of their rows."""
        if isinstance(slots, range) and self.given.find(1, slots.start, slots.stop) < 0:
            here = slice(slots.start, slots.stop)
            self.given[here] = b"\1" * len(slots)
            self.first[here] = array("I", positions)
            if self.keeps:
                self.figures[here] = figures
        elif len(set(slots)) == len(slots) and not any(map(self.given.__getitem__, slots)):
            _set_all(self.given, slots, repeat(1))
            _set_all(self.first, slots, positions)
            if self.keeps:
                _set_all(self.figures, slots, figures)
        else:
            for slot, position, figure in zip(slots, positions, figures, strict=True):
                if self.take_one(slot, position) and self.keeps:
                    self.figures[slot] = figure

    def take_one(self, slot: int, position: int) -> bool:
        """Note the position of a row; return whether it is the first to give this figure."""
        if self.given[slot]:
            self.repeats.setdefault(slot, []).append(position)
            return False
        self.given[slot] = 1
        self.first[slot] = position
        return True

    def pack(self) -> Packed:
        """Return all of it for another process."""
        slots = [slot for slot, figure in enumerate(self.figures) if figure is not None]
        kept = [figure for figure in self.figures if figure is not None]
        columns = [list(map(itemgetter(at), kept)) for at in range(len(Figure._fields))]
        return Packed(self.rows, self.given, self.first, self.invalid, self.repeats, slots, columns)

    def add(self, packed: Packed, start: int, sources: int) -> None:
        """Add what another process gathered from rows after these.

        Its positions count from `start`, its sources from `sources`.
        """
        self.rows += packed.rows
        self.invalid |= {slot for slot in packed.invalid if not self.given[slot]}
        if self.keeps:
            self._add_figures(packed, sources)
        if any(self.given):
            for slot in compress(count(), packed.given):
                self.take_one(slot, packed.first[slot] + start)
        else:  # as a rule, since a period has one file
            self.given = packed.given
            self.first = array("I", map(start.__add__, packed.first))
        for slot, again in packed.repeats.items():
            self.repeats.setdefault(slot, []).extend(position + start for position in again)

    def _add_figures(self, packed: Packed, sources: int) -> None:
        """Keep those that are the first in their slots."""
        *parts, source, lines = packed.columns
        source = list(map(sources.__add__, source))
        figures = map(new_figure, zip(*parts, source, lines, strict=True))
        if any(self.given):
            for slot, figure in zip(packed.slots, figures, strict=True):
                if not self.given[slot]:
                    self.figures[slot] = figure
        else:
            _set_all(self.figures, packed.slots, figures)


def _set_all(holder: MutableSequence[Any], places: Iterable[int], values: Iterable[Any]) -> None:
    """Set holder[place] = value for all of them, without a loop of Python's."""
    deque(map(holder.__setitem__, places, values), maxlen=0)
