"""The order of the stages: find and read the plan, read and check the figures, choose a period."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import eq
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from cchc.cells import read_period
from cchc.checks import ColumnScreen, FigureCheck
from cchc.cli.ahead import Helpers
from cchc.cli.language import choose_language as choose_language
from cchc.cli.language import plan_read
from cchc.cli.output import guard_inputs
from cchc.cli.progress import ReadingBar
from cchc.diagnostics import UNREADABLE, DiagnosticLog, Heed, diagnostic
from cchc.errors import CchcError
from cchc.figure_file import find_figure_files, open_table
from cchc.figure_file.known_words import known_words
from cchc.figures import COLUMNS, Period
from cchc.plan import Agency, Plan
from cchc.plan_file import read_plan
from cchc.spelling import nearest
from cchc.table import Block, Chunk
from cchc.words import Term

PLAN_VARIABLE = "CCHC_PLAN"
"""The environment variable that names the plan."""

_PACKAGE = Path(__file__).resolve().parent.parent


class Figures(NamedTuple):
    """All figures of a run, checked; `log` gathers what was found."""

    check: FigureCheck
    log: DiagnosticLog
    unreadable: bool
    """Whether a path that was named could not be read at all."""


def load_plan(asked: str | None, files: Sequence[str] = (), period: Period | None = None) -> Plan:
    """Return the plan of a run; PlanError where it is wrong, CchcError where there is none."""
    if asked or os.environ.get(PLAN_VARIABLE):
        year = None
    else:
        year = period.year if period else _year_of(files)
    path = find_plan(asked, year)
    guard_inputs([path])
    plan = read_plan(path)
    plan_read.set(plan)
    return plan


def find_plan(asked: str | None, year: int | None) -> str:
    """Return the path of the plan: as asked, else CCHC_PLAN, else by year upward, else our copy.

    Where no plan is there for the year, the newest one is taken: its check then says which rows
    are outside its year.
    """
    named = asked or os.environ.get(PLAN_VARIABLE)
    if named:
        return named
    folders = [folder / "plan" for folder in (Path.cwd(), *Path.cwd().parents)]
    folders += [_PACKAGE / "plans", _PACKAGE.parent / "plan"]
    if year is not None:
        for folder in folders:
            if (path := folder / f"{year}.yaml").is_file():
                return _shown(path)
    for folder in folders:
        if plans := sorted(folder.glob("[0-9][0-9][0-9][0-9].yaml")):
            return _shown(plans[-1])
    raise CchcError("error.plan_not_found", year=year or "?")


def _shown(path: Path) -> str:
    """A path below the working directory as people would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _year_of(files: Sequence[str]) -> int | None:
    """The year of the first period that the files name."""
    for path in find_figure_files(files, lambda _: None):
        table = open_table(path, (), lambda _: None)
        if table is None:
            continue
        with table:
            for each in table.blocks():
                for row in _rows_of(each):
                    period = _period_in(row, table.header and table.header.positions)
                    if period is not None:
                        return period.year
                break
    return None


def _rows_of(each: Block | Chunk) -> Iterable[list[str]]:
    """The records one by one, since the first one is mostly enough."""
    return map(each.row, range(len(each.lines))) if isinstance(each, Block) else each.rows


def _period_in(row: Sequence[str], positions: tuple[int, ...] | None) -> Period | None:
    at = positions[COLUMNS.index("period")] if positions else 0
    try:
        period: Period = read_period(row[at].strip()).value
    except (IndexError, PydanticCustomError):
        return None
    return period


def every_period(period: Period) -> bool:
    """Figures of any period are kept."""
    del period
    return True


def no_period(period: Period) -> bool:
    """Figures are checked, and none kept."""
    del period
    return False


def only_period(asked: Period | None) -> Callable[[Period], bool]:
    """Figures of the period asked for are kept; of any where none is."""
    return every_period if asked is None else partial(eq, asked)


