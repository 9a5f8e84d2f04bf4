"""Gathers the figures of all files of a run, and sees to it that each is given once."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from cchc.cells import ANSWER_WORDS, STATUS_WORDS
from cchc.checks.columns import CleanRows, ColumnScreen, Suspects
from cchc.checks.rows import CheckedRow, RowCheck
from cchc.diagnostics import Diagnostic, Place, diagnostic, show_place
from cchc.figure_file import Block, Chunk, Table
from cchc.figure_file.header import COLUMN_NAMES, Header
from cchc.figures import COLUMNS, Figure, Period, Source, State
from cchc.plan import Agency, Plan


class Submission(NamedTuple):
    """The figures of one period: for each slot of the plan the figure, or None."""

    period: Period
    figures: list[Figure | None]
    rows: int
    """Rows that name this period."""


class FigureCheck:
    """Checks tables one after the other, and gathers their figures by period.

    `report` takes every finding. Figures are kept of the periods that `keeps` is true for (all are
    checked). With `only` every row must be of that agency. With `exact` every row takes the way of
    the exact check. Memory grows with the plan, not with the rows.
    """

    def __init__(
        self,
        plan: Plan,
        report: Callable[[Diagnostic], None],
        *,
        keeps: Callable[[Period], bool] = lambda _: True,
        only: Agency | None = None,
        exact: bool = False,
    ) -> None:
        self.plan = plan
        self.sources: list[Source] = []
        self._report = report
        self._keeps = keeps
        self._only = only
        self._exact = exact
        self._screen = ColumnScreen(plan, only)
        self._gathered: dict[Period, _Gathered] = {}
        self._files: list[_File] = []
        self._next = 0

    def read(self, table: Table) -> None:
        """Check every row of a table, and keep its source."""
        file = _File(table, self._next)
        self._files.append(file)
        rows: RowCheck | None = None
        for chunk in table.blocks():
            if table.header is None or not chunk.lines:
                continue
            if rows is None:
                rows = RowCheck(self.plan, table, table.header, self._only)
                file.columns = {name: table.header.column(name) for name in COLUMNS}
            for each in self._screened(chunk, table.header, file):
                checked = rows.check(*each)
                if checked is not None:
                    self._take_checked(checked, each[0], file)
            self._next = max(self._next, file.start + chunk.lines[-1] + 1)
        self.sources.append(table.source)
        if len(file.first_lines) > 1:
            self._report(_mixed_periods(table, file.first_lines))

    @property
    def periods(self) -> Mapping[Period, int]:
        """The periods that rows name, in order, and how many rows name each."""
        return {period: each.rows for period, each in sorted(self._gathered.items())}

    def submission(self, period: Period) -> Submission:
        """Return the figures of a period that is kept; call it when all tables are read."""
        gathered = self._gathered.get(period) or _Gathered(len(self.plan.due), keeps=True)
        return Submission(period, gathered.figures, gathered.rows)

    def received(self, period: Period) -> bytes:
        """Return for each slot whether its figure was received: usable or not applicable."""
        gathered = self._gathered.get(period) or _Gathered(len(self.plan.due), keeps=False)
        flags = gathered.given[:]
        for slot in gathered.invalid:
            flags[slot] = 0
        return bytes(flags)

    def finish(self) -> None:
        """Report figures that were given more than once, and make them invalid."""
        for period, gathered in self._gathered.items():
            for slot, again in gathered.repeats.items():
                positions = sorted([gathered.first[slot], *again])
                for position in positions[1:]:
                    self._report(self._repeated(period, slot, positions[0], position))
                self._keep_invalid(gathered, slot, positions[0])

    def place_at(self, position: int) -> Place:
        """Return the place of a row from its position in the whole run."""
        file = self._file_at(position)
        return Place(file.path, position - file.start, 0, file.sheet)

    def column(self, source: int, name: str) -> int:
        """Return the ordinal of a column's cell in the rows of a source."""
        return self._files[source].columns[name]

    def _file_at(self, position: int) -> _File:
        starts = [file.start for file in self._files]
        return self._files[bisect_right(starts, position) - 1]

    def _gather(self, period: Period) -> _Gathered:
        gathered = self._gathered.get(period)
        if gathered is None:
            gathered = _Gathered(len(self.plan.due), keeps=self._keeps(period))
            self._gathered[period] = gathered
        return gathered

    def _screened(self, chunk: Block | Chunk, header: Header, file: _File) -> Suspects:
        """Take the clean rows of a chunk, and return those that need the exact check."""
        if self._exact:
            return list(zip(chunk.lines, chunk.rows, strict=True))
        clean, suspects = self._screen.screen(chunk, header)
        for rows in clean:
            self._take_clean(rows, file)
        return suspects

    def _take_clean(self, clean: CleanRows, file: _File) -> None:
        """Note rows without findings: all at once, or one by one where a figure is repeated."""
        period = Period(self.plan.year, clean.quarter)
        gathered = self._gather(period)
        file.first_lines.setdefault(period, clean.lines[0])
        slots, lines = clean.slots, clean.lines
        gathered.rows += len(slots)
        figures: Iterable[Figure] = map(
            _new_figure,
            zip(
                repeat(State.USABLE),
                clean.numerators,
                clean.denominators,
                clean.values,
                repeat(len(self.sources)),
                lines,
                strict=False,
            ),
        )
        shift = file.start
        positions: Sequence[int] = (
            range(lines.start + shift, lines.stop + shift)
            if isinstance(lines, range)
            else [line + shift for line in lines]
        )
        gathered.take(slots, positions, figures)

    def _take_checked(self, checked: CheckedRow, line: int, file: _File) -> None:
        """Report what the exact check has found, and note whose figure it was."""
        for each in checked.found:
            self._report(each)
        if checked.period is None:
            return
        gathered = self._gather(checked.period)
        gathered.rows += 1
        earliest = min(line, file.first_lines.get(checked.period, line))
        file.first_lines[checked.period] = earliest
        if checked.agency is None or checked.target is None:
            return
        slot = self.plan.slot(checked.agency, checked.target)
        if not self.plan.due[slot]:
            return
        if not gathered.take_one(slot, file.start + line):
            return
        if checked.row is None or not checked.usable:
            self._keep_invalid(gathered, slot, file.start + line)
        elif gathered.keeps:
            source = len(self.sources)
            gathered.figures[slot] = (
                Figure(State.USABLE, *checked.row.understood, source, line)
                if checked.row.applicable
                else Figure(State.NOT_APPLICABLE, None, None, None, source, line)
            )

    def _keep_invalid(self, gathered: _Gathered, slot: int, position: int) -> None:
        gathered.invalid.add(slot)
        if gathered.keeps:
            file = self._file_at(position)
            source, line = self._files.index(file), position - file.start
            gathered.figures[slot] = Figure(State.INVALID, None, None, None, source, line)

    def _repeated(self, period: Period, slot: int, first: int, position: int) -> Diagnostic:
        agency_index, target_index = divmod(slot, len(self.plan.targets))
        target = self.plan.targets[target_index]
        file = self._file_at(position)
        return diagnostic(
            "duplicate-figure",
            self.place_at(position)._replace(column=file.columns["target"]),
            field="target",
            value=target.id,
            target=target.id,
            agency=self.plan.agencies[agency_index].id,
            period=str(period),
            first=show_place(self.place_at(first)),
        )


