"""Runs the command line and turns whatever happens into an exit code and a clear line."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

from typer.main import get_command

from cchc.cli import app
from cchc.cli.completion import prepare_completion
from cchc.cli.language import choose_language, plan_read
from cchc.cli.output import forget_inputs, prepare_streams, write_lines
from cchc.errors import CchcError, PlanError
from cchc.words import Lang, help_language, say

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


def run() -> int:
    """Run the command that the arguments name; return the exit code, as help pages list it."""
    prepare_streams()
    plan_read.set(None)
    forget_inputs()
    completing = prepare_completion()
    try:
        code = get_command(app)(prog_name="cchc", standalone_mode=False)
    except PlanError as error:
        return _plan_wrong(error)
    except CchcError as error:
        usage = error.key.startswith("usage.")
        return _complain(error.show(_usage_language() if usage else _language()))
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as ended:
        # Completion answers the shell so. Elsewhere it is the way out of a help page that nobody
        # reads to its end.
        return int(ended.code or 0) if completing else 0
    except Exception as error:
        return _failed(error)
    if code == INTERRUPTED:
        print(say("error.stopped", _language()), file=sys.stderr)  # noqa: T201 - to stderr
    return code if isinstance(code, int) else 0


def _language() -> Lang:
    """The language of complaints: --lang as typed, else CCHC_LANG, else the plan's."""
    return _typed_language() or choose_language(None, plan_read.get())


def _usage_language() -> Lang:
    """The language of what is wrong with the command line: --lang as typed, else that of help."""
    return _typed_language() or help_language()


def _text(key: str, **details: object) -> str:
    return say(key, _usage_language(), **details)


def _typed_language() -> Lang | None:
    arguments = sys.argv[1:]
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or (arguments[at + 1] if at + 1 < len(arguments) else "")
            if asked in ("vi", "en"):
                return "en" if asked == "en" else "vi"
    return None


def _complain(words: str) -> int:
    from cchc.reporters.shown import show_harmless

    print(f"cchc: {show_harmless(words)}", file=sys.stderr)  # noqa: T201 - to stderr
    return 2


def _plan_wrong(error: PlanError) -> int:
    from cchc.reporters.gate.text_diagnostics import report_diagnostics

    write_lines(report_diagnostics(error.diagnostics, _language(), 100), sys.stderr)
    return 2


def _failed(error: Exception) -> int:
    """A usage error, a typer exit, or a fault of the program."""
    code = getattr(error, "exit_code", None)
    if code is None:
        if os.environ.get("CCHC_DEBUG"):
            raise error
        return _complain(say("error.fault", _language(), error=f"{type(error).__name__}: {error}"))
    if not hasattr(error, "format_message"):
        return int(code)
    ctx = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(ctx.get_help() if ctx else "", file=sys.stderr)  # noqa: T201 - to stderr
        return 2
    _complain(_usage(error))
    if ctx is not None:
        print(_text("usage.try", command=ctx.command_path), file=sys.stderr)  # noqa: T201 - to stderr
    return 2


def _usage(error: Any) -> str:
    """What is wrong with the command line, in the reader's language."""
    show = _USAGE.get(type(error).__name__)
    return (show and show(error)) or str(error.format_message())


def _no_option(error: Any) -> str:
    words = _text("usage.no_option", found=error.option_name)
    near = ", ".join(error.possibilities or ())
    return f"{words}; {_text('diagnostic.nearest', nearest=near)}" if near else words


def _missing(error: Any) -> str | None:
    return _text("usage.missing", name=_name(error.param)) if error.param is not None else None


def _bad_value(error: Any) -> str | None:
    param = error.param
    if param is None:
        return None
    if (least := getattr(param, "min", None)) is not None:
        return _text("usage.bad_number", name=_name(param), least=least)
    choices = getattr(param.type_descriptor, "choices", None)
    if not choices:
        return _text("usage.bad_value", name=_name(param), reason=error.message)
    listed = ", ".join(getattr(each, "value", str(each)) for each in choices)
    return _text("usage.bad_choice", name=_name(param), choices=listed)


def _misused(error: Any) -> str:
    """An option without its value, or with one although it takes none."""
    key = "usage.no_value" if "not take" in error.message else "usage.needs_value"
    return _text(key, name=error.option_name)


def _extra(error: Any) -> str | None:
    found = re.fullmatch(r"Got unexpected extra argument.*\((.*)\)", error.message, re.DOTALL)
    return _text("usage.extra", found=found.group(1)) if found else None


_USAGE: Mapping[str, Callable[[Any], str | None]] = {
    "BadOptionUsage": _misused,
    "BadParameter": _bad_value,
    "MissingParameter": _missing,
    "NoSuchOption": _no_option,
    "UsageError": _extra,
}
"""What can be wrong with a command line, by the name of the exception."""


def _name(param: Any) -> str:
    """How people know an option or argument: by its name, or by what stands in the help."""
    if param.param_type_name == "option":
        return str(param.opts[0])
    return str(param.metavar or param.name)
