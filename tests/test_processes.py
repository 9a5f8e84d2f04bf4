"""Files read by several processes come out as if one had read them all."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from cchc.cli import processes
from cchc.cli.pipeline import Figures, every_period, no_period, read_figures
from cchc.diagnostics import DiagnosticLog
from cchc.errors import CchcError
from cchc.plan import Plan
from tests.conftest import ROOT, Cchc

HEADER, *ROWS = (ROOT / "data" / "q3.csv").read_text(encoding="utf-8").splitlines()


def files_of(folder: Path, seed: int) -> list[str]:
    """Files of some rows each, of which a few are wrong or stand in another file, too."""
    rng = random.Random(seed)
    paths = []
    for number in range(rng.randrange(2, 5)):
        rows = rng.sample(ROWS, 60)
        for _ in range(6):
            at = rng.randrange(len(rows))
            cells = rows[at].split(",")
            cells[rng.randrange(6)] = rng.choice(["", "x", "2020-Q1", "so-y-te", "CT09", "99"])
            rows[at] = ",".join(cells)
        rows += rng.sample(rows, 2)
        path = folder / f"{number}.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        paths.append(str(path))
    return [*paths, str(folder / "not-there.csv"), str(folder / "0.csv")]


def outcome(figures: Figures) -> tuple[Any, ...]:
    check = figures.check
    return (
        check.sources,
        check.periods,
        [check.submission(period) for period in check.periods],
        [check.received(period) for period in check.periods],
        figures.log.gathered(),
        figures.unreadable,
    )


@pytest.mark.parametrize("seed", range(6))
def test_what_comes_out_is_the_same(tmp_path: Path, plan: Plan, seed: int) -> None:
    files = files_of(tmp_path, seed)
    for keeps in (every_period, no_period):
        alone = read_figures(plan, files, keeps=keeps)
        together = read_figures(plan, files, keeps=keeps, jobs=3)
        assert outcome(together) == outcome(alone)
        assert alone.log.gathered().errors > 5


def test_findings_beyond_the_limit_are_the_same(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DiagnosticLog.__init__, "__defaults__", (9, *_rest_of_defaults()))
    files = files_of(tmp_path, 0)
    alone, together = (read_figures(plan, files, jobs=jobs) for jobs in (1, 2))
    assert outcome(together) == outcome(alone)
    assert together.log.gathered().dropped > 0


def _rest_of_defaults() -> tuple[Any, ...]:
    return (DiagnosticLog.__init__.__defaults__ or ())[1:]


def test_processes_that_cannot_fork_do_the_same(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(ROOT / "data" / f"q{quarter}.csv") for quarter in (1, 2, 3)]
    alone = read_figures(plan, files)
    monkeypatch.setattr(processes, "CAN_FORK", False)
    assert outcome(read_figures(plan, files, jobs=2)) == outcome(alone)


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "data"),
        ("validate", "--format", "json", "data", "data/q3.csv"),
        ("score", "--period", "2020-Q3", "--format", "json", "data"),
    ],
)
def test_commands_print_the_same_bytes(cchc: Cchc, arguments: tuple[str, ...]) -> None:
    assert cchc(*arguments, "--jobs", "2") == cchc(*arguments)


# --- processes ----------------------------------------------------------------------------------


def _lazy(number: int) -> tuple[int, int]:
    time.sleep(0.02 * (number % 3 == 0))
    return number, os.getpid()


def _strict(number: int) -> int:
    if number == 3:
        raise CchcError("error.period", found=str(number))
    return number


def _dying(number: int) -> int:
    if number == 2:
        os._exit(9)
    return number


@pytest.mark.parametrize("forks", [True, False])
def test_results_come_in_the_order_of_the_items(
    forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", forks and processes.CAN_FORK)
    found = list(processes.in_processes(_lazy, range(9), 3))
    assert [number for number, _ in found] == [*range(9)]
    assert os.getpid() not in {process for _, process in found}
    assert len({process for _, process in found}) > 1


def test_no_more_processes_than_items() -> None:
    assert list(processes.in_processes(_strict, [], 2)) == []
    assert list(processes.in_processes(_strict, [1], 2)) == [1]


def test_what_is_raised_elsewhere_is_raised_here() -> None:
    with pytest.raises(CchcError, match="period"):
        list(processes.in_processes(_strict, range(6), 2))


def test_a_process_that_ends_before_its_time_is_named() -> None:
    with pytest.raises(ChildProcessError, match="before its time"):
        list(processes.in_processes(_dying, range(4), 2))


def test_nothing_is_left_of_processes_that_are_not_waited_for() -> None:
    found = processes.in_processes(_lazy, range(100), 2)
    _, process = next(found)
    found.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
