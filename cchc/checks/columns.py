"""Tells at once which rows of a chunk are clean for certain, so that few need the exact check.

Rows become columns. There are few agencies, targets, periods and words, and counts repeat, so each
distinct spelling is judged once (`verdicts`), and `slots` follows the order that files mostly keep.
A row is clean if all its verdicts are and its numbers fit together. Whatever is unusual in any way
is left to `rows`, which alone words what is wrong: a clean row has no findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import compress, count
from operator import gt
from typing import Any, NamedTuple

from cchc.bulk import get_all
from cchc.checks.slots import COUNTS, PERCENT, TASK, YES_NO, Slots
from cchc.checks.verdicts import NO_PART, NO_WHOLE, Verdicts
from cchc.figures import NO_COUNT
from cchc.plan import Agency, Plan
from cchc.table import Block, Chunk, Header


class CleanRows(NamedTuple):
    """Rows of one quarter (1 to 4) without findings, as columns.

    For each row its line, the slot of its figure, and what the figure keeps, with NO_COUNT where it
    has no counts; `values` is None where all of them have. Lines and slots are ranges where one
    follows the other.
    """

    quarter: int
    lines: Sequence[int]
    slots: Sequence[int]
    numerators: Sequence[int]
    denominators: Sequence[int]
    values: Sequence[Decimal | str | None] | None

    def at(self, places: Sequence[int], slots: Sequence[int] | None = None) -> CleanRows:
        """Return the rows at some places; `slots` are theirs, where they are not those here."""
        return CleanRows(
            self.quarter,
            get_all(self.lines, places),
            slots or get_all(self.slots, places),
            get_all(self.numerators, places),
            get_all(self.denominators, places),
            None if self.values is None else get_all(self.values, places),
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


Suspects = list[tuple[int, list[str]]]
"""Rows that need the exact check: the line and the cells of each, in order."""


class _Percentages:
    """All percentages, as a set that a value can be looked up in."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal)


_FITTING: Mapping[int, Any] = {
    PERCENT: _Percentages(),
    YES_NO: frozenset({"yes", "no"}),
    TASK: frozenset({"done", "in_progress", "not_started"}),
}
"""The values that fit a figure which is none of counts, by its shape."""


class ColumnScreen:
    """Screens the chunks of a run; `only` is the agency whose files they are, if that is said."""

    def __init__(self, plan: Plan, only: Agency | None = None) -> None:
        self._slots = Slots(plan, only)
        self._verdicts = Verdicts(plan, only)

    def screen(self, chunk: Block | Chunk, header: Header) -> tuple[list[CleanRows], Suspects]:
        """Return the clean rows of a chunk under its header, and the suspects among them."""
        block, uneven = (chunk, []) if isinstance(chunk, Block) else _even(chunk, header.width)
        if not block.lines:
            return [], uneven
        clean, suspects = self._counts(block, header) or self._one_by_one(block, header)
        return clean, sorted(uneven + suspects)

    def _counts(self, block: Block, header: Header) -> tuple[list[CleanRows], Suspects] | None:
        """Screen counts of one quarter, none with a value; None where there is anything else."""
        period, agency, target, numerator, denominator, value, note = header.positions
        verdicts = self._verdicts
        quarters = {verdicts.period[each] for each in block.distinct(period)}
        plain = all(verdicts.note[each] for each in block.distinct(note))
        if len(quarters) > 1 or 0 in quarters or not plain or _any_filled(block.column(value)):
            return None
        slots, apart = self._slots.of_counts(block.column(agency), block.column(target), verdicts)
        if len(slots) < len(block.lines):
            return self._in_parts(block, len(slots), header)
        parts = verdicts.numerators(block.column(numerator))
        wholes = verdicts.denominators(block.column(denominator))
        rows = CleanRows(quarters.pop(), block.lines, slots, parts, wholes, None)
        if not apart and not any(map(gt, parts, wholes)):
            return [rows], []
        wrong = [*compress(count(), map(gt, parts, wholes))]
        clean = list(rows.between(sorted({*apart, *wrong})))
        strays = [at for at in apart if self._slots.holds_counts(apart[at])]
        strays = [at for at in strays if parts[at] <= wholes[at]]
        if strays:
            clean.append(rows.at(strays, [apart[at] for at in strays]))
        suspects = sorted({*apart, *wrong}.difference(strays))
        return clean, [(block.lines[at], block.row(at)) for at in suspects]

    def _in_parts(
        self, block: Block, turn: int, header: Header
    ) -> tuple[list[CleanRows], Suspects]:
        """Screen the rows before a turn, and those from there on."""
        parts = block.between(0, turn), block.between(turn, len(block.lines))
        (clean, suspects), (more, others) = (self.screen(part, header) for part in parts)
        return clean + more, suspects + others

    def _one_by_one(self, block: Block, header: Header) -> tuple[list[CleanRows], Suspects]:
        """Row by row, by the verdicts on its cells."""
        lines = block.lines
        columns = [
            map(memo.__getitem__, block.column(at))
            for memo, at in zip(self._verdicts.in_order, header.positions, strict=True)
        ]
        shapes, width = self._slots.shapes.rows, self._slots.shapes.width
        clean: dict[int, list[Any]] = {}
        suspects: Suspects = []
        for at, (quarter, agency, target, part, whole, value, plain) in enumerate(
            zip(*columns, strict=True)
        ):
            slot = agency + target
            shape = shapes[agency // width][target] if plain and quarter and slot >= 0 else 0
            if shape == COUNTS and part <= whole and value is None:
                row = (lines[at], slot, part, whole, None)
            elif (
                shape in _FITTING
                and part == NO_PART
                and whole == NO_WHOLE
                and value in _FITTING[shape]
            ):
                row = (lines[at], slot, NO_COUNT, NO_COUNT, value)
            else:
                suspects.append((lines[at], block.row(at)))
                continue
            clean.setdefault(quarter, []).append(row)
        found = [
            CleanRows(quarter, *map(list, zip(*kept, strict=True)))
            for quarter, kept in clean.items()
        ]
        return found, suspects


def _any_filled(cells: Sequence[bytes]) -> bool:
    """Whether any cell is not empty; to count them is quicker, since all empty ones are one."""
    return cells.count(b"") < len(cells)


class _Rows(Block):
    """Rows of equal width, seen as columns."""

    def __init__(self, lines: Sequence[int], rows: Sequence[list[str]]) -> None:
        run = range(lines[0], lines[-1] + 1) if lines else range(0)
        self.lines = run if len(run) == len(lines) else lines
        self._rows = rows
        self._columns = [list(map(str.encode, cells)) for cells in zip(*rows, strict=True)]

    @property
    def rows(self) -> list[list[str]]:
        return list(self._rows)

    def row(self, at: int) -> list[str]:
        return self._rows[at]

    def between(self, start: int, stop: int) -> _Rows:
        return _Rows(self.lines[start:stop], self._rows[start:stop])

    def column(self, at: int) -> Sequence[bytes]:
        return self._columns[at]

    def distinct(self, at: int) -> set[bytes]:
        return set(self._columns[at])


def _even(chunk: Chunk, width: int) -> tuple[_Rows, Suspects]:
    """The rows of a width, without empty cells beyond it; all others are suspects."""
    fitting: Suspects = []
    suspects: Suspects = []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        fits = len(row) >= width and not any(row[width:])
        (fitting if fits else suspects).append((line, row[:width] if fits else row))
    return _Rows([line for line, _ in fitting], [row for _, row in fitting]), suspects
