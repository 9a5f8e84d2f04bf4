"""Gathers the figures of all files of a run, and sees to it that each is given once."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cchc.cells import ANSWER_WORDS, STATUS_WORDS
from cchc.checks.rows import CheckedRow, RowCheck
from cchc.diagnostics import Diagnostic, Place, diagnostic, show_place
from cchc.figure_file import Table
from cchc.figure_file.header import COLUMN_NAMES
from cchc.figures import Figure, Period, Source, State
from cchc.plan import Agency, Plan


class Submission(NamedTuple):
    """The figures of one period: for each slot of the plan the figure, or None."""

    period: Period
    figures: list[Figure | None]
    rows: int
    """Rows that name this period."""


class FigureCheck:
    """Checks tables one after the other, and gathers their figures by period.

    `report` takes every finding. With `keep` only that period's figures are kept (all are checked);
    with `only` every row must be of that agency. Memory grows with the plan, not with the rows.
    """

    def __init__(
        self,
        plan: Plan,
        report: Callable[[Diagnostic], None],
        *,
        keep: Period | None = None,
        only: Agency | None = None,
    ) -> None:
        self.plan = plan
        self.sources: list[Source] = []
        self._report = report
        self._keep = keep
        self._only = only
        self._figures: dict[Period, list[Figure | None]] = {}
        self._seen: dict[Period, array[int]] = {}
        self._rows: dict[Period, int] = {}
        self._repeats: dict[tuple[Period, int], list[int]] = {}
        self._starts: list[int] = []
        self._tables: list[tuple[str, str]] = []
        self._next = 0

    def read(self, table: Table) -> None:
        """Check every row of a table, and keep its source."""
        start = self._next
        self._starts.append(start)
        self._tables.append((table.path, table.sheet))
        last = 0
        check: RowCheck | None = None
        first: dict[Period, int] = {}
        for lines, rows in table.chunks():
            if check is None and table.header is not None:
                check = RowCheck(self.plan, table, table.header, self._only)
            if check is None:
                continue
            for line, cells in zip(lines, rows, strict=True):
                checked = check.check(line, cells)
                if checked is not None:
                    self._take(checked, line, start)
                    if checked.period is not None:
                        first.setdefault(checked.period, line)
            if lines:
                last = lines[-1]
        self._next = start + last + 1
        self.sources.append(table.source)
        if len(first) > 1:
            self._mixed(table, first)

    @property
    def periods(self) -> Mapping[Period, int]:
        """The periods that rows name, in order, and how many rows name each."""
        return dict(sorted(self._rows.items()))

    def submission(self, period: Period) -> Submission:
        """Return the figures of a period; call it when all tables are read."""
        empty: list[Figure | None] = [None] * len(self.plan.due)
        return Submission(period, self._figures.get(period, empty), self._rows.get(period, 0))

    def finish(self) -> None:
        """Report figures that were given more than once, and make them invalid."""
        for (period, slot), again in self._repeats.items():
            positions = sorted([self._seen[period][slot] - 1, *again])
            for position in positions[1:]:
                self._report(self._repeated(period, slot, positions[0], position))
            self._spoil(period, slot, positions[0])

    def place_at(self, position: int) -> Place:
        """Return the place of a row from its position in the whole run."""
        source = bisect_right(self._starts, position) - 1
        path, sheet = self._tables[source]
        return Place(path, position - self._starts[source], 0, sheet)

    def _take(self, checked: CheckedRow, line: int, start: int) -> None:
        for each in checked.found:
            self._report(each)
        period, agency, target = checked.period, checked.agency, checked.target
        if period is None:
            return
        self._rows[period] = self._rows.get(period, 0) + 1
        if agency is None or target is None:
            return
        slot = self.plan.slot(agency, target)
        if not self.plan.due[slot]:
            return
        seen = self._seen.get(period)
        if seen is None:
            seen = self._seen[period] = array("I", bytes(4 * len(self.plan.due)))
        if seen[slot]:
            self._repeats.setdefault((period, slot), []).append(start + line)
            return
        seen[slot] = start + line + 1
        if self._keep is not None and period != self._keep:
            return
        figures = self._figures.get(period)
        if figures is None:
            figures = self._figures[period] = [None] * len(self.plan.due)
        figures[slot] = self._figure(checked, line)

    def _figure(self, checked: CheckedRow, line: int) -> Figure:
        source = len(self.sources)
        if checked.row is None or not checked.usable:
            return Figure(State.INVALID, None, None, None, source, line)
        if not checked.row.applicable:
            return Figure(State.NOT_APPLICABLE, None, None, None, source, line)
        return Figure(State.USABLE, *checked.row.understood, source, line)

    def _spoil(self, period: Period, slot: int, position: int) -> None:
        figures = self._figures.get(period)
        if figures is not None:
            source = bisect_right(self._starts, position) - 1
            line = position - self._starts[source]
            figures[slot] = Figure(State.INVALID, None, None, None, source, line)

    def _repeated(self, period: Period, slot: int, first: int, position: int) -> Diagnostic:
        agency_index, target_index = divmod(slot, len(self.plan.targets))
        target = self.plan.targets[target_index]
        return diagnostic(
            "duplicate-figure",
            self.place_at(position),
            field="target",
            value=target.id,
            target=target.id,
            agency=self.plan.agencies[agency_index].id,
            period=str(period),
            first=show_place(self.place_at(first)),
        )

    def _mixed(self, table: Table, first: Mapping[Period, int]) -> None:
        (_, _), (_, line), *_ = sorted(first.items(), key=lambda item: item[1])
        self._report(
            diagnostic(
                "mixed-periods",
                table.place(line),
                field="period",
                periods=", ".join(map(str, sorted(first))),
            )
        )


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
