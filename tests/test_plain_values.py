"""Plain values of options are read as typer reads them, whatever is odd is left to it."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.cli.score import command as score
from cchc.cli.validate import command as validate

LINES = [
    ["a.csv"],
    ["a.csv", "b.csv", "--plan", "p.yaml", "--period", "2020-Q3", "-o", "out.txt"],
    ["a.csv", "--agency", "so-y-te", "--agency", "", "--area", "one"],
    ["a.csv", "--by", "area", "--format", "json", "--lang", "en", "--jobs", "2"],
    ["a.csv", "--max-errors", "0", "--jobs", "007", "--fail-under", "89,5"],
    ["-", "--sheet", "", "--plan="],
]
ODD = [
    ["a.csv", "--format", "xml"],
    ["a.csv", "--format", "JSON"],
    ["a.csv", "--lang", ""],
    ["a.csv", "--jobs", "0"],
    ["a.csv", "--jobs", "-1"],
    ["a.csv", "--jobs", "two"],
    ["a.csv", "--jobs", "²"],
    ["a.csv", "--jobs", "1_0"],
    ["a.csv", "--jobs", " 3 "],
    ["a.csv", "--jobs", "1" * 4301],
    [],
]


def read(command: Any, line: list[str]) -> Any:
    """What the parameters come to, or how the line is refused."""
    try:
        return command.make_context("cchc", list(line)).params
    except Exception as error:
        return type(error), str(getattr(error, "message", error))


@pytest.mark.parametrize("line", LINES + ODD, ids=lambda line: " ".join(line)[:60])
@pytest.mark.parametrize("command", [score, validate], ids=["score", "validate"])
def test_values_are_those_that_typer_reads(
    command: Any, line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = read(command, line)
    with monkeypatch.context() as patch:
        patch.setattr("cchc.cli.plain_values._process_value", _by_typer)
        assert read(command, line) == ours


def _by_typer(param: Any, ctx: Any, value: Any) -> Any:
    return type(param).process_value(param, ctx, value)
