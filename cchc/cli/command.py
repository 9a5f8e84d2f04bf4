"""Commands whose help and complaints follow the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cchc.cli.plain_values import take_plain_values
from cchc.errors import CchcError
from cchc.spelling import nearest
from cchc.words import Lang, help_language, say

LANG: Lang = help_language()
"""The language of help texts, settled when the program starts."""


def text(key: str, **details: object) -> str:
    """Return words of the help in its language."""
    return say(key, LANG, **details)


_GIVEN = {
    "--help": "help.help",
    "--install-completion": "help.install_completion",
    "--show-completion": "help.show_completion",
}
"""Options that typer adds, and our words for them."""


class _Help:
    """The layout of a help page, with our headings; plain values are read at once."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # a class beside _Help has it
        for param in params:
            take_plain_values(param)
            if key := _GIVEN.get(param.opts[0]):
                param.help = text(key)
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        params = self.get_params(ctx)
        arguments = [each.metavar or each.name for each in params if _is_argument(each)]
        if isinstance(self, TyperGroup):
            arguments.append(text("help.command_name"))
        usage = " ".join([f"[{text('help.options')}]", *arguments])
        formatter.write_usage(ctx.command_path, usage, prefix=f"{text('help.usage')} ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        sections: dict[str, list[tuple[str, str]]] = {"help.arguments": [], "help.options": []}
        for param in self.get_params(ctx):
            record = _record(param)
            if record is not None:
                kind = "help.arguments" if _is_argument(param) else "help.options"
                sections[kind].append(record)
        for title, records in sections.items():
            if records:
                with formatter.section(text(title)):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        del ctx
        formatter.write_paragraph()
        formatter.write_text(text("help.exit"))


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _record(param: Any) -> tuple[str, str] | None:
    if getattr(param, "hidden", False):
        return None
    if _is_argument(param):
        return param.metavar or param.name, param.help or ""
    names = ", ".join(param.opts)
    if not param.is_flag and param.metavar:
        names += f" {param.metavar}"
    words = param.help or ""
    if param.show_default and param.default not in (None, False, (), []):
        words += f" [{text('help.default', default=param.default)}]"
    return names, words


class Command(_Help, TyperCommand):
    """A command with our help page."""


class Group(_Help, TyperGroup):
    """A group of commands with our help page."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments begin with; CchcError where there is none."""
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            raise CchcError("usage.no_command", found=args[0], nearest=nearest(args[0], known))
        return super().resolve_command(ctx, args)


def make_command(function: Callable[..., None], name: str) -> Any:
    """Return the command of a function; its help is the words `help.command.<name>`."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name.rpartition(".")[2], cls=Command, help=text(f"help.command.{name}"))(function)
    return get_command(app)
