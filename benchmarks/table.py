"""Writes what was measured as a Markdown table, and has it drawn."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

PACKAGES = ("pydantic", "polars", "duckdb", "pandas", "pandera", "frictionless")
"""Packages whose versions stand under the table."""

MEGABYTE = 2**20


class Measured(NamedTuple):
    """What one run of a command took, in seconds and bytes, and how it ended."""

    cpu: float
    wall: float
    peak: int
    code: int
    printed: str
    """SHA-256 of its standard output."""


class Ratios(NamedTuple):
    """A tool over all rounds: CPU and wall time as multiples of the base, the peak in MB."""

    name: str
    cpu: float
    cpu_least: float
    cpu_most: float
    wall: float
    megabytes: float


class Share(NamedTuple):
    """What a tool takes of the wall time of another, over all rounds."""

    name: str
    wall: float
    least: float
    most: float


class Outcome(NamedTuple):
    """A whole run."""

    size: str
    rows: int
    base: str
    measured: dict[str, list[Measured]]
    left_out: dict[str, str]
    """For each tool that was not measured, why."""
    alone: Mapping[str, str]
    """For each tool that uses two processes, the one that does the same in one."""

    def ratios(self) -> list[Ratios]:
        """Return the tools, each round held against the base in the same round."""
        base = self.measured[self.base]
        return [_ratios(name, runs, base) for name, runs in self.measured.items()]

    def shares(self) -> list[Share]:
        """Return what two processes take of the wall time of one, each round for itself."""
        return [
            _share(name, self.measured[name], self.measured[one])
            for name, one in self.alone.items()
            if {name, one} <= {*self.measured}
        ]


def _share(name: str, runs: Sequence[Measured], alone: Sequence[Measured]) -> Share:
    found = [run.wall / one.wall for run, one in zip(runs, alone, strict=True)]
    return Share(name, median(found), min(found), max(found))


def _ratios(name: str, runs: Sequence[Measured], base: Sequence[Measured]) -> Ratios:
    pairs = list(zip(runs, base, strict=True))
    cpu = [run.cpu / against.cpu for run, against in pairs]
    wall = [run.wall / against.wall for run, against in pairs]
    peak = median(run.peak for run in runs) / MEGABYTE
    return Ratios(name, median(cpu), min(cpu), max(cpu), median(wall), peak)


def write_table(outcome: Outcome, folder: Path) -> Path:
    """Write table and plot of a run into `folder`, and return the path of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{date.today().isoformat()}-{outcome.size}.md"
    plot = path.with_suffix(".svg")
    drawn = find_spec("matplotlib") is not None
    if drawn:
        from benchmarks.plot import draw  # an optional tool

        draw(outcome.ratios(), outcome.base, _title(outcome), plot)
    path.write_text("\n".join(_lines(outcome, plot.name if drawn else None)), encoding="utf-8")
    return path


def _title(outcome: Outcome) -> str:
    return f"{outcome.rows:,} rows, {_machine()}, {date.today().isoformat()}"


def _machine() -> str:
    """The kind of machine, and nothing that names it."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), {python}"


def _lines(outcome: Outcome, plot: str | None) -> Iterator[str]:
    rounds = len(outcome.measured[outcome.base])
    yield f"# {outcome.rows:,} rows ({outcome.size}), {date.today().isoformat()}"
    yield ""
    yield f"{_machine()}; {', '.join(_versions())}."
    yield f"Whole processes, median of {rounds}; times as multiples of `{outcome.base}`."
    yield ""
    yield "| tool | CPU time | least to most | wall time | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|"
    for each in outcome.ratios():
        span = f"{each.cpu_least:.2f}–{each.cpu_most:.2f}"
        yield f"| {each.name} | {each.cpu:.2f} | {span} | {each.wall:.2f} | {each.megabytes:.0f} |"
    yield ""
    if shares := outcome.shares():
        yield "| two processes | share of one's wall time | least to most |"
        yield "|---|---:|---:|"
        for name, wall, least, most in shares:
            yield f"| {name} | {wall:.2f} | {least:.2f}–{most:.2f} |"
        yield ""
    yield from (f"- Not measured: {name} ({why})." for name, why in outcome.left_out.items())
    if plot:
        yield f"\n![CPU time and peak memory of each tool]({plot})"
    yield ""


def _versions() -> Iterator[str]:
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue
