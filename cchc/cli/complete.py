"""Names for the shell: ids of agencies, areas, targets and rules that begin as typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from cchc.cli.command import LANG

if TYPE_CHECKING:  # the start of every command must not wait for the plan's module
    from cchc.plan import Plan, Words

Suggestion = tuple[str, str]
"""What can be typed, and what it means."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Words: ...


def complete_agency(ctx: Any, incomplete: str) -> Iterator[Suggestion]:
    """Yield agencies of the plan whose id begins as typed, with their names."""
    if plan := _plan(ctx):
        yield from _beginning(incomplete, _named(plan.agencies))


def complete_area(ctx: Any, incomplete: str) -> Iterator[Suggestion]:
    """Yield areas of the plan whose id begins as typed, with their names."""
    if plan := _plan(ctx):
        yield from _beginning(incomplete, _named(plan.areas))


def complete_thing(ctx: Any, incomplete: str) -> Iterator[Suggestion]:
    """Yield targets, tasks and agencies of the plan whose id begins as typed."""
    if plan := _plan(ctx):
        yield from _beginning(incomplete, _named((*plan.targets, *plan.agencies)))


def complete_rule(incomplete: str) -> Iterator[Suggestion]:
    """Yield codes of rules that begin as typed, with their names."""
    from cchc.rules import RULES  # only when the shell asks

    yield from _beginning(incomplete, ((rule.code, rule.name) for rule in RULES))


def _named(things: Iterable[_Named]) -> Iterator[Suggestion]:
    return ((thing.id, thing.name.show(LANG)) for thing in things)


def _beginning(typed: str, names: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Those that begin as typed, to the letter: shells put no other in its place."""
    from rich.markup import escape  # typer reads the explanations as markup

    return ((name, escape(words)) for name, words in names if name.startswith(typed))


def _plan(ctx: Any) -> Plan | None:
    """The plan that the command line so far means; None where it cannot be read."""
    from cchc.cli.pipeline import find_plan  # only when the shell asks
    from cchc.errors import CchcError
    from cchc.plan_file import read_plan

    try:
        return read_plan(find_plan(ctx.params.get("plan"), None))
    except CchcError:
        return None