class _File:
    """One table of the run: where its rows begin in the whole run, and where its columns are."""

    def __init__(self, table: Table, start: int) -> None:
        self.path = table.path
        self.sheet = table.sheet
        self.start = start
        self.first_lines: dict[Period, int] = {}
        self.columns = dict.fromkeys(COLUMNS, 0)


class _Gathered:
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


def _mixed_periods(table: Table, first_lines: Mapping[Period, int]) -> Diagnostic:
    """The finding that a file holds several periods, at the first row of the second one."""
    second = sorted(first_lines.values())[1]
    periods = ", ".join(map(str, sorted(first_lines)))
    place = table.place(second, table.header.column("period") if table.header else 0)
    return diagnostic("mixed-periods", place, field="period", periods=periods)


_new_figure: Callable[[tuple[Any, ...]], Figure] = partial(tuple.__new__, Figure)


def _set_all(holder: MutableSequence[Any], places: Iterable[int], values: Iterable[Any]) -> None:
    """Set holder[place] = value for all of them, without a loop of Python's."""
    deque(map(holder.__setitem__, places, values), maxlen=0)


def known_words(plan: Plan) -> frozenset[str]:
    """Return the lower-case words of the plan's names and of the form, beyond plain ASCII."""
    texts = [
        *(agency.name.vi for agency in plan.agencies[:500]),
        *(name for names in COLUMN_NAMES.values() for name in names),
        *ANSWER_WORDS,
        *STATUS_WORDS,
    ]
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())}
    return frozenset(word for word in words if not word.isascii())
