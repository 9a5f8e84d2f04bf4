"""Gathers the figures of all files of a run, and sees to it that each is given once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cchc.checks.columns import CleanRows, ColumnScreen, Suspects
from cchc.checks.gathered import INVALID, Gathered, PackedGathered
from cchc.checks.rows import CheckedRow, RowCheck
from cchc.diagnostics import Diagnostic, Place, diagnostic, show_place
from cchc.figures import COLUMNS, Figure, Figures, Period, Source, State
from cchc.plan import Agency, Plan
from cchc.table import Block, Chunk, Header, Table


class Submission(NamedTuple):
    """The figures of one period: for each slot of the plan the figure, or None."""

    period: Period
    figures: Figures
    rows: int
    """Rows that name this period."""


class FigureCheck:
    """Checks tables one after the other, and gathers their figures by period.

    `report` takes every finding. Figures are kept of the periods that `keeps` is true for (all are
    checked). With `only` every row must be of that agency. With `exact` every row takes the way of
    the exact check. Checks of one plan and agency may share a `screen`, which learns what cells
    come to. Memory grows with the plan, not with the rows.
    """

    def __init__(
        self,
        plan: Plan,
        report: Callable[[Diagnostic], None],
        *,
        keeps: Callable[[Period], bool] = lambda _: True,
        only: Agency | None = None,
        exact: bool = False,
        screen: ColumnScreen | None = None,
    ) -> None:
        self.plan = plan
        self.sources: list[Source] = []
        self._report = report
        self._keeps = keeps
        self._only = only
        self._exact = exact
        self._screen = screen or ColumnScreen(plan, only)
        self._gathered: dict[Period, Gathered] = {}
        self._files: list[_File] = []
        self._next = 0

    def read(self, table: Table, progress: Callable[[int], None] = lambda _: None) -> None:
        """Check every row of a table, and keep its source.

        `progress` is told now and then how many bytes of the file are read.
        """
        self.read_part(table, progress)
        self.end_parts()

    def read_part(self, table: Table, progress: Callable[[int], None] = lambda _: None) -> None:
        """Do the same for a part of a file, all but what takes the whole of it."""
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
            progress(table.position)
        self.sources.append(table.source)

    def pack(self) -> PackedCheck:
        """Return what was read, for another process to add."""
        gathered = {period: each.pack() for period, each in self._gathered.items()}
        return PackedCheck(self.sources, self._files, self._next, gathered)

    def add(self, packed: PackedCheck) -> None:
        """Take what another process has read as if it had been read here, after all before it."""
        start, sources = self._next, len(self.sources)
        for file in packed.files:
            file.start += start
            self._files.append(file)
        self.sources += packed.sources
        self._take_packed(packed, start, sources)

    def add_part(self, packed: PackedCheck, lines: int) -> None:
        """Take the next part of the file that was added last; so many of its lines are before."""
        file, source = self._files[-1], self.sources[-1]
        for part in packed.files:
            for period, line in part.first_lines.items():
                file.note_line(period, lines + line)
        rows = source.rows + sum(part.rows for part in packed.sources)
        self.sources[-1] = source._replace(rows=rows)
        self._take_packed(packed, file.start + lines, len(self.sources) - 1, lines)

    def end_parts(self) -> None:
        """Report what shows in the whole of a file that was read in parts: several periods."""
        file = self._files[-1]
        if len(file.first_lines) < 2:
            return
        # It stands at the first row of the second one.
        second = sorted(file.first_lines.values())[1]
        place = Place(file.path, second, file.columns["period"], file.sheet)
        periods = ", ".join(map(str, sorted(file.first_lines)))
        self._report(diagnostic("mixed-periods", place, field="period", periods=periods))

    def _take_packed(self, packed: PackedCheck, start: int, sources: int, lines: int = 0) -> None:
        """Take rows whose positions, sources and lines count from others."""
        for period, each in packed.gathered.items():
            self._gather(period).add(each, start, sources, lines)
        self._next = max(self._next, start + packed.length)

    @property
    def periods(self) -> Mapping[Period, int]:
        """The periods that rows name, in order, and how many rows name each."""
        return {period: each.rows for period, each in sorted(self._gathered.items())}

    def submission(self, period: Period) -> Submission:
        """Return the figures of a period that is kept; call it when all tables are read."""
        gathered = self._gathered.get(period) or Gathered(len(self.plan.due), keeps=True)
        return Submission(period, gathered.figures or Figures(len(self.plan.due)), gathered.rows)

    def received(self, period: Period) -> bytearray:
        """Return for each slot 1 where its figure was received: usable or not applicable.

        Where it was not, another number stands there; do not change them.
        """
        gathered = self._gathered.get(period)
        return bytearray(len(self.plan.due)) if gathered is None else gathered.given

    def finish(self) -> None:
        """Report figures that were given more than once, and make them invalid.

        Nothing can be read afterwards.
        """
        del self._screen  # with all that it remembers of cells
        repeated = [
            (period, slot, sorted([gathered.first[slot], *again]))
            for period, gathered in self._gathered.items()
            for slot, again in gathered.repeats.items()
        ]
        # In the order of the rows that repeat a figure, however they were read.
        for period, slot, (first, *others) in sorted(repeated, key=lambda each: each[2][1]):
            for position in others:
                self._report(self._repeated(period, slot, first, position))
            self._keep_invalid(self._gathered[period], slot, first)

    def place_at(self, position: int) -> Place:
        """Return the place of a row from its position in the whole run."""
        file = self._file_at(position)
        return Place(file.path, position - file.start, 0, file.sheet)

    def first_rows(self) -> Mapping[Period, Place]:
        """Return the periods in the order in which rows name them first, and where they do."""
        found: dict[Period, Place] = {}
        for file in self._files:
            for period, line in sorted(file.first_lines.items(), key=lambda item: item[1]):
                place = Place(file.path, line, file.columns["period"], file.sheet)
                found.setdefault(period, place)
        return found

    def column(self, source: int, name: str) -> int:
        """Return the ordinal of a column's cell in the rows of a source."""
        return self._files[source].columns[name]

    def _file_at(self, position: int) -> _File:
        starts = [file.start for file in self._files]
        return self._files[bisect_right(starts, position) - 1]

    def _gather(self, period: Period) -> Gathered:
        gathered = self._gathered.get(period)
        if gathered is None:
            gathered = Gathered(len(self.plan.due), keeps=self._keeps(period))
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
        """Note rows without findings."""
        period = Period(self.plan.year, clean.quarter)
        file.note_line(period, clean.lines[0])
        self._gather(period).take(clean, len(self.sources), file.start)

    def _take_checked(self, checked: CheckedRow, line: int, file: _File) -> None:
        """Report what the exact check has found, and note whose figure it was."""
        for each in checked.found:
            self._report(each)
        if checked.period is None:
            return
        gathered = self._gather(checked.period)
        gathered.rows += 1
        file.note_line(checked.period, line)
        if checked.agency is None or checked.target is None:
            return
        slot = self.plan.slot(checked.agency, checked.target)
        if not self.plan.due[slot]:
            return
        if not gathered.take_one(slot, file.start + line):
            return
        if checked.row is None or not checked.usable:
            self._keep_invalid(gathered, slot, file.start + line)
        elif gathered.figures is not None:
            source = len(self.sources)
            figure = (
                Figure(State.USABLE, *checked.row.understood, source, line)
                if checked.row.applicable
                else Figure(State.NOT_APPLICABLE, None, None, None, source, line)
            )
            gathered.figures.put(slot, figure)

    def _keep_invalid(self, gathered: Gathered, slot: int, position: int) -> None:
        gathered.given[slot] = INVALID
        if gathered.figures is not None:
            file = self._file_at(position)
            source, line = self._files.index(file), position - file.start
            gathered.figures.put(slot, Figure(State.INVALID, None, None, None, source, line))

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


class PackedCheck(NamedTuple):
    """What a FigureCheck has read, before `finish`, on its way from one process to another."""

    sources: list[Source]
    files: list[_File]
    length: int
    gathered: dict[Period, PackedGathered]


class _File:
    """One table of the run: where its rows begin in the whole run, and where its columns are."""

    def __init__(self, table: Table, start: int) -> None:
        self.path = table.path
        self.sheet = table.sheet
        self.start = start
        self.first_lines: dict[Period, int] = {}
        self.columns = dict.fromkeys(COLUMNS, 0)

    def note_line(self, period: Period, line: int) -> None:
        """Note that a line names a period; of a block they come in any order."""
        self.first_lines[period] = min(line, self.first_lines.get(period, line))
