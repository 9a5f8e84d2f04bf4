"""Compares the tools in one run: whole processes, medians, as multiples of `csv.reader`.

Makes the files of a size, has every tool answer once and holds the answers against the truth, then
measures all tools in turn, round by round, and writes a table and a plot.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.make_national import PLAN_NAME, Truth, figure_files, make_national
from benchmarks.roster import BASE, TOOLS, Inputs, Tool, module_command
from benchmarks.table import Measured, Outcome, write_table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

SIZES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "small": {"provinces": 2, "targets": 4, "share_wrong": 0.02},
        "quarter": {"quarters": (3,), "files": 1},
        "year": {},
        "decade": {"targets": 320},
    }
)
"""What each size asks of `make_national`: 5,600, 352,800, 1.4 million and 14 million rows."""


UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Variables that make starts compile what is not compiled yet, and lines calls of the system."""


@dataclass
class Comparison:
    """The tools on their way: those left out, with the reason, and what the others took.

    A tool that is not installed is merely left out. One that fails or answers otherwise than the
    truth has `failed`: how fast it is does not matter.
    """

    inputs: Inputs
    truth: Truth
    first: dict[str, Measured] = field(default_factory=dict)
    """For each tool that answers rightly its first run, which does not count."""
    measured: dict[str, list[Measured]] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    _answers: dict[str, str] = field(default_factory=dict)

    def ask(self, tool: Tool) -> None:
        """Have a tool answer once, and let it take part where its answer is right."""
        if missing := [package for package in tool.needs if find_spec(package) is None]:
            self.left_out[tool.name] = f"not installed: {', '.join(missing)}"
            return
        _say(f"asking {tool.name}")
        if wrong := self._answered(tool.answers) or self._first_run(tool):
            self._fail(tool, wrong)

    def measure(self, tool: Tool) -> None:
        """Measure one run of a tool, if it still takes part; it must end as its first run did."""
        if tool.name not in self.first:
            return
        ended = run_measured(tool.command(self.inputs))
        first = self.first[tool.name]
        if (ended.code, ended.printed) == (first.code, first.printed):
            self.measured.setdefault(tool.name, []).append(ended)
        else:
            self._fail(tool, f"ended otherwise than before, with exit code {ended.code}")

    def _fail(self, tool: Tool, why: str) -> None:
        _say(f"{tool.name}: {why}")
        self.left_out[tool.name] = why
        self.failed.add(tool.name)
        self.first.pop(tool.name, None)
        self.measured.pop(tool.name, None)

    def _answered(self, module: str | None) -> str:
        """What a module answers otherwise than it should; empty where it agrees."""
        if module is None:
            return ""
        if module not in self._answers:
            self._answers[module] = _disagreement(module, self.inputs, self.truth)
        return self._answers[module]

    def _first_run(self, tool: Tool) -> str:
        """Why a command cannot be measured; empty where it can."""
        ended = run_measured(tool.command(self.inputs))
        if ended.code != tool.code:
            return f"failed with exit code {ended.code}"
        model = self.first.get(tool.prints_as or "")
        if model is not None and ended.printed != model.printed:
            return f"prints something else than {tool.prints_as}"
        self.first[tool.name] = ended
        return ""


def main() -> None:
    """Run what the command line asks for; exit 1 where a tool fails or gives another answer."""
    given = _arguments()
    tools = [tool for tool in TOOLS if _chosen(tool, given.only)]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        truth = make_national(data, **SIZES[given.rows])
        inputs = Inputs(str(data / PLAN_NAME), [str(path) for path in figure_files(data)])
        comparison = Comparison(inputs, truth)
        for tool in tools:
            comparison.ask(tool)
        for number in range(1, given.runs + 1):
            for tool in tools:
                _say(f"round {number} of {given.runs}: {tool.name}")
                comparison.measure(tool)
    alone = {tool.name: tool.prints_as for tool in tools if tool.prints_as is not None}
    outcome = Outcome(given.rows, truth.rows, BASE, comparison.measured, comparison.left_out, alone)
    path = write_table(outcome, given.results)
    print(path.read_text(encoding="utf-8"))
    raise SystemExit(1 if comparison.failed else 0)


def run_measured(command: Sequence[str]) -> Measured:
    """Run a command as a whole process, and return what it took and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        starter = [sys.executable, "-S", str(HERE / "measure.py"), str(output), *command]
        ended = subprocess.run(
            starter,
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name not in UNUSUAL},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        with output.open("rb") as file:
            printed = hashlib.file_digest(file, "sha256").hexdigest()
    cpu, wall, peak, code = ended.stdout.split()
    return Measured(float(cpu), float(wall), int(peak), int(code), printed)


def _disagreement(module: str, inputs: Inputs, truth: Truth) -> str:
    command = module_command(module, inputs)
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
