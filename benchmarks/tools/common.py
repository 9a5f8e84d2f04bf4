"""What the tools share: the register that a plan states, and the answer that each must give."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

QUARTER = "Q3"
"""The quarter whose sums are part of the answer."""

KEYS = ["period", "agency", "target"]
"""The columns that name a figure."""

COUNTS = ["numerator", "denominator"]
"""The columns that carry it."""


class Register(NamedTuple):
    """What a row is held against; targets that the same agencies report share an audience."""

    periods: list[str]
    agencies: list[str]
    audience_of: dict[str, int]
    """For each target, its audience."""
    audiences: list[frozenset[str]]
    """Who reports."""

    @property
    def asked(self) -> str:
        """The period whose sums are asked for."""
        return next(period for period in self.periods if period.endswith(QUARTER))


class Answer(NamedTuple):
    """What a tool finds.

    A row is wrong when

    - its period is none of the four quarters of the plan's year,
    - its agency or target is unknown, or that agency does not report that target,
    - a count is not a whole number or is below 0, or the numerator exceeds the denominator, or
    - another row bears the same period, agency and target: then every one of them is wrong.

    `numerator` and `denominator` are the sums over the valid rows of the third quarter.
    """

    rows: int
    valid: int
    wrong: int
    numerator: int
    denominator: int


def read_register(path: str) -> Register:
    """Read the register from a plan file."""
    with Path(path).open(encoding="utf-8") as file:
        plan = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    members: dict[str, set[str]] = {agency["id"]: {agency["id"]} for agency in plan["agencies"]}
    for group in plan["groups"]:
        members[group["id"]] = _members(plan, group)
    audiences: dict[frozenset[str], int] = {}
    audience_of: dict[str, int] = {}
    resolved: dict[tuple[str, ...], int] = {}
    for target in plan["targets"]:
        named = tuple(target["reported_by"])
        if named not in resolved:
            audience = frozenset().union(*(members[name] for name in named))
            resolved[named] = audiences.setdefault(audience, len(audiences))
        audience_of[target["id"]] = resolved[named]
    year = plan["plan"]["year"]
    return Register(
        [f"{year}-Q{quarter}" for quarter in (1, 2, 3, 4)],
        [agency["id"] for agency in plan["agencies"]],
        audience_of,
        list(audiences),
    )


def answer_with(work: Callable[[Register, Sequence[str]], Answer]) -> None:
    """Do the work of a tool on the plan and the files of the command line, and print its answer."""
    plan, *files = sys.argv[1:]
    print(json.dumps(work(read_register(plan), files)._asdict()))


def _members(plan: dict[str, Any], group: dict[str, Any]) -> set[str]:
    if "members" in group:
        return set(group["members"])
    return {agency["id"] for agency in plan["agencies"] if agency["level"] == group["level"]}