class Reading(NamedTuple):
    """How the files of a run are read, the same for each of them."""

    plan: Plan
    keeps: Callable[[Period], bool]
    only: Agency | None
    sheet: str | None
    heed: Heed
    words: frozenset[str]
    screen: ColumnScreen

    def begin(self) -> tuple[FigureCheck, DiagnosticLog]:
        """Return a check that has read nothing yet, and the log that it reports to."""
        log = DiagnosticLog(heed=self.heed)
        check = FigureCheck(
            self.plan, log.add, keeps=self.keeps, only=self.only, screen=self.screen
        )
        return check, log

    def read(
        self,
        path: str,
        check: FigureCheck,
        log: DiagnosticLog,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Read one file; `progress` is told now and then how many bytes of it."""
        table = open_table(path, self.words, log.add, self.sheet)
        if table is not None:
            with table:
                check.read(table, progress)

    def read_all(
        self, paths: Iterable[str], check: FigureCheck, log: DiagnosticLog, bar: ReadingBar
    ) -> None:
        """Read files one after the other."""
        for path in paths:
            self.read(path, check, log, bar.at)
            bar.end(path)


def read_figures(
    plan: Plan,
    files: Iterable[str],
    *,
    keeps: Callable[[Period], bool] = every_period,
    only: Agency | None = None,
    sheet: str | None = None,
    heed: Heed = Heed(),  # noqa: B008 - frozen
    helpers: Helpers = Helpers(),  # noqa: B008 - frozen
) -> Figures:
    """Read and check all files; what is wrong with them is gathered, never raised.

    `helpers` share the files, and parts of large ones; what comes out is the same.
    """
    words = known_words(plan)
    reading = Reading(plan, keeps, only, sheet, heed, words, ColumnScreen(plan, only))
    check, log = reading.begin()
    paths = find_figure_files(files, log.add)
    guard_inputs(paths)
    with ReadingBar(paths) as bar:
        if helpers.crew is not None and "-" not in paths:
            from cchc.cli.sharing import read_together  # few need it

            read_together(reading, paths, helpers.scans, check, log, helpers.crew, bar)
        else:
            reading.read_all(paths, check, log, bar)
    del reading  # with the screen, and all that it has learnt
    check.finish()
    unreadable = any(found.rule.name in UNREADABLE for found in log.gathered().kept)
    return Figures(check, log, unreadable)


def choose_period(figures: Figures, asked: Period | None) -> Period | None:
    """Return the period to score; None, with a finding, where there is none or several."""
    periods = figures.check.periods
    if asked is not None:
        if periods and asked not in periods:
            held = ", ".join(map(str, periods))
            place = next(iter(figures.check.first_rows().values()))
            found = diagnostic("other-period", place, field="period", expected=asked, periods=held)
            figures.log.add(found)
        return asked if asked in periods else None
    if len(periods) > 1:
        held = ", ".join(f"{period} ({rows})" for period, rows in periods.items())
        latest = max(periods)
        _, place, *_ = figures.check.first_rows().values()
        found = diagnostic("several-periods", place, field="period", periods=held, first=latest)
        figures.log.add(found)
        return None
    return next(iter(periods), None)


def parse_period(text: str | None) -> Period | None:
    """Return the period that an option names; CchcError where it names none."""
    if text is None:
        return None
    try:
        period: Period = read_period(text.strip()).value
    except PydanticCustomError:
        raise CchcError("error.period", found=text) from None
    return period


def find_agency(plan: Plan, spelling: str) -> Agency:
    """Return the agency that an option names; CchcError with the nearest where there is none."""
    named = plan.agencies_named(spelling)
    if len(named) == 1:
        return named[0]
    near = ", ".join(each.id for each in named) or plan.nearest_agency(spelling)
    raise CchcError("error.unknown_id", kind=Term("thing.agency"), found=spelling, nearest=near)


def find_area(plan: Plan, spelling: str) -> str:
    """Return the id of the area that an option names; CchcError where there is none."""
    if spelling in plan.area_by_id:
        return spelling
    near = nearest(spelling, plan.area_by_id)
    raise CchcError("error.unknown_id", kind=Term("thing.area"), found=spelling, nearest=near)
