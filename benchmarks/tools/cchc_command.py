"""cchc: asks its command line, through `--format json`, for the answer that the others give.

This only tells whether cchc agrees; what is measured are its commands themselves.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.tools.common import Answer, Register, answer_with

FOUND_ERRORS = 1
"""Exit code where the figures have errors."""


def command(verb: str, plan: str, files: Sequence[str], *options: str) -> list[str]:
    """Return the command line of cchc for some files."""
    return [sys.executable, "-m", "cchc", verb, *files, "--plan", plan, *options]


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate the files, score the third quarter, and gather the answer from both."""
    plan = sys.argv[1]
    checked = json.loads("".join(_lines(command("validate", plan, files, "--format", "json"))))
    rows = sum(source["rows"] for source in checked["sources"])
    valid = sum(period["received"] for period in checked["completeness"])
    asked = ("--period", register.asked, "--format", "json")
    targets = list(_targets(_lines(command("score", plan, files, *asked))))
    numerator, denominator = (
        sum(target[count] or 0 for target in targets) for count in ("numerator", "denominator")
    )
    return Answer(rows, valid, rows - valid, numerator, denominator)


def _lines(arguments: Sequence[str]) -> Iterator[str]:
    """Yield what a command prints; a failure of the command is an exception."""
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as process:
        yield from process.stdout or ()
    if process.returncode > FOUND_ERRORS:
        raise SystemExit(f"{' '.join(arguments[1:4])} ended with {process.returncode}")


def _targets(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """Yield the targets of a scorecard, each a line of its JSON; millions of results follow."""
    read = json.JSONDecoder().raw_decode
    inside = False
    for line in lines:
        inside = line.startswith('"targets": [') or (inside and line.startswith("{"))
        if inside and line.startswith("{"):
            yield read(line)[0]


if __name__ == "__main__":
    answer_with(work)
