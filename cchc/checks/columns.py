"""Tells at once which rows of a chunk are clean for certain, so that few need the exact check.

Rows become columns. There are few agencies, targets, periods and words, and counts repeat, so each
distinct spelling is judged once, by the same readers as in the exact check, and the verdict is
remembered. A row is clean if all its verdicts are and its numbers fit together. Whatever is
unusual in any way is left to `rows`, which alone words what is wrong: a clean row has no findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from operator import add, itemgetter, le
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from cchc.cells import Reading, is_not_applicable, read_answer, read_percentage, read_period
from cchc.cells import read_status as read_task
from cchc.checks.rows import hides_something, is_telling_note
from cchc.figure_file import Chunk
from cchc.figure_file.header import Header
from cchc.plan import Agency, MeasureKind, Plan
from cchc.rows import Count, UnusualForms
from cchc.spelling import tidy


class CleanRows(NamedTuple):
    """Rows of one quarter (1 to 4) without findings, as columns.

    For each row its line, the slot of its figure, and what the figure keeps.
    """

    quarter: int
    lines: Sequence[int]
    slots: list[int]
    numerators: Iterable[int | None]
    denominators: Iterable[int | None]
    values: Iterable[Decimal | str | None]


Suspects = list[tuple[int, list[str]]]
"""Rows that need the exact check: the line and the cells of each, in order."""

_MEMO = 1 << 16
"""Spellings of a column that are remembered; beyond, the memory is emptied."""

_FEWEST = 2
"""Rows that are worth taking all at once."""
_SMALL = 32
"""Rows that are looked at one by one rather than cut again."""

# Verdicts that are no number of their column.
_EMPTY, _SUSPECT, _NOWHERE = -1, -2, -(1 << 40)

# What a figure of a slot looks like; a slot with a fixed denominator is left to the exact check.
_COUNTS, _PERCENT, _YES_NO, _TASK = 1, 2, 3, 4
_SHAPES = {
    MeasureKind.RATIO: _COUNTS,
    MeasureKind.PERCENT: _PERCENT,
    MeasureKind.YES_NO: _YES_NO,
    MeasureKind.TASK: _TASK,
}
_COUNT: TypeAdapter[int | None] = TypeAdapter(Count)


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
        self._memos = (
            _Memo(self._judge_period),
            _Memo(self._judge_agency),
            _Memo(self._judge_target),
            _Memo(_judge_count),
            _Memo(_judge_count),
            _Memo(_judge_value),
            _Memo(_judge_note),
        )

    def screen(self, chunk: Chunk, header: Header) -> tuple[list[CleanRows], Suspects]:
        """Return the clean rows of a chunk under its header, and the suspects among them."""
        suspects: Suspects = []
        every = _transposed(chunk, header.width)
        if every is None:
            chunk, suspects = _cut(chunk, header.width)
            every = _transposed(chunk, header.width)
            if every is None:
                return [], suspects
        columns = [every[at] for at in header.positions]
        clean = self._all_counts(chunk.lines, columns)
        if clean is not None:
            return [clean], suspects
        if len(chunk.rows) > _SMALL:
            # Most parts of a chunk with something unusual in it are clean.
            parts = [self.screen(part, header) for part in _parts(chunk)]
            suspects += [each for _, more in parts for each in more]
            return [each for found, _ in parts for each in found], sorted(suspects)
        found, more = self._one_by_one(chunk, columns)
        return found, sorted(suspects + more)

    def _all_counts(
        self, lines: Sequence[int], columns: Sequence[Sequence[str]]
    ) -> CleanRows | None:
        """The whole chunk at once, where it holds clean counts of one quarter and nothing else."""
        periods, agencies, targets, numerators, denominators, values, notes = columns
        in_period, in_agency, in_target, in_numerator, in_denominator, _, in_note = self._memos
        quarter = in_period[periods[0]]
        if not quarter or any(values) or len(set(periods)) > 1 or len(lines) < _FEWEST:
            return None
        if any(notes) and not all(itemgetter(*notes)(in_note)):
            return None
        # One call looks up a whole column; no loop of Python's runs over clean rows.
        slots = list(map(add, itemgetter(*agencies)(in_agency), itemgetter(*targets)(in_target)))
        parts = itemgetter(*numerators)(in_numerator)
        wholes = itemgetter(*denominators)(in_denominator)
        sound = (
            min(slots) >= 0
            and min(parts) >= 0
            and min(wholes) > 1
            and all(map(le, parts, wholes))
            and set(itemgetter(*slots)(self._shapes)) == {_COUNTS}
        )
        return CleanRows(quarter, lines, slots, parts, wholes, repeat(None)) if sound else None

    def _one_by_one(
        self, chunk: Chunk, columns: Sequence[Sequence[str]]
    ) -> tuple[list[CleanRows], Suspects]:
        """Row by row, by the verdicts on its cells."""
        lines = chunk.lines
        verdicts = [
            map(memo.__getitem__, column) for memo, column in zip(self._memos, columns, strict=True)
        ]
        shapes = self._shapes
        clean: dict[int, list[Any]] = {}
        suspects: Suspects = []
        for position, (quarter, agency, target, numerator, denominator, value, plain) in enumerate(
            zip(*verdicts, strict=True)
        ):
            slot = agency + target
            shape = shapes[slot] if plain and quarter and slot >= 0 else 0
            if shape == _COUNTS and 0 <= numerator <= denominator > 1 and value is None:
                row = (lines[position], slot, numerator, denominator, None)
            elif (
                shape > _COUNTS and numerator == denominator == _EMPTY and value in _FITTING[shape]
            ):
                row = (lines[position], slot, None, None, value)
            else:
                suspects.append((lines[position], chunk.rows[position]))
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


def _transposed(chunk: Chunk, width: int) -> Sequence[Sequence[str]] | None:
    """The columns of a chunk; None where not all its rows are `width` cells wide."""
    try:
        columns = tuple(zip(*chunk.rows, strict=True))
    except ValueError:
        return None
    return columns if len(columns) == width else None


def _parts(chunk: Chunk) -> Iterator[Chunk]:
    lines, rows = chunk
    for at in range(0, len(rows), _SMALL):
        yield Chunk(lines[at : at + _SMALL], rows[at : at + _SMALL])


def _cut(chunk: Chunk, width: int) -> tuple[Chunk, Suspects]:
    """Take off empty cells beyond the header; rows of another width are suspects."""
    fitting: Suspects = []
    suspects: Suspects = []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        fits = len(row) >= width and not any(row[width:])
        (fitting if fits else suspects).append((line, row[:width] if fits else row))
    return Chunk([line for line, _ in fitting], [row for _, row in fitting]), suspects


def _slot_shapes(plan: Plan) -> bytes:
    """Return for each slot what its figure looks like; 0 where every row needs a closer look."""
    shapes = bytearray(plan.due)
    count = len(plan.targets)
    for target in plan.targets:
        shape = 0 if target.measure.population else _SHAPES.get(target.measure.kind, 0)
        shapes[target.index :: count] = bytes(
            shape if due else 0 for due in plan.due[target.index :: count]
        )
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


def _judge_count(text: str) -> int:
    """The count; _EMPTY or _SUSPECT where there is none."""
    forms = UnusualForms()
    try:
        count = None if hides_something(text) else _COUNT.validate_python(tidy(text), context=forms)
    except ValidationError:
        return _SUSPECT
    if count is None:
        return _SUSPECT if tidy(text) or hides_something(text) else _EMPTY
    return _SUSPECT if forms else count


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
