"""The benchmarks at a tiny size: what they make is sound, and the tools at hand agree on it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks import roster
from benchmarks.make_national import Truth, figure_files, make_national
from benchmarks.national_plan import make_agencies
from cchc.plan import Level
from cchc.plan_file import read_plan

ROOT = Path(__file__).resolve().parent.parent
TINY: dict[str, Any] = {"provinces": 2, "targets": 3, "share_wrong": 0.02}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """Plan and files of two provinces, and what is true of them."""
    folder = tmp_path_factory.mktemp("national")
    return folder, make_national(folder, **TINY)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(folder: Path) -> list[list[str]]:
    found: list[list[str]] = []
    for path in figure_files(folder):
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.reader(file))[1:]
    return found


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def answer(module: str, folder: Path) -> Any:
    files = map(str, figure_files(folder))
    ended = run(f"tools.{module}", str(folder / "plan.yaml"), *files)
    assert not ended.returncode, ended.stderr
    return json.loads(ended.stdout)


def test_same_seed_same_bytes(made: tuple[Path, Truth], tmp_path: Path) -> None:
    folder, truth = made
    assert make_national(tmp_path, **TINY) == truth
    assert contents(tmp_path) == contents(folder)
    make_national(tmp_path, **TINY, seed=1)
    assert contents(tmp_path)["figures-001.csv"] != contents(folder)["figures-001.csv"]


def test_files_hold_the_same_rows_however_they_are_cut(
    made: tuple[Path, Truth], tmp_path: Path
) -> None:
    folder, truth = made
    assert make_national(tmp_path, **TINY, files=8) == truth
    assert len(figure_files(tmp_path)) == 8
    assert rows(tmp_path) == rows(folder)
    quarters = [{row[0] for row in rows_of} for rows_of in _by_file(folder)]
    assert quarters == [{f"2020-Q{quarter}"} for quarter in (1, 2, 3, 4)]


def _by_file(folder: Path) -> list[list[list[str]]]:
    return [list(csv.reader(path.open(encoding="utf-8")))[1:] for path in figure_files(folder)]


def test_country_has_11025_agencies() -> None:
    agencies = make_agencies(63)
    levels = Counter(agency.level for agency in agencies)
    assert len({agency.id for agency in agencies}) == 11_025
    assert levels["province"] == 63
    assert levels["department"] == 63 * 20
    assert levels["district"] == 32 * 11 + 31 * 10
    assert {agency.id for agency in agencies} >= {"p01-d07", "p01-h03", "p01-h03-x12"}


def test_plan_reads(made: tuple[Path, Truth]) -> None:
    folder, _ = made
    plan = read_plan(folder / "plan.yaml")
    assert (len(plan.agencies), len(plan.targets)) == (350, 3)
    assert all(plan.due)
    commune = plan.agency_by_id["p02-h03-x12"]
    assert (commune.level, commune.parent) == (Level.COMMUNE, "p02-h03")


def test_figures_are_cumulative_and_go_wrong_in_every_way(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    plan = read_plan(folder / "plan.yaml")
    figures = rows(folder)
    keys = Counter(tuple(row[:3]) for row in figures)
    wrong = Counter[str]()
    last: dict[tuple[str, str], tuple[int, int]] = {}
    for period, agency, target, numerator, denominator, value, _ in figures:
        counts = (int(numerator), int(denominator))
        assert not value
        kinds = {
            "agency": agency not in plan.agency_by_id,
            "target": target not in plan.target_by_id,
            "negative": counts[0] < 0,
            "above": counts[0] > counts[1],
            "twice": keys[(period, agency, target)] > 1,
        }
        found = [kind for kind, is_so in kinds.items() if is_so]
        assert len(found) <= 1
        wrong.update(found)
        if not found:
            before = last.get((agency, target), (0, 0))
            assert all(now >= then for now, then in zip(counts, before, strict=True))
            last[agency, target] = counts
    assert len(figures) == truth.rows
    assert wrong.total() == truth.wrong
    assert wrong["twice"] % 2 == 0
    times = [wrong["twice"] // 2, *(wrong[kind] for kind in kinds if kind != "twice")]
    assert max(times) - min(times) <= 1 < min(times)


@pytest.mark.parametrize("module", ["pydantic_rows", "cchc_command"])
def test_tools_at_hand_find_the_truth(made: tuple[Path, Truth], module: str) -> None:
    folder, truth = made
    assert answer(module, folder) == asdict(truth)


@pytest.mark.parametrize("module", ["csv_reader", "csv_reader_in_two"])
def test_csv_reader_counts_the_rows(made: tuple[Path, Truth], module: str) -> None:
    folder, truth = made
    assert answer(module, folder) == {"rows": truth.rows}


@pytest.fixture
def comparison(made: tuple[Path, Truth]) -> Any:
    """A comparison of no tools yet."""
    folder, truth = made
    inputs = roster.Inputs(str(folder / "plan.yaml"), list(map(str, figure_files(folder))))
    return import_module("benchmarks.run").Comparison(inputs, truth)


def printing(text: str, **details: Any) -> roster.Tool:
    command = [sys.executable, "-c", text]
    return roster.Tool("a tool", lambda _: command, **details)


def test_tool_that_is_not_installed_is_left_out(comparison: Any) -> None:
    comparison.ask(printing("print()", needs=("no_such_package",)))
    assert comparison.left_out == {"a tool": "not installed: no_such_package"}
    assert not comparison.failed


def test_tool_that_disagrees_has_failed(comparison: Any) -> None:
    (tool,) = (tool for tool in roster.TOOLS if tool.answers == "pydantic_rows")
    wrong = comparison.truth.wrong
    comparison.truth = replace(comparison.truth, wrong=wrong + 1)
    comparison.ask(tool)
    assert comparison.left_out == {tool.name: f"disagrees: wrong {wrong} instead of {wrong + 1}"}
    assert comparison.failed == {tool.name}


def test_tool_that_fails_is_not_measured(comparison: Any) -> None:
    tool = printing("raise SystemExit(2)")
    comparison.ask(tool)
    comparison.measure(tool)
    assert comparison.left_out == {"a tool": "failed with exit code 2"}
    assert not comparison.measured


def test_tool_that_must_print_what_another_prints(comparison: Any) -> None:
    comparison.ask(printing("print(1)")._replace(name="model"))
    comparison.ask(printing("print(1)", prints_as="model")._replace(name="same"))
    comparison.ask(printing("print(2)", prints_as="model")._replace(name="other"))
    assert comparison.left_out == {"other": "prints something else than model"}
    assert set(comparison.first) == {"model", "same"}


def test_tool_that_ends_otherwise_later_is_not_measured(comparison: Any) -> None:
    steady, restless = printing("print(1)"), printing("import time; print(time.time_ns())")
    restless = restless._replace(name="restless")
    for tool in (steady, restless):
        comparison.ask(tool)
        comparison.measure(tool)
    assert set(comparison.measured) == {"a tool"}
    assert comparison.failed == {"restless"}


def test_run_writes_a_table_of_ratios(tmp_path: Path) -> None:
    size = ("--rows", "small", "--runs", "1", "--only", "Pydantic", "in two")
    ended = run("run", *size, "--results", str(tmp_path))
    assert not ended.returncode, ended.stderr
    (table,) = tmp_path.glob("*-small.md")
    lines = table.read_text(encoding="utf-8").splitlines()
    names = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    readers = ["csv.reader", "csv.reader in two processes"]
    tools = ["tool", *readers, "Pydantic, a model a row"]
    assert names == [*tools, "two processes", readers[1]]
    assert "| csv.reader | 1.00 | 1.00–1.00 | 1.00 |" in "\n".join(lines)


def test_a_small_comparison_needs_none_of_the_other_tools(tmp_path: Path) -> None:
    others = ("cchc", "polars", "DuckDB", "pandas", "pandera")  # all but those that are slow
    tools = [tool for tool in roster.TOOLS if any(name in tool.name for name in others)]
    missing = {name for tool in tools for name in tool.needs if find_spec(name) is None}
    size = ("--rows", "small", "--runs", "1", "--only", *others)
    ended = run("run", *size, "--results", str(tmp_path))
    assert not ended.returncode, ended.stderr
    (table,) = tmp_path.glob("*-small.md")
    text = table.read_text(encoding="utf-8")
    assert "| cchc validate --jobs 2 |" in text
    assert "| cchc score --jobs 2 |" in text
    assert all(name in text for name in missing)


def test_ratios_hold_each_round_against_the_base_of_the_same_round() -> None:
    table = import_module("benchmarks.table")
    base = [table.Measured(cpu, 1.0, 2**20, 0, "") for cpu in (1.0, 2.0, 1.0)]
    other = [
        table.Measured(cpu, 3.0, peak * 2**20, 1, "") for cpu, peak in ((3, 5), (8, 7), (2, 6))
    ]
    outcome = table.Outcome("small", 10, "base", {"base": base, "other": other}, {}, {})
    ratios = outcome.ratios()[1]
    assert (ratios.cpu, ratios.cpu_least, ratios.cpu_most) == (3, 2, 4)
    assert (ratios.wall, ratios.megabytes) == (3, 6)


def test_two_processes_are_held_against_one_in_the_same_round() -> None:
    table = import_module("benchmarks.table")
    one = [table.Measured(1.0, wall, 2**20, 0, "") for wall in (1.0, 2.0, 4.0)]
    two = [table.Measured(1.0, wall, 2**20, 0, "") for wall in (0.5, 1.5, 4.0)]
    alone = {"two": "one", "not measured": "one"}
    outcome = table.Outcome("small", 10, "one", {"one": one, "two": two}, {}, alone)
    assert outcome.shares() == [table.Share("two", 0.75, 0.5, 1.0)]
