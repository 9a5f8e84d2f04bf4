"""What starting costs: the modules that commands import, and the calls that a quarter takes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT, process_environment

# What each command may load besides the standard library, how many modules of our own at most, and
# how many of others' it loaded when this was written.
VERSION = {"annotated_doc", "cchc", "shellingham", "typer"}
SCORE = VERSION | {
    "cython_runtime",  # of PyYAML's C parser
    "pydantic_core",
    "rich",
    "typing_extensions",
    "yaml",
}
COMMANDS = [
    pytest.param(["--version"], VERSION, 19, 31, id="version"),
    pytest.param(["--help"], VERSION, 19, 32, id="help"),
    pytest.param(["score", "--help"], VERSION, 24, 31, id="help of score"),
    pytest.param(["validate", "--help"], VERSION, 24, 31, id="help of validate"),
    pytest.param(["score", "data/q3.csv"], SCORE, 74, 59, id="score"),
    pytest.param(["validate", "data/q3.csv"], SCORE, 72, 53, id="validate"),
    pytest.param(
        ["validate", "tests/examples/F105-negative-count"], SCORE, 74, 53, id="validate a mistake"
    ),
]
# Parts of others' packages that cost much and are needed for nothing here.
HEAVY = {
    "asyncio",
    "concurrent.futures",
    "multiprocessing",
    "openpyxl",
    "pydantic",  # its core does all the work
    "rich.progress",
    "rich.console",
    "rich.text",
}

CALLS = 123_000
"""Calls of functions, Python's and C's, that the score of a quarter took when this was written."""
ROOM = 1.15

LOADED = """
import sys
before = set(sys.modules)
from cchc.cli.run import run
sys.argv = ["cchc", *sys.argv[1:]]
code = run()
sys.stdout.flush()
print("\\n" + repr(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(code)
"""
COUNTED = """
import sys
calls = 0
def count(frame, event, arg):
    global calls
    calls += event in ("call", "c_call")
sys.argv = ["cchc", *sys.argv[1:]]
from cchc.cli.run import run
import cchc.cli.score, cchc.cli.scorecard, cchc.reporters.scorecard.text_scorecard
sys.setprofile(count)
run()
sys.setprofile(None)
print("\\n" + repr(calls), file=sys.stderr)
"""


def told_by(program: str, arguments: list[str]) -> Any:
    """Run a program in a new process, and return what its last line of complaint says."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=process_environment(),
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    last = done.stderr.decode("utf-8").splitlines()[-1]
    return json.loads(last.replace("'", '"'))


@pytest.mark.parametrize(("arguments", "allowed", "own", "others"), COMMANDS)
def test_commands_load_only_what_they_use(
    arguments: list[str], allowed: set[str], own: int, others: int
) -> None:
    loaded = told_by(LOADED, arguments)
    packages = [name.partition(".")[0] for name in loaded]
    assert {name for name in {*packages} - sys.stdlib_module_names if name[0] != "_"} <= allowed
    assert set(loaded) & HEAVY == set()
    assert len([name for name in loaded if name.startswith("cchc.")]) <= own
    assert len([name for name in packages if name in allowed - {"cchc"}]) <= others * ROOM


def test_a_quarter_takes_no_more_calls_than_it_did() -> None:
    calls = told_by(COUNTED, ["score", "data/q3.csv"])
    assert CALLS / 2 < calls <= CALLS * ROOM
