"""The command line: each command is a module of its own, loaded when it is asked for."""

from __future__ import annotations

import importlib
from typing import Any

import typer

from cchc import __version__
from cchc.cli.command import Group, text
from cchc.cli.completion import CALLBACKS

COMMANDS = ("score", "validate", "summary", "explain", "template", "plan", "rules")
"""The commands, each the name of its module here."""


class _LazyGroup(Group):
    """All commands by name; a module is imported only when its command runs."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options, those that set up completion with our words."""
        params = super().get_params(ctx)
        for param in params:
            if callback := CALLBACKS.get(param.opts[0]):
                param.callback = callback
        return params

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help page."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return importlib.import_module(f"cchc.cli.{cmd_name}").command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section(text("help.commands")):
            formatter.write_dl([(name, text(f"help.command.{name}")) for name in COMMANDS])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """List the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


app = typer.Typer(
    cls=_LazyGroup,
    help=text("help.cchc"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"cchc {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help=text("help.version")
    ),
) -> None:
    del version
