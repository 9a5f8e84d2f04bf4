"""`cchc plan`: check, list, show or describe a plan."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.text import Text

from cchc.cli import options
from cchc.cli.command import Group, make_command, text
from cchc.cli.output import width_of, write_lines, write_text
from cchc.cli.pipeline import choose_language, load_plan
from cchc.reporters.plan_list import report_plan_json, report_plan_text
from cchc.reporters.shown import show_count
from cchc.words import say


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
    write_lines([Text(words)])


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
    elif output is None:
        write_lines(report_plan_text(the_plan, language, width_of(sys.stdout)))
    else:
        lines = report_plan_text(the_plan, language, None)
        write_text((f"{line.plain}\n" for line in lines), output)


COMMANDS: dict[str, Callable[..., None]] = {"check": check, "list": list_}

command: Any = Group(
    name="plan",
    help=text("help.command.plan"),
    commands={name: make_command(run, f"plan.{name}") for name, run in COMMANDS.items()},
    no_args_is_help=True,
    rich_markup_mode=None,
)
