"""Tells at once which rows of a chunk are clean for certain, so that few need the exact check.

Rows become columns. There are few agencies, targets, periods and words, and counts repeat, so each
distinct spelling is judged once, by the same readers as in the exact check, and the verdict is
remembered. A row is clean if all its verdicts are and its numbers fit together. Whatever is
unusual in any way is left to `rows`, which alone words what is wrong: a clean row has no findings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, compress, count, repeat
from operator import add, gt, itemgetter, ne
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from cchc.cells import (
    COUNT_DIGITS,
    Reading,
    is_not_applicable,
    read_answer,
    read_count,
    read_percentage,
    read_period,
)
from cchc.cells import read_status as read_task
from cchc.checks.rows import hides_something, is_telling_note
from cchc.plan import Agency, MeasureKind, Plan
from cchc.spelling import tidy
from cchc.table import Block, Chunk, Header


class CleanRows(NamedTuple):
    """Rows of one quarter (1 to 4) without findings, as columns.

    For each row its line, the slot of its figure, and what the figure keeps; `values` is None where
    all of them are counts.
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


Suspects = list[tuple[int, list[str]]]
"""Rows that need the exact check: the line and the cells of each, in order."""

_MEMO = 1 << 16
"""Spellings of a column that are remembered; beyond, the memory is emptied."""

_FEWEST = 2
"""Rows that are worth taking all at once."""

_FEW_STRANGE = 32
"""Rows out of place in a block that is still taken for one that keeps the order of the form."""

# Verdicts that are no number of their column. That of a numerator is greater than any count, that
# of a denominator smaller: one comparison of the two shows both.
_NO_PART, _NO_WHOLE, _SUSPECT, _NOWHERE = 1 << 60, -1, -2, -(1 << 40)

# What a figure of a slot looks like; a slot with a fixed denominator is left to the exact check.
_COUNTS, _PERCENT, _YES_NO, _TASK = 1, 2, 3, 4
_SHAPES = {
    MeasureKind.RATIO: _COUNTS,
    MeasureKind.PERCENT: _PERCENT,
    MeasureKind.YES_NO: _YES_NO,
    MeasureKind.TASK: _TASK,
}


class _Memo(dict[str, Any]):
    """Spelling → verdict, judged when it is first seen."""

    def __init__(self, judge: Callable[[str], Any]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, spelling: str) -> Any:
        if len(self) >= _MEMO:
            self.clear()
        verdict = self[spelling] = self._judge(spelling)
        return verdict


