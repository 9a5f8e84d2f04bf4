"""`cchc plan`: check, list, show or describe a plan."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from cchc.cli import options
from cchc.cli.command import Group, make_command, text
from cchc.cli.complete import complete_thing
from cchc.cli.output import width_of, write_lines, write_report, write_text
from cchc.cli.pipeline import choose_language, load_plan
from cchc.errors import CchcError
from cchc.plan import Agency, Area, Plan, Target
from cchc.reporters.plan.figures_schema import report_figures_schema
from cchc.reporters.plan.plan_list import report_plan_json, report_plan_text
from cchc.reporters.plan.plan_schema import report_plan_schema
from cchc.reporters.plan.plan_show import report_plan_entry
from cchc.reporters.shown import show_count, show_harmless
from cchc.reporters.styled import Styled
from cchc.spelling import nearest
from cchc.words import Term, say


class Format(StrEnum):
    """Formats of the list of targets."""

    TEXT = "text"
    JSON = "json"


def check(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help=text("help.plan_file"), show_default=False),
    ] = None,
    plan: options.PlanPath = None,
    lang: options.Lang = None,
) -> None:
    """Say whether the plan is sound, or all that is wrong with it."""
    the_plan = load_plan(file or plan)
    language = choose_language(lang, the_plan)
    tasks = sum(target.is_task for target in the_plan.targets)
    words = say(
        "plan.sound",
        language,
        path=the_plan.path,
        areas=len(the_plan.areas),
        agencies=len(the_plan.agencies),
        targets=len(the_plan.targets) - tasks,
        tasks=tasks,
        due=show_count(sum(the_plan.due), language),
    )
    write_lines([Styled(show_harmless(words))])


def list_(
    plan: options.PlanPath = None,
    fmt: Annotated[
        Format, typer.Option("--format", "-f", metavar="text|json", help=text("help.format"))
    ] = Format.TEXT,
    output: options.Output = None,
    lang: options.Lang = None,
) -> None:
    """Print targets and tasks by area."""
    the_plan = load_plan(plan)
    language = choose_language(lang, the_plan)
    if fmt is Format.JSON:
        write_text(report_plan_json(the_plan), output)
    else:
        write_report(partial(report_plan_text, the_plan, language), output)


def show(
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=text("help.thing"),
            show_default=False,
            autocompletion=complete_thing,
        ),
    ],
    plan: options.PlanPath = None,
    lang: options.Lang = None,
) -> None:
    """Print all that the plan says of one target, task, area or agency."""
    the_plan = load_plan(plan)
    language = choose_language(lang, the_plan)
    entry = _entry(the_plan, thing)
    write_lines(report_plan_entry(the_plan, entry, language, width_of(sys.stdout)))


def _entry(plan: Plan, thing: str) -> Target | Area | Agency:
    """What an id names; CchcError with the nearest one where it names nothing."""
    named = plan.agencies_named(thing)
    entry = plan.target_named(thing) or plan.area_by_id.get(thing)
    if entry is not None:
        return entry
    if len(named) == 1:
        return named[0]
    known = (*plan.target_by_id, *plan.area_by_id, *plan.agency_by_id)
    near = ", ".join(each.id for each in named) or nearest(thing, known)
    raise CchcError("error.unknown_id", kind=Term("thing.any"), found=thing, nearest=near)


def schema(
    figures: Annotated[bool, typer.Option("--figures", help=text("help.figures_schema"))] = False,
    plan: options.PlanPath = None,
    output: options.Output = None,
    lang: options.Lang = None,
) -> None:
    """Write the JSON Schema of plan files, or the Table Schema of a plan's figures."""
    if figures:
        the_plan = load_plan(plan)
        write_text(report_figures_schema(the_plan, choose_language(lang, the_plan)), output)
    else:
        write_text(report_plan_schema(), output)


COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "list": list_,
    "show": show,
    "schema": schema,
}

command: Any = Group(
    name="plan",
    help=text("help.command.plan"),
    commands={name: make_command(run, f"plan.{name}") for name, run in COMMANDS.items()},
    no_args_is_help=True,
    rich_markup_mode=None,
)
