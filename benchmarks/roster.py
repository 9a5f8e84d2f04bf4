"""Which tools are compared, and how each is run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

BASE = "csv.reader"
"""What the others are measured against."""


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
    """Module whose answer is held against the truth."""
    code: int = 0
    """The exit code of a good run."""
    prints_as: str | None = None
    """A tool before it that does the same in one process, and must have printed the same."""


def module_command(module: str, inputs: Inputs) -> list[str]:
    """Return the command that runs a module of `benchmarks.tools`."""
    return [sys.executable, "-m", f"benchmarks.tools.{module}", inputs.plan, *inputs.files]


def _module(
    name: str, module: str, *needs: str, answers: bool = True, prints_as: str | None = None
) -> Tool:
    def command(inputs: Inputs) -> list[str]:
        return module_command(module, inputs)

    return Tool(name, command, needs, module if answers else None, prints_as=prints_as)


def _cchc(name: str, verb: str, *options: str, prints_as: str | None = None) -> Tool:
    def command(inputs: Inputs) -> list[str]:
        start = [sys.executable, "-m", "cchc", verb]
        return [*start, *inputs.files, "--plan", inputs.plan, *options]

    # The files have errors, which cchc tells by its exit code.
    return Tool(name, command, ("cchc",), "cchc_command", 1, prints_as)


_SCORE = ("--period", "2020-Q3", "--format", "json")

TOOLS = (
    _module(BASE, "csv_reader", answers=False),
    _module(f"{BASE} in two processes", "csv_reader_in_two", answers=False, prints_as=BASE),
    _module("the plan alone", "plan_alone", "yaml", answers=False),
    _cchc("cchc validate", "validate"),
    _cchc("cchc validate --jobs 2", "validate", "--jobs", "2", prints_as="cchc validate"),
    _cchc("cchc score", "score", *_SCORE),
    _cchc("cchc score --jobs 2", "score", *_SCORE, "--jobs", "2", prints_as="cchc score"),
    _module("polars", "polars_lazy", "polars"),
    _module("DuckDB", "duckdb_sql", "duckdb"),
    _module("pandas", "pandas_frame", "pandas"),
    _module("pandera + polars", "pandera_polars", "pandera", "polars"),
    _module("pandera + pandas", "pandera_pandas", "pandera", "pandas"),
    _module("Pydantic, a model a row", "pydantic_rows", "pydantic"),
    _module("frictionless", "frictionless_rows", "frictionless"),
)
