"""Checks one row of figures exactly: its cells, its sense, and its place in the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError, ValidationError

from cchc.cells import ANSWER_WORDS, STATUS_WORDS, read_period
from cchc.diagnostics import Diagnostic, Place, diagnostic
from cchc.figures import COLUMNS, Period
from cchc.plan import Agency, MeasureKind, Plan, Target
from cchc.rows import Row, UnusualForms, read_row
from cchc.rules import Severity
from cchc.spelling import fold, nearest, tidy
from cchc.table import DELIMITERS, Header, Table

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BREAK = re.compile(r"\r\n|\r|\n")
# What a whole row inside a cell begins with, or else holds: delimiters around counts or nothing.
_BEGINS_LIKE_ROW = re.compile(r"\s*\"?\d{4}-q[1-4]\"?[,;\t]", re.I)
_COUNTS = {each: re.compile(rf"(?:^|{each})[\d.]*{each}[\d.]*{each}") for each in DELIMITERS}
_FEWEST_DELIMITERS = len(COLUMNS) - 2
_DIGITS = re.compile(r"\d+", re.ASCII)
_DIGITS_OF_PERCENT = re.compile(r"\d+ ?%?", re.ASCII)
_NAMES_LISTED = 5
_SINGLE_DIGIT = re.compile(r"(?<!\d)(\d)(?!\d)", re.ASCII)

_NOTHING_DONE = tuple(
    map(fold, ("chưa thực hiện", "chưa triển khai", "chưa có số liệu", "chưa báo cáo"))
)
_NOTHING_THERE = tuple(map(fold, ("không phát sinh",)))
_ALL_DONE = tuple(map(fold, ("đã hoàn thành", "đã thực hiện xong")))


def is_telling_note(note: str) -> bool:
    """Return whether a note has a bearing on its figure: it may contradict it, or be part of it."""
    return fold(note).startswith(
        (*_NOTHING_DONE, *_NOTHING_THERE, *_ALL_DONE)
    ) or _is_rest_of_number(tidy(note))


def _is_rest_of_number(note: str) -> bool:
    """Whether a note may be what stood behind the comma of a number."""
    return _DIGITS_OF_PERCENT.fullmatch(note) is not None


def hides_something(text: str) -> bool:
    """Return whether a cell, as it stands in the file, holds control characters or whole rows."""
    return not text.isprintable() and (bool(_CONTROL.search(text)) or _swallows_rows(text))


def _swallows_rows(text: str) -> bool:
    """Whether a line of a cell, beyond its first, looks like a row of figures."""
    return any(
        _BEGINS_LIKE_ROW.match(line)
        or any(
            line.count(each) >= _FEWEST_DELIMITERS and counts.search(line)
            for each, counts in _COUNTS.items()
        )
        for line in _BREAK.split(text)[1:]
    )


class CheckedRow(NamedTuple):
    """What a row says: whose figure it is, where that is certain, and the cells as understood."""

    period: Period | None
    agency: Agency | None
    target: Target | None
    row: Row | None
    found: list[Diagnostic]

    @property
    def usable(self) -> bool:
        """Whether the figure can be used: no finding is an error."""
        return not any(each.rule.severity is Severity.ERROR for each in self.found)


class RowCheck:
    """Checks the rows of one table; `only` is the agency whose file it is, where that is said."""

    def __init__(
        self, plan: Plan, table: Table, header: Header, only: Agency | None = None
    ) -> None:
        self.plan = plan
        self.table = table
        self.header = header
        self.only = only

    def check(self, line: int, cells: Sequence[str]) -> CheckedRow | None:
        """Check one record that starts at `line`; None for a row that is blank."""
        tidied = [tidy(cell) for cell in cells]
        while len(tidied) > self.header.width and not tidied[-1]:
            tidied.pop()
        if not any(tidied):
            return None
        if len(tidied) != self.header.width:
            return CheckedRow(None, None, None, None, [self._width_wrong(line, len(tidied))])
        checker = _Row(self, line, cells, tidied)
        return checker.checked()

    def _width_wrong(self, line: int, count: int) -> Diagnostic:
        width = self.header.width
        rule = "missing-cells" if count < width else "extra-cells"
        column = min(count, width) + (count > width)
        return diagnostic(rule, self.table.place(line, column), count=count, width=width)


class _Row:
    """One row on its way through the checks."""

    def __init__(
        self, check: RowCheck, line: int, raw: Sequence[str], tidied: Sequence[str]
    ) -> None:
        self.plan = check.plan
        self.table = check.table
        self.header = check.header
        self.only = check.only
        self.line = line
        positions = check.header.positions
        self.raw = dict(zip(COLUMNS, (raw[at] for at in positions), strict=True))
        self.cells = dict(zip(COLUMNS, (tidied[at] for at in positions), strict=True))
        self.found: list[Diagnostic] = []

    def checked(self) -> CheckedRow:
        period = self._period()
        agency = self._agency()
        target = self._target()
        if agency is not None and target is not None:
            self._reports(agency, target)
        row = None if target is None else self._row(target)
        if row is not None and target is not None:
            self._sense(row, agency, target)
        self._split_number()
        self._text()
        return CheckedRow(period, agency, target, row, self.found)

    def place(self, column: str) -> Place:
        return self.table.place(self.line, self.header.column(column))

    def report(self, rule: str, at: str, **details: object) -> None:
        """Add a finding about the cell of a column; its text goes along."""
        self.found.append(
            diagnostic(rule, self.place(at), field=at, value=self.cells[at], **details)
        )

    def _period(self) -> Period | None:
        try:
            reading = read_period(self.cells["period"])
        except PydanticCustomError as error:
            self.report(error.type, "period", **(error.context or {}))
            return None
        period: Period = reading.value
        if period.year != self.plan.year:
            self.report(
                "period-outside-plan", "period", found=self.cells["period"], year=self.plan.year
            )
            return None
        if reading.read_as is not None:
            self.report("unusual-form", "period", found=self.cells["period"], read=reading.read_as)
        return period

    def _agency(self) -> Agency | None:
        text = self.cells["agency"]
        if not text:
            self.report("empty-cell", "agency", column="agency")
            return None
        named = self.plan.agencies_named(text)
        if len(named) == 1:
            if self.only is not None and named[0] is not self.only:
                self.report("other-agency", "agency", found=text, expected=self.only.id)
            return named[0]
        if named:
            ids = ", ".join(agency.id for agency in named)
            self.report("ambiguous-agency", "agency", found=text, count=len(named), agencies=ids)
        else:
            near = self.plan.nearest_agency(text)
            self.report("unknown-agency", "agency", found=text, nearest=near)
        return None

    def _target(self) -> Target | None:
        text = self.cells["target"]
        if not text:
            self.report("empty-cell", "target", column="target")
            return None
        target = self.plan.target_named(text)
        if target is None:
            self.report("unknown-target", "target", found=text, nearest=self._nearest_target(text))
        return target

    def _nearest_target(self, text: str) -> str | None:
        """The id that is meant most likely: with the nought that people leave out, else alike."""
        with_nought = self.plan.target_named(_SINGLE_DIGIT.sub(r"0\1", text, count=1))
        return with_nought.id if with_nought else self.plan.target_spellings.nearest(text)

    def _reports(self, agency: Agency, target: Target) -> None:
        if not self.plan.due[self.plan.slot(agency, target)]:
            names = target.reported_by[:_NAMES_LISTED]
            more = ", …" if len(target.reported_by) > _NAMES_LISTED else ""
            self.report(
                "not-a-reporter",
                "agency",
                agency=agency.id,
                target=target.id,
                reporters=", ".join(names) + more,
            )

    def _row(self, target: Target) -> Row | None:
        forms = UnusualForms()
        cells = {name: self.cells[name] for name in ("numerator", "denominator", "value")}
        try:
            row = read_row(target.measure.kind, cells, forms)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                self._cell_wrong(each["type"], each["loc"], each.get("ctx", {}), target)
            return None
        for column, (text, read) in forms.items():
            self.report("unusual-form", column, found=text, read=read)
        return row

    def _cell_wrong(
        self, rule: str, loc: tuple[int | str, ...], context: dict[str, Any], target: Target
    ) -> None:
        details = {key: value for key, value in context.items() if key != "at"}
        column = str(context.get("at") or next((p for p in loc if p in self.cells), "value"))
        words = {MeasureKind.YES_NO: ANSWER_WORDS, MeasureKind.TASK: STATUS_WORDS}
        if rule in ("not-yes-or-no", "not-a-task-status"):
            details["nearest"] = nearest(self.cells[column], words[target.measure.kind])
        self.report(rule, column, **details)

    def _sense(self, row: Row, agency: Agency | None, target: Target) -> None:
        """What the cells mean, beyond their form."""
        numerator, denominator, value = row.understood
        if agency is not None and row.applicable:
            expected = self.plan.population_of(target, agency)
            if expected is not None and denominator != expected:
                self.report(
                    "register-denominator", "denominator", found=denominator, expected=expected
                )
        if not row.applicable and not self.cells["note"]:
            self.report("not-applicable-without-note", "value")
        if row.applicable and numerator == denominator == 1 and target.measure.kind.counts:
            self.report("one-of-one", "denominator")
        self._note(row, value)

    def _note(self, row: Row, value: object) -> None:
        note = fold(self.cells["note"])
        if not note:
            return
        good = value in ("yes", "done") or (
            value is None and row.applicable and bool(row.understood[0])
        )
        contradicts = (
            (good and note.startswith(_NOTHING_DONE))
            or (row.applicable and note.startswith(_NOTHING_THERE))
            or (value in ("no", "not_started") and note.startswith(_ALL_DONE))
        )
        if contradicts:
            shown = self.cells["value"] or f"{self.cells['numerator']}/{self.cells['denominator']}"
            self.report("contradicting-note", "note", note=self.cells["note"], found=shown)

    def _split_number(self) -> None:
        """A number that a comma has cut in two, as in 78,3 without quotes: value 78, note 3."""
        value, note = self.cells["value"], self.cells["note"]
        beside = self.header.column("note") - self.header.column("value") == 1
        if (
            self.table.delimiter == ","
            and beside
            and _DIGITS.fullmatch(value)
            and _is_rest_of_number(note)
        ):
            found = f"{value},{note}"
            self.report("split-number", "value", found=found, value_found=value, note=note)

    def _text(self) -> None:
        """What hides in a cell: rows behind a quote, control characters."""
        for column, text in self.raw.items():
            if not hides_something(text):
                continue
            if _swallows_rows(text):
                self.report(
                    "swallowed-rows", column, column=column, count=len(_BREAK.findall(text))
                )
            if _CONTROL.search(text):
                self.report("control-characters", column, column=column)
