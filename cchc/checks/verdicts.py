"""What cells come to: each distinct spelling of a column is judged once, and remembered.

Plain counts, which differ most, are read by Pydantic a column at a time; all others by the readers
of the exact check. A verdict is sure: whatever is unusual in any way comes out as one that fits no
clean row. Cells are bytes in UTF-8, and become text only where they are judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from cchc.bulk import Memo, get_all
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
from cchc.plan import Agency, Plan
from cchc.spelling import tidy

NO_PART = 1 << 60
"""The numerator of an empty cell: greater than any count, as is that of a doubtful one."""
NO_WHOLE = -1
"""The denominator of an empty cell: smaller than any count, as is that of a doubtful one."""
_SUSPECT, _NOWHERE = -2, -(1 << 40)
_DOUBTFUL_WHOLES = (0, 1)
"""Denominators that need a closer look: nothing to measure, or a share of 1."""


class Verdicts:
    """A memo for each column of the form; `only` is the agency whose files they are, if said.

    The slot of a figure is the sum of the verdicts on agency and target; below 0 there is none.
    """

    def __init__(self, plan: Plan, only: Agency | None = None) -> None:
        agencies = [only] if only else plan.agencies
        starts = {each.id.encode(): _start(plan, each) for each in agencies}
        self.period = Memo(partial(_judge_period, plan))
        self.agency = Memo(partial(_judge_agency, plan, only), starts)
        self.target = Memo(partial(_judge_target, plan))
        self.numerator = Memo(_judge_part)
        self.denominator = Memo(_judge_whole)
        self.value = Memo(_judge_value)
        self.note = Memo(_judge_note)
        self.in_order = (
            self.period,
            self.agency,
            self.target,
            self.numerator,
            self.denominator,
            self.value,
            self.note,
        )

    def numerators(self, cells: Sequence[bytes]) -> Sequence[int]:
        """Return the verdicts on numerators."""
        # What is too large for a count is above any denominator that is none.
        return _plain_counts(cells, _NO_COUNT) or get_all(self.numerator, cells)

    def denominators(self, cells: Sequence[bytes]) -> Sequence[int]:
        """Return the verdicts on denominators."""
        counts = _plain_counts(cells, _NO_WHOLE)
        # If even their sum is no larger than a count may be, none of them is.
        if counts is not None and sum(counts) < 10**COUNT_DIGITS:
            return counts
        return get_all(self.denominator, cells)


_COUNTS = SchemaValidator(core_schema.list_schema(core_schema.int_schema(strict=True)))
# What JSON lets stand around a number, and what needs a closer look.
_NO_COUNT = (b"-0", b" ", b"\t", b"\r", b"\n")
_NO_WHOLE = (*_NO_COUNT, b"-", *(b",%d," % count for count in _DOUBTFUL_WHOLES))


def _plain_counts(cells: Sequence[bytes], unlike: Iterable[bytes]) -> Sequence[int] | None:
    """Counts that are all plain, read by Pydantic at once; None where one of them may not be.

    Negative ones come out as doubtful numerators. Nothing in the cells, or between the commas
    around them, may be `unlike` a plain count.
    """
    listed = b",%b," % b",".join(cells)
    if not cells[0] or any(map(listed.__contains__, unlike)):
        return None
    try:
        # Without blanks, a whole number of JSON is a plain count, if it is none below 0.
        counts: list[int] = _COUNTS.validate_json(b"[%b]" % listed[1:-1])
    except ValidationError:
        return None
    if b"-" in listed:
        counts = [NO_PART + 1 if count < 0 else count for count in counts]
    return counts if len(counts) == len(cells) else None


def _judge_period(plan: Plan, cell: bytes) -> int:
    """The quarter, or 0 for what is not plainly a period of the plan's year."""
    reading = _read(read_period, cell.decode())
    if reading is None or reading.value.year != plan.year:
        return 0
    return int(reading.value.quarter)


def _judge_agency(plan: Plan, only: Agency | None, cell: bytes) -> int:
    """Where the agency's slots begin."""
    text = cell.decode()
    agency = plan.agency_by_id.get(text)
    if agency is None and not hides_something(text):
        named = plan.agencies_named(tidy(text))
        agency = named[0] if len(named) == 1 else None
    if agency is None or (only is not None and agency is not only):
        return _NOWHERE
    return _start(plan, agency)


def _start(plan: Plan, agency: Agency) -> int:
    return agency.index * len(plan.targets)


def _judge_target(plan: Plan, cell: bytes) -> int:
    """The target's place among an agency's slots."""
    text = cell.decode()
    target = None if hides_something(text) else plan.target_named(tidy(text))
    return _NOWHERE if target is None else target.index


def _read(read: Callable[[str], Reading], text: str) -> Reading | None:
    """What a cell says if it says it in the usual form, else None."""
    if hides_something(text):
        return None
    try:
        reading = read(tidy(text))
    except PydanticCustomError:
        return None
    return None if reading.read_as is not None else reading


def _judge_part(cell: bytes) -> int:
    """The numerator; where there is none to be sure of, more than any denominator."""
    count = _judge_count(cell)
    return NO_PART + (count == _SUSPECT) if count < 0 else count


def _judge_whole(cell: bytes) -> int:
    """The denominator, if over 1; where there is none to be sure of, less than any numerator."""
    count = _judge_count(cell)
    return _SUSPECT if count in _DOUBTFUL_WHOLES else count


def _judge_count(cell: bytes) -> int:
    """The count; NO_WHOLE for an empty cell, _SUSPECT where there is none to be sure of."""
    if len(cell) <= COUNT_DIGITS and cell.isdigit():
        return int(cell)  # as almost always
    text = cell.decode()
    reading = _read(read_count, text)
    if reading is not None:
        count: int = reading.value
        return count
    return _SUSPECT if tidy(text) or hides_something(text) else NO_WHOLE


class _Doubtful:
    """The verdict on a value that fits no figure without a closer look."""


_DOUBTFUL = _Doubtful()


def _judge_value(cell: bytes) -> Decimal | str | _Doubtful | None:
    """None for an empty cell, else an answer, a status, a percentage, or doubt."""
    text = cell.decode()
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


def _judge_note(cell: bytes) -> bool:
    """Whether a note has no bearing on the figure beside it."""
    text = cell.decode()
    return not text or not (hides_something(text) or is_telling_note(text))
