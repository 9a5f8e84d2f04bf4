"""Setting up the shell so that it completes names: what `--install-completion` does and says."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import typer
from typer.completion import install, show_callback  # type: ignore[attr-defined]  # private

from cchc.cli.command import text
from cchc.errors import CchcError

ASKED = "_CCHC_COMPLETE"
"""The variable by which the shell asks for names, and how."""


def prepare_completion() -> bool:
    """Return whether the shell asks for names.

    If so, each is kept on a line of its own with its explanation, however long that is.
    """
    asked = bool(os.environ.get(ASKED))
    if asked:
        os.environ["COLUMNS"] = "10000"
    return asked


def _install(ctx: Any, param: Any, asked: bool) -> None:
    """Write the script where the shell looks for it; CchcError where that cannot be done."""
    del param
    if not asked or ctx.resilient_parsing:
        return
    try:
        with _known_shell(), contextlib.redirect_stdout(io.StringIO()):
            shell, path = install()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CchcError("error.output", path=error.filename or "~", reason=reason) from None
    typer.echo(text("completion.installed", shell=shell, path=path))
    raise typer.Exit


def _show(ctx: Any, param: Any, asked: bool) -> None:
    """Print the script; CchcError where the shell is not known."""
    if not asked or ctx.resilient_parsing:
        return
    with _known_shell(), contextlib.suppress(SystemExit):
        show_callback(ctx, param, asked)
    raise typer.Exit


@contextlib.contextmanager
def _known_shell() -> Iterator[None]:
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    except typer.Exit:
        raise CchcError("usage.no_shell") from None


CALLBACKS: Mapping[str, Callable[..., None]] = {
    "--install-completion": _install,
    "--show-completion": _show,
}
"""What the options of completion do, instead of what typer would."""
