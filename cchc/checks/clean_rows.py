"""Rows without findings, as columns: what the quick screen hands to whoever gathers figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple


class CleanRows(NamedTuple):
    """Rows of one quarter (1 to 4) without findings, as columns.

    For each row its line, the slot of its figure, and what the figure keeps; `values` is None where
    all of them are counts. Lines and slots are ranges where one follows the other.
    """

    quarter: int
    lines: Sequence[int]
    slots: Sequence[int]
    numerators: Sequence[int | None]
    denominators: Sequence[int | None]
    values: Sequence[Decimal | str | None] | None

    def at(self, places: Sequence[int], slots: Sequence[int] | None = None) -> CleanRows:
        """Return the rows at some places; `slots` are theirs, where they are not those here."""
        return CleanRows(
            self.quarter,
            [self.lines[at] for at in places],
            slots or [self.slots[at] for at in places],
            [self.numerators[at] for at in places],
            [self.denominators[at] for at in places],
            None if self.values is None else [self.values[at] for at in places],
        )

    def between(self, places: Iterable[int]) -> Iterator[CleanRows]:
        """Yield the rows between some places, which rise; runs stay runs."""
        start = 0
        for at in (*places, len(self.slots)):
            if at > start:
                here = slice(start, at)
                yield CleanRows(
                    self.quarter,
                    self.lines[here],
                    self.slots[here],
                    self.numerators[here],
                    self.denominators[here],
                    None if self.values is None else self.values[here],
                )
            start = at + 1
