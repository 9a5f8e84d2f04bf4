"""Reads plain values of options and arguments without a validator for each.

Typer has Pydantic build a validator for every parameter of a command, used or not, and that takes
longer than all that is left to do for a quarter. Text, plain numbers and words to choose from need
none; whatever else is typed goes typer's own way, which knows how to complain.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Any

_DIGITS = 9
"""Digits of the longest number that is plain."""


def take_plain_values(param: Any) -> None:
    """Let a parameter of typer's take plain values as they are."""
    param.process_value = partial(_process_value, param)


def _process_value(param: Any, ctx: Any, value: Any) -> Any:
    """Return what a value stands for, as the parameter's own method does."""
    if value is None and not param.required:
        plain: Any = () if param.multiple or param.nargs == -1 else None
    else:
        plain = _plain(param, value)
        if plain is None:
            return type(param).process_value(param, ctx, value)
    return plain if param.callback is None else param.callback(ctx, param, plain)


def _plain(param: Any, value: Any) -> Any:
    """What text, texts, a number or a word to choose stands for; None for anything else."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if kind == list[str]:
        return None if param.required and not value else [*value]
    if not isinstance(kind, type):
        return None
    if isinstance(value, kind):
        return value
    if kind is int and value.isascii() and value.isdecimal() and len(value) <= _DIGITS:
        number = int(value)
        return number if number >= (getattr(param, "min", None) or 0) else None
    if issubclass(kind, StrEnum):
        return next((member for member in kind if member == value), None)
    return None
