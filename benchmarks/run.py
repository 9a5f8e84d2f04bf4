"""Compares the tools in one run: whole processes, medians, as multiples of `csv.reader`.

Makes the files of a size, has every tool answer once and holds the answers against the truth, then
measures all tools in turn, round by round, and writes a table and a plot.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from benchmarks.make_national import PLAN_NAME, Truth, figure_files, make_national
from benchmarks.table import Measured, Outcome, write_table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BASE = "csv.reader"

SIZES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "small": {"provinces": 2, "targets": 4, "share_wrong": 0.02},
        "quarter": {"quarters": (3,), "files": 1},
        "year": {},
        "decade": {"targets": 320},
    }
)
"""What each size asks of `make_national`: 5,600, 352,800, 1.4 million and 14 million rows."""


class Inputs(NamedTuple):
    """The plan and the files that every tool is given."""

    plan: str
    files: list[str]


class Tool(NamedTuple):
    """A way to do the work: the command to measure, and the module that gives its answer."""

    name: str
    command: Callable[[Inputs], list[str]]
    needs: tuple[str, ...] = ()
    """Packages without which it is left out."""
    answers: str | None = None
    """Module under `benchmarks.tools` whose answer is held against the truth."""


def _module(name: str, module: str, *needs: str, answers: bool = True) -> Tool:
    def command(inputs: Inputs) -> list[str]:
        return [sys.executable, "-m", f"benchmarks.tools.{module}", inputs.plan, *inputs.files]

    return Tool(name, command, needs, module if answers else None)


def _cchc(name: str, verb: str, *options: str) -> Tool:
    def command(inputs: Inputs) -> list[str]:
        start = [sys.executable, "-m", "cchc", verb]
        return [*start, *inputs.files, "--plan", inputs.plan, *options]

    return Tool(name, command, ("cchc",), "cchc_command")


TOOLS = (
    _module(BASE, "csv_reader", answers=False),
    _module("the plan alone", "plan_alone", "yaml", answers=False),
    _cchc("cchc validate", "validate"),
    _cchc("cchc validate --jobs 2", "validate", "--jobs", "2"),
    _cchc("cchc score", "score", "--period", "2020-Q3", "--format", "json"),
    _module("polars", "polars_lazy", "polars"),
    _module("DuckDB", "duckdb_sql", "duckdb"),
    _module("pandas", "pandas_frame", "pandas"),
    _module("pandera + polars", "pandera_polars", "pandera", "polars"),
    _module("pandera + pandas", "pandera_pandas", "pandera", "pandas"),
    _module("Pydantic, a model a row", "pydantic_rows", "pydantic"),
    _module("frictionless", "frictionless_rows", "frictionless"),
)


def main() -> None:
    """Run what the command line asks for; exit 1 where a tool fails or gives another answer."""
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        truth = make_national(data, **SIZES[given.rows])
        inputs = Inputs(str(data / PLAN_NAME), [str(path) for path in figure_files(data)])
        chosen = [tool for tool in TOOLS if _chosen(tool, given.only)]
        ready, left_out = choose_tools(chosen, inputs, truth)
        measured = measure_tools(ready, inputs, given.runs)
    outcome = Outcome(given.rows, truth.rows, BASE, measured, left_out)
    path = write_table(outcome, given.results)
    print(path.read_text(encoding="utf-8"))
    raise SystemExit(int(any(failed for _, failed in left_out.values())))


def choose_tools(
    tools: Sequence[Tool], inputs: Inputs, truth: Truth
) -> tuple[list[Tool], dict[str, tuple[str, bool]]]:
    """Return the tools that can be measured; for each other why not, and whether that is wrong.

    A tool that is not installed is merely left out. One that fails or disagrees with the truth has
    failed: how fast it is does not matter.
    """
    answers: dict[str, str] = {}
    ready: list[Tool] = []
    left_out: dict[str, tuple[str, bool]] = {}
    for tool in tools:
        if missing := [package for package in tool.needs if find_spec(package) is None]:
            left_out[tool.name] = (f"not installed: {', '.join(missing)}", False)
            continue
        _say(f"asking {tool.name}")
        if tool.answers and tool.answers not in answers:
            answers[tool.answers] = _disagreement(tool.answers, inputs, truth)
        if wrong := answers.get(tool.answers or "") or _failure(tool, inputs):
            _say(f"{tool.name}: {wrong}")
            left_out[tool.name] = (wrong, True)
        else:
            ready.append(tool)
    return ready, left_out


def _disagreement(module: str, inputs: Inputs, truth: Truth) -> str:
    """What a tool answers otherwise than it should; empty where it agrees."""
    command = [sys.executable, "-m", f"benchmarks.tools.{module}", inputs.plan, *inputs.files]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        return f"failed: {(ended.stderr.strip() or 'without a word').splitlines()[-1]}"
    answer = json.loads(ended.stdout.splitlines()[-1])
    wrong = [
        f"{key} {answer.get(key)} instead of {value}"
        for key, value in asdict(truth).items()
        if answer.get(key) != value
    ]
    return f"disagrees: {', '.join(wrong)}" if wrong else ""


def _failure(tool: Tool, inputs: Inputs) -> str:
    """Why the command itself cannot be measured; exit 1 means that it has found errors."""
    with tempfile.TemporaryDirectory() as folder:
        ended = _measure(tool.command(inputs), Path(folder) / "output")
    return "" if ended.code in (0, 1) else f"failed: exit code {ended.code}"


def measure_tools(tools: Sequence[Tool], inputs: Inputs, rounds: int) -> dict[str, list[Measured]]:
    """Return what each tool took in each round; in a round every tool has its turn."""
    measured: dict[str, list[Measured]] = {tool.name: [] for tool in tools}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, rounds + 1):
            for tool in tools:
                _say(f"round {number} of {rounds}: {tool.name}")
                ended = _measure(tool.command(inputs), Path(folder) / "output")
                measured[tool.name].append(ended)
    return measured


def _measure(command: Sequence[str], output: Path) -> Measured:
    """Run a command as a whole process; what it prints goes to `output`."""
    starter = [sys.executable, "-S", str(HERE / "measure.py"), str(output), *command]
    ended = subprocess.run(
        starter, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    cpu, wall, peak, code = ended.stdout.split()
    return Measured(float(cpu), float(wall), int(peak), int(code))


def _chosen(tool: Tool, only: Sequence[str]) -> bool:
    return not only or tool.name == BASE or any(word in tool.name for word in only)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", choices=SIZES, default="year")
    parser.add_argument("--runs", type=int, default=5, help="rounds; medians are taken over them")
    parser.add_argument("--only", nargs="+", default=[], help="parts of the names of tools")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
