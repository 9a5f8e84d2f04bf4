"""Names for the shell: ids of agencies, areas, targets and rules that begin as typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc.plan import Plan


def complete_agency(ctx: Any, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield agencies of the plan whose id begins as typed, with their names."""
    plan = _plan(ctx)
    if plan is not None:
        yield from _begin((each.id, each.name.vi) for each in plan.agencies)(incomplete)


def complete_area(ctx: Any, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield areas of the plan whose id begins as typed, with their names."""
    plan = _plan(ctx)
    if plan is not None:
        yield from _begin((each.id, each.name.vi) for each in plan.areas)(incomplete)


def complete_thing(ctx: Any, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield targets, tasks and agencies of the plan whose id begins as typed."""
    plan = _plan(ctx)
    if plan is not None:
        yield from _begin((each.id, each.name.vi) for each in plan.targets)(incomplete)
        yield from _begin((each.id, each.name.vi) for each in plan.agencies)(incomplete)


def complete_rule(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield codes of rules that begin as typed, with their names."""
    from cchc.rules import RULES  # only when the shell asks

    yield from _begin((each.code, each.name) for each in RULES)(incomplete)


def _begin(pairs: Iterable[tuple[str, str]]) -> Any:
    def matching(incomplete: str) -> Iterator[tuple[str, str]]:
        typed = incomplete.casefold()
        return (pair for pair in pairs if pair[0].casefold().startswith(typed))

    return matching


def _plan(ctx: Any) -> Plan | None:
    """The plan that the command line so far means; None where it cannot be read."""
    from cchc.cli.pipeline import find_plan  # only when the shell asks
    from cchc.errors import CchcError
    from cchc.plan_file import read_plan

    try:
        return read_plan(find_plan(ctx.params.get("plan"), None))
    except CchcError:
        return None