class ColumnScreen:
    """Screens the chunks of a run; `only` is the agency whose files they are, if that is said."""

    def __init__(self, plan: Plan, only: Agency | None = None) -> None:
        self._plan = plan
        self._only = only
        self._shapes = _slot_shapes(plan)
        self._agency_ids = [agency.id for agency in plan.agencies]
        self._target_ids = [target.id for target in plan.targets]
        self._memos = (
            _Memo(self._judge_period),
            _Memo(self._judge_agency),
            _Memo(self._judge_target),
            _Memo(_judge_part),
            _Memo(_judge_whole),
            _Memo(_judge_value),
            _Memo(_judge_note),
        )

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
        in_period, _, _, in_numerator, in_denominator, _, in_note = self._memos
        quarters = {in_period[each] for each in block.distinct(period)}
        plain = all(in_note[each] for each in block.distinct(note))
        few = len(block.lines) < _FEWEST
        if few or len(quarters) > 1 or 0 in quarters or not plain or any(block.column(value)):
            return None
        slots, strays = self._slots(block.column(agency), block.column(target))
        # One call looks up a whole column; no loop of Python's runs over clean rows.
        parts = itemgetter(*block.column(numerator))(in_numerator)
        wholes = itemgetter(*block.column(denominator))(in_denominator)
        rows = CleanRows(quarters.pop(), block.lines, slots, parts, wholes, None)
        wrong = [*compress(count(), map(gt, parts, wholes))]
        if not strays and not wrong:
            return [rows], []
        clean = list(_between(rows, sorted({*strays, *wrong})))
        out_of_place = [
            at
            for at, slot in strays.items()
            if slot >= 0 and self._shapes[slot] == _COUNTS and parts[at] <= wholes[at]
        ]
        if out_of_place:
            clean.append(rows.at(out_of_place, [strays[at] for at in out_of_place]))
        suspects = sorted({*strays, *wrong}.difference(out_of_place))
        return clean, [(block.lines[at], block.row(at)) for at in suspects]

    def _slots(
        self, agencies: Sequence[str], targets: Sequence[str]
    ) -> tuple[Sequence[int], dict[int, int]]:
        """The slots of rows, all of counts: a range where the rows keep the order of the form.

        What few rows have another slot, or none that is sure, come apart.
        """
        _, in_agency, in_target, *_ = self._memos
        shapes, length = self._shapes, len(agencies)
        start = in_agency[agencies[0]] + in_target[targets[0]]
        run = range(start, start + length)
        if start >= 0 and shapes.count(_COUNTS, run.start, run.stop) == length:
            strange = self._strange(agencies, targets, start)
            if len(strange) < _FEW_STRANGE:
                return run, {at: in_agency[agencies[at]] + in_target[targets[at]] for at in strange}
        slots = list(map(add, itemgetter(*agencies)(in_agency), itemgetter(*targets)(in_target)))
        if min(slots) >= 0 and set(itemgetter(*slots)(shapes)) == {_COUNTS}:
            return slots, {}
        return slots, {
            at: slot for at, slot in enumerate(slots) if slot < 0 or shapes[slot] != _COUNTS
        }

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
        width = len(self._plan.targets)
        first, offset = divmod(start, width)
        ids = self._agency_ids[first : first + length // width + 2]
        agencies = list(chain.from_iterable(map(repeat, ids, repeat(width))))
        here = slice(offset, offset + length)
        return agencies[here], (self._target_ids * len(ids))[here]

    def _one_by_one(self, block: Block, header: Header) -> tuple[list[CleanRows], Suspects]:
        """Row by row, by the verdicts on its cells."""
        lines = block.lines
        verdicts = [
            map(memo.__getitem__, block.column(at))
            for memo, at in zip(self._memos, header.positions, strict=True)
        ]
        shapes = self._shapes
        clean: dict[int, list[Any]] = {}
        suspects: Suspects = []
        for at, (quarter, agency, target, part, whole, value, plain) in enumerate(
            zip(*verdicts, strict=True)
        ):
            slot = agency + target
            shape = shapes[slot] if plain and quarter and slot >= 0 else 0
            if shape == _COUNTS and part <= whole and value is None:
                row = (lines[at], slot, part, whole, None)
            elif (
                shape > _COUNTS
                and part == _NO_PART
                and whole == _NO_WHOLE
                and value in _FITTING[shape]
            ):
                row = (lines[at], slot, None, None, value)
            else:
                suspects.append((lines[at], block.row(at)))
                continue
            clean.setdefault(quarter, []).append(row)
        found = [
            CleanRows(quarter, *map(list, zip(*kept, strict=True)))
            for quarter, kept in clean.items()
        ]
        return found, suspects

    def _judge_period(self, text: str) -> int:
        """The quarter, or 0 for what is not plainly a period of the plan's year."""
        reading = _read(read_period, text)
        if reading is None or reading.value.year != self._plan.year:
            return 0
        return int(reading.value.quarter)

    def _judge_agency(self, text: str) -> int:
        """Where the agency's slots begin."""
        agency = self._plan.agency_by_id.get(text)
        if agency is None and not hides_something(text):
            named = self._plan.agencies_named(tidy(text))
            agency = named[0] if len(named) == 1 else None
        if agency is None or (self._only is not None and agency is not self._only):
            return _NOWHERE
        return agency.index * len(self._plan.targets)

    def _judge_target(self, text: str) -> int:
        """The target's place among an agency's slots."""
        target = None if hides_something(text) else self._plan.target_named(tidy(text))
        return _NOWHERE if target is None else target.index


class _Rows(Block):
    """Rows of equal width, seen as columns."""

    def __init__(self, lines: Sequence[int], rows: Sequence[list[str]]) -> None:
        self.lines = lines
        self._rows = rows
        self._columns = list(zip(*rows, strict=True))

    @property
    def rows(self) -> list[list[str]]:
        return list(self._rows)

    def row(self, at: int) -> list[str]:
        return self._rows[at]

    def column(self, at: int) -> Sequence[str]:
        return self._columns[at]

    def distinct(self, at: int) -> set[str]:
        return set(self._columns[at])


def _even(chunk: Chunk, width: int) -> tuple[_Rows, Suspects]:
    """The rows of a width, without empty cells beyond it; all others are suspects."""
    fitting: Suspects = []
    suspects: Suspects = []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        fits = len(row) >= width and not any(row[width:])
        (fitting if fits else suspects).append((line, row[:width] if fits else row))
    return _Rows([line for line, _ in fitting], [row for _, row in fitting]), suspects


def _between(rows: CleanRows, suspects: Iterable[int]) -> Iterator[CleanRows]:
    """Rows of counts between some that are taken out."""
    quarter, lines, slots, parts, wholes, _ = rows
    start = 0
    for at in (*suspects, len(slots)):
        if at > start:
            here = slice(start, at)
            yield CleanRows(quarter, lines[here], slots[here], parts[here], wholes[here], None)
        start = at + 1


def _slot_shapes(plan: Plan) -> bytes:
    """Return for each slot what its figure looks like; 0 where every row needs a closer look."""
    shapes = bytearray(plan.due)
    count = len(plan.targets)
    for target in plan.targets:
        shape = 0 if target.measure.population else _SHAPES.get(target.measure.kind, 0)
        due = plan.due[target.index :: count]
        shapes[target.index :: count] = due.replace(b"\1", bytes([shape]))
    return bytes(shapes)


def _read(read: Callable[[str], Reading], text: str) -> Reading | None:
    """What a cell says if it says it in the usual form, else None."""
    if hides_something(text):
        return None
    try:
        reading = read(tidy(text))
    except PydanticCustomError:
        return None
    return None if reading.read_as is not None else reading


def _judge_part(text: str) -> int:
    """The numerator; where there is none to be sure of, more than any denominator."""
    count = _judge_count(text)
    return _NO_PART + (count == _SUSPECT) if count < 0 else count


def _judge_whole(text: str) -> int:
    """The denominator, if over 1; where there is none to be sure of, less than any numerator."""
    count = _judge_count(text)
    return _SUSPECT if count in (0, 1) else count


def _judge_count(text: str) -> int:
    """The count; _NO_WHOLE for an empty cell, _SUSPECT where there is none to be sure of."""
    if len(text) <= COUNT_DIGITS and text.isascii() and text.isdecimal():
        return int(text)  # as almost always
    reading = _read(read_count, text)
    if reading is not None:
        count: int = reading.value
        return count
    return _SUSPECT if tidy(text) or hides_something(text) else _NO_WHOLE


class _Doubtful:
    """The verdict on a value that fits no figure without a closer look."""


_DOUBTFUL = _Doubtful()


class _Percentages:
    """All percentages, as a set that a value can be looked up in."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal)


_FITTING: tuple[Any, ...] = (
    (),
    (),
    _Percentages(),
    frozenset({"yes", "no"}),
    frozenset({"done", "in_progress", "not_started"}),
)
"""For each shape, the values that fit it."""


def _judge_value(text: str) -> Decimal | str | _Doubtful | None:
    """None for an empty cell, else an answer, a status, a percentage, or doubt."""
    if not text or (text.isspace() and not tidy(text)):
        return None
    if is_not_applicable(tidy(text)):
        return _DOUBTFUL
    for read in (read_answer, read_task, read_percentage):
        reading = _read(read, text)
        if reading is not None:
            found: Decimal | str = reading.value
            return found
    return _DOUBTFUL


def _judge_note(text: str) -> bool:
    """Whether a note has no bearing on the figure beside it."""
    return not text or not (hides_something(text) or is_telling_note(text))
