"""Tells at once which rows of a chunk are clean for certain, so that few need the exact check.

Rows become columns. There are few agencies, targets, periods and words, and counts repeat, so each
distinct spelling is judged once, by the same readers as in the exact check, and the verdict is
remembered. A row is clean if all its verdicts are and its numbers fit together. Whatever is
unusual in any way is left to `rows`, which alone words what is wrong: a clean row has no findings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

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

CleanRow = tuple[int, int, int, int | None, int | None, Decimal | str | None]
"""Line, quarter (1 to 4), slot, then numerator, denominator and value as a figure keeps them."""

_MEMO = 1 << 16
"""Spellings of a column that are remembered; beyond, the memory is emptied."""

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
    """Screens the chunks of one table; `only` is the agency whose file it is, if that is said."""

    def __init__(self, plan: Plan, header: Header, only: Agency | None = None) -> None:
        self._plan = plan
        self._only = only
        self._width = header.width
        self._positions = header.positions
        self._shapes = _shapes(plan)
        self._memos = (
            _Memo(self._judge_period),
            _Memo(self._judge_agency),
            _Memo(self._judge_target),
            _Memo(_judge_count),
            _Memo(_judge_count),
            _Memo(_judge_value),
            _Memo(_judge_note),
        )

    def screen(self, chunk: Chunk) -> tuple[list[CleanRow], list[tuple[int, list[str]]]]:
        """Return the clean rows of a chunk, and the others with their lines, each in order."""
        lines, rows = chunk
        suspects: list[tuple[int, list[str]]] = []
        if set(map(len, rows)) != {self._width}:
            lines, rows, suspects = self._cut(lines, rows)
            if not rows:
                return [], suspects
        columns = tuple(zip(*rows, strict=True))
        verdicts = [
            map(memo.__getitem__, columns[at])
            for memo, at in zip(self._memos, self._positions, strict=True)
        ]
        clean: list[CleanRow] = []
        keep, shapes = clean.append, self._shapes
        for position, (quarter, agency, target, numerator, denominator, value, plain) in enumerate(
            zip(*verdicts, strict=True)
        ):
            slot = agency + target
            if plain and quarter and slot >= 0:
                shape = shapes[slot]
                if shape == _COUNTS:
                    if 0 <= numerator <= denominator > 1 and value is None:
                        keep((lines[position], quarter, slot, numerator, denominator, None))
                        continue
                elif shape and numerator == denominator == _EMPTY and value in _FITTING[shape]:
                    keep((lines[position], quarter, slot, None, None, value))
                    continue
            suspects.append((lines[position], rows[position]))
        suspects.sort()
        return clean, suspects

    def _cut(
        self, lines: Sequence[int], rows: Sequence[list[str]]
    ) -> tuple[list[int], list[list[str]], list[tuple[int, list[str]]]]:
        """Take off empty cells beyond the header; rows of another width are suspects."""
        width = self._width
        fitting: list[tuple[int, list[str]]] = []
        suspects: list[tuple[int, list[str]]] = []
        for line, row in zip(lines, rows, strict=True):
            fits = len(row) >= width and not any(row[width:])
            (fitting if fits else suspects).append((line, row[:width] if fits else row))
        return [line for line, _ in fitting], [row for _, row in fitting], suspects

    def _judge_period(self, text: str) -> int:
        """The quarter, or 0 for what is not plainly a period of the plan's year."""
        reading = _read(read_period, text)
        if reading is None or reading.value.year != self._plan.year:
            return 0
        return int(reading.value.quarter)

    def _judge_agency(self, text: str) -> int:
        """Where the agency's slots begin."""
        named = () if hides_something(text) else self._plan.agencies_named(tidy(text))
        if len(named) != 1 or (self._only is not None and named[0] is not self._only):
            return _NOWHERE
        return named[0].index * len(self._plan.targets)

    def _judge_target(self, text: str) -> int:
        """The target's place among an agency's slots."""
        target = None if hides_something(text) else self._plan.target_named(tidy(text))
        return _NOWHERE if target is None else target.index


def _shapes(plan: Plan) -> bytes:
    """For each slot what its figure looks like; 0 where none is due, or all need a closer look."""
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
